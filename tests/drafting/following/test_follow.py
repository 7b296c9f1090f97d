"""Following a sample: slots filled, gaps marked or left out, claims only with a fact, the sample's own words moved."""

import pytest

from service.brief import Brief
from service.documents.source import SourceText
from service.draft import Block, Span, Status
from service.drafting.drafting import draft_section, take_snapshot, write
from service.drafting.repairing.repair import cut
from service.drafting.resources import Resources
from service.errors import NotFoundError
from tests.drafting.conftest import MakeBrief

SAMPLE = """某市供水局2024年工作总结
一、抓好学习
2024年，某市供水局开展集中学习×次，撰写调研报告**篇。我市供水行业被评为全国文明行业。
二、抓好供水
（一）建好管网。新建管网12公里，改造老旧管网8公里。
（二）管好水质。开展水质检测260次，合格率99.8%。
"""


@pytest.fixture(scope="module")
def sample(resources: Resources) -> str:
    """The id of the sample, in the library of these tests."""
    summary, _ = resources.library.add("供水局总结.txt", SAMPLE.encode())
    return summary.id


def follow(resources: Resources, brief: Brief) -> str:
    return draft_section(brief, resources).text


def following(make_brief: MakeBrief, sample: str, section: str, *facts: object, **fields: object) -> Brief:
    return make_brief(*facts, follow={"sample": sample, "section": section}, **fields)


def test_labelled_facts_fill_their_slots_and_the_rest_is_marked(
    resources: Resources, make_brief: MakeBrief, sample: str
) -> None:
    brief = following(make_brief, sample, "抓好学习", {"label": "开展集中学习", "value": "11", "unit": "次"})
    draft = draft_section(brief, resources)
    assert "集中学习11次" in draft.text
    assert "【待补：" in draft.text
    assert "×" not in draft.text
    assert "**" not in draft.text
    assert draft.status is Status.NEEDS_FACTS
    assert [missing.type for missing in draft.missing].count("quantity") == 1


def test_dropping_leaves_out_the_clause_and_lists_it(resources: Resources, make_brief: MakeBrief, sample: str) -> None:
    brief = following(
        make_brief,
        sample,
        "抓好学习",
        {"label": "开展集中学习", "value": "11", "unit": "次"},
        requirements={"on_missing": "drop"},
    )
    draft = draft_section(brief, resources)
    assert "集中学习11次。" in draft.text
    assert "调研报告" not in draft.text
    assert "【待补" not in draft.text
    assert any(missing.dropped and "调研报告" in missing.label for missing in draft.missing)


def test_a_claim_survives_only_with_a_fact(resources: Resources, make_brief: MakeBrief, sample: str) -> None:
    study = {"label": "开展集中学习", "value": "11", "unit": "次"}
    without = follow(resources, following(make_brief, sample, "抓好学习", study, requirements={"on_missing": "drop"}))
    assert "文明行业" not in without
    claim = "我县供水行业被评为全国文明行业"
    assert "被评为全国文明行业" in follow(resources, following(make_brief, sample, "抓好学习", study, claim))


def test_run_in_headings_keep_their_place_and_their_facts(
    resources: Resources, make_brief: MakeBrief, sample: str
) -> None:
    brief = following(
        make_brief, sample, "抓好供水", "新建管网15公里，改造老旧管网6公里", "开展水质检测312次，合格率100%"
    )
    text = follow(resources, brief)
    assert "（一）建好管网。新建管网15公里，改造老旧管网6公里。" in text
    assert "（二）管好水质。开展水质检测312次，合格率100%。" in text


def test_no_former_value_and_no_former_unit_survives(resources: Resources, make_brief: MakeBrief, sample: str) -> None:
    brief = following(make_brief, sample, "抓好供水", "新建管网15公里")
    text = follow(resources, brief)
    for former in ("12公里", "8公里", "260次", "99.8%", "某市供水局", "我市"):
        assert former not in text


def test_a_fact_without_a_place_is_reported(resources: Resources, make_brief: MakeBrief, sample: str) -> None:
    brief = following(make_brief, sample, "抓好供水", "新建管网15公里", "慰问困难职工36人")
    unused = draft_section(brief, resources).facts.unused
    assert [item.id for item in unused] == ["f2"]
    assert "样稿" in unused[0].reason


def test_a_section_that_is_not_there_is_named_with_those_that_are(
    resources: Resources, make_brief: MakeBrief, sample: str
) -> None:
    with pytest.raises(NotFoundError, match="抓好供水"):
        follow(resources, following(make_brief, sample, "抓好绿化", "植树15亩"))


def test_cutting_a_block_moves_its_spans() -> None:
    block = Block(
        "b1", "paragraph", "甲乙。丙12次。丁3人。", spans=(Span(4, 7, "fact", "f1.1"), Span(9, 11, "fact", "f2.1"))
    )
    kept = cut(block, [(3, 8)])
    assert kept.text == "丙12次。"
    assert [(kept.text[span.start : span.end], span.fact) for span in kept.spans] == [("12次", "f1.1")]


def test_writing_again_from_the_snapshot_gives_the_same(
    resources: Resources, make_brief: MakeBrief, sample: str
) -> None:
    brief = following(make_brief, sample, "抓好供水", "新建管网15公里")
    snapshot = take_snapshot(brief, resources)
    assert write(snapshot, resources) == write(snapshot, resources)


LAST_YEAR = """某市档案馆2024年工作总结
一、抓好服务
（一）查档更便捷。全年接待查档1260人次，出具
证明8
60份，群众评价良好。
- 2 -
（二）展览更鲜活。举办主题展览4期，印发《馆藏精品图册》3000册。组织青年讲解员走进校园。
二、抓好安全
1.严格巡查。开展库房巡查52次。
2.更新设备。更换消防器材36具。
特此报告。

某市档案馆
2024年12月20日
"""


@pytest.fixture(scope="module")
def archive(resources: Resources) -> str:
    return resources.library.add("档案馆总结.txt", LAST_YEAR.encode())[0].id


def test_wrapped_lines_and_page_numbers_of_the_sample_are_mended(
    resources: Resources, make_brief: MakeBrief, archive: str
) -> None:
    text = follow(resources, following(make_brief, archive, "抓好服务", "接待查档1390人次，出具证明912份"))
    assert "接待查档1390人次，出具证明912份" in text
    for former in ("- 2 -", "1260", "60份", "3000", "馆藏精品图册"):
        assert former not in text


def test_what_closes_and_signs_the_sample_is_not_part_of_its_last_section(
    resources: Resources, make_brief: MakeBrief, archive: str
) -> None:
    draft = draft_section(following(make_brief, archive, "抓好安全", "开展库房巡查48次"), resources)
    assert "特此报告" not in draft.text
    assert "档案馆" not in draft.text
    assert not any("成文日期" in missing.label or "落款" in missing.label for missing in draft.missing)


def test_levels_below_the_section_are_not_skipped(resources: Resources, make_brief: MakeBrief, archive: str) -> None:
    text = follow(resources, following(make_brief, archive, "抓好安全", "开展库房巡查48次"))
    assert "（一）严格巡查。" in text


def test_a_theme_of_which_nothing_is_left_goes_too(resources: Resources, make_brief: MakeBrief, archive: str) -> None:
    brief = following(make_brief, archive, "抓好安全", "更换消防器材40具", requirements={"on_missing": "drop"})
    text = follow(resources, brief)
    assert "严格巡查" not in text
    assert "（一）更新设备。更换消防器材40具。" in text


def test_what_a_marked_claim_asks_holds_no_value_of_the_sample(resources: Resources, make_brief: MakeBrief) -> None:
    sample = "某校2024年工作总结\n一、抓好创建\n获评全市文明校园和2023年度全省绿色学校。开展学习8次。\n"
    name = resources.library.add("创建.txt", sample.encode())[0].id
    draft = draft_section(following(make_brief, name, "抓好创建", "开展学习9次"), resources)
    assert "【待补：是否仍属实：" in draft.text
    assert "2023" not in draft.text
    assert "2023" not in "".join(missing.label for missing in draft.missing)


def test_bare_clauses_that_only_go_on_with_a_claim_are_asked_for_with_it(
    resources: Resources, make_brief: MakeBrief
) -> None:
    sample = (
        "某校2024年工作总结\n一、严肃作风\n制定《教职工平时考核办法》，按月评定等次，"
        "对连续3次评为“一般”的12名教师进行提醒谈话。坚持开门办学，压减会议7场，取消重复报表，让教师有更多时间备课。\n"
    )
    name = resources.library.add("作风.txt", sample.encode())[0].id
    draft = draft_section(following(make_brief, name, "严肃作风", "压减会议9场"), resources)
    labels = [missing.label for missing in draft.missing]
    assert "是否仍属实：制定《…》，按月评定等次" in labels
    assert "，按月评定等次，" not in draft.text
    assert "考核办法" not in draft.text
    assert any("连续…次" in label and "…名" in label for label in labels)
    assert draft.text.rstrip().endswith("让教师有更多时间备课。")


def test_a_table_of_the_sample_is_asked_for(resources: Resources, make_brief: MakeBrief) -> None:
    table = "年级\t班数\t人数\n七年级\t6\t280\n八年级\t6\t276\n九年级\t5\t240\n"
    sample = f"某校2024年工作总结\n一、抓好教学\n开展教研8次。\n{table}"
    name = resources.library.add("教学.txt", sample.encode())[0].id
    draft = draft_section(following(make_brief, name, "抓好教学", "开展教研9次"), resources)
    assert "280" not in draft.text
    assert any("表格（年级、班数、人数）" in missing.label for missing in draft.missing)


def test_what_is_followed_is_reported(resources: Resources, make_brief: MakeBrief, archive: str) -> None:
    draft = draft_section(following(make_brief, archive, "抓好安全", "开展库房巡查48次"), resources)
    assert [(ref.sample, ref.section) for ref in draft.grounding] == [(archive, "抓好安全")]


def test_a_period_that_the_facts_name_alike_stays(resources: Resources, make_brief: MakeBrief) -> None:
    sample = "某局2024年工作总结\n一、抓好出口\n一季度出口3100万元，二季度出口3600万元。\n"
    name = resources.library.add("出口.txt", sample.encode())[0].id
    draft = draft_section(following(make_brief, name, "抓好出口", "一季度出口3200万元"), resources)
    assert "一季度出口3200万元，" in draft.text
    assert "二季度" not in draft.text


def test_a_year_in_chinese_digits_moves_on(resources: Resources, make_brief: MakeBrief) -> None:
    sample = "某局二〇二四年工作总结\n一、抓好文体\n二〇二四年，建成文化广场2个。\n"
    name = resources.library.add("文体.txt", sample.encode())[0].id
    draft = draft_section(following(make_brief, name, "抓好文体", "建成文化广场5个"), resources)
    assert "二〇二五年，建成文化广场5个。" in draft.text


def test_a_blank_title_takes_the_title_of_its_kind(resources: Resources, make_brief: MakeBrief) -> None:
    sample = "某镇工作总结\n一、抓好治理\n制定《××××方案》，修订《××××公约》。\n"
    name = resources.library.add("治理.txt", sample.encode())[0].id
    facts = ("修订《石桥镇村民公约》", "制定《石桥镇整治方案》")
    draft = draft_section(following(make_brief, name, "抓好治理", *facts), resources)
    assert "制定《石桥镇整治方案》，修订《石桥镇村民公约》。" in draft.text


def test_a_sample_may_be_given_besides_the_library(resources: Resources, make_brief: MakeBrief) -> None:
    brief = make_brief("开展巡河12次", follow={"sample": "nowhere"})
    snapshot = take_snapshot(brief, resources, followed=SourceText("样稿", "开展巡河×次。"))
    assert "开展巡河12次。" in write(snapshot, resources).blocks[1].text


@pytest.mark.parametrize(
    ("template", "facts", "said"),
    [
        ("推出系列微视频《×》《×》。", ["推出系列微视频《红帆》《灯塔》"], "推出系列微视频《红帆》《灯塔》。"),
        ("与×集团、××集团签订协议。", ["与金龙集团、远洋集团签订协议"], "与金龙集团、远洋集团签订协议。"),
        (
            "整顿×个软弱涣散和×个后进村党组织。",
            ["整顿3个软弱涣散和5个后进村党组织"],
            "整顿3个软弱涣散和5个后进村党组织。",
        ),
        ("打造×个文化广场。", ["打造6个文化广场"], "打造6个文化广场。"),
    ],
)
def test_a_clause_that_a_fact_has_word_for_word_takes_its_values_in_order(
    resources: Resources, make_brief: MakeBrief, template: str, facts: list[str], said: str
) -> None:
    summary, _ = resources.library.add("照写.txt", f"某区委组织部2024年工作总结\n一、工作情况\n{template}\n".encode())
    draft = draft_section(following(make_brief, summary.id, "工作情况", *facts), resources)
    assert draft.text.endswith(said)
    assert draft.facts.unused == ()


@pytest.mark.parametrize(
    ("template", "fact"),
    [
        ("打造×个文化广场。", "拟打造6个文化广场"),
        ("新建学校×所。", "一季度，新建学校3所"),
        ("新建学校×所。", "去年新建学校3所"),
    ],
)
def test_a_clause_in_other_conditions_is_asked_for(
    resources: Resources, make_brief: MakeBrief, template: str, fact: str
) -> None:
    summary, _ = resources.library.add("另问.txt", f"某区委组织部2024年工作总结\n一、工作情况\n{template}\n".encode())
    draft = draft_section(following(make_brief, summary.id, "工作情况", fact), resources)
    assert "【待补：" in draft.text
