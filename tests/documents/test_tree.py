from service.documents.genres import load_genres
from service.documents.inspect import render_tree
from tests.documents.reading import DIRS, read


def test_a_person_sees_outline_points_blanks_and_noise() -> None:
    document = read(
        "县水务局防汛工作总结\n县政府：\n一年来，出动×余人次。\n一、主要做法\n（一）抓巡查。一是看闸站。每天两次。\n"
        "二是看堤防。每周一次。\n组长：张某\n注：以上。\n县水务局\n2025年3月5日\n— 1 —"
    )
    tree = render_tree(document, load_genres(DIRS))
    assert "文种：工作总结（把握 9" in tree
    assert "标题：县水务局防汛工作总结\n主送：县政府\n落款：县水务局　2025年3月5日" in tree
    assert "├ 一、主要做法\n    ├ （一）抓巡查　〔连排〕\n        · 一是看闸站" in tree
    assert "[数量] ×余人次" in tree
    assert "组长：张某" in tree
    assert "剔除的杂质：1 处\n  — 1 —" in tree


def test_a_missing_part_is_named_as_such() -> None:
    text = "目录\n某县创建申请报告\t1\n某县创建工作总结\t2\n某县创建申请报告\n县文明办：\n特申请创建文明单位。"
    tree = render_tree(read(text))
    assert "■ 某县创建申请报告　〔application_report〕" in tree
    assert "■ 某县创建工作总结　〔work_summary〕　【目录列出，文中没有】" in tree


def test_an_empty_document_has_a_tree_too() -> None:
    assert "没有小标题和分点" in render_tree(read("今年有成效。"))
