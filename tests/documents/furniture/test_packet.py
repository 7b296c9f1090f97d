import pytest

from service.documents.furniture.packet import same_title
from tests.documents.reading import outline, read

APPLICATION = "某县创建节水型单位申请报告\n县节水办：\n我局具备条件，特申请创建节水型单位。\n某县水务局\n2025年3月5日\n"
PLAN = "某县节水型单位创建工作计划\n为推进创建，制定本计划。\n一、创建目标\n人均用水量下降。\n"
SUMMARY = "某县节水型单位创建工作总结\n一年来，成效明显。\n一、加强宣传\n举办讲座十场。\n"
TITLES = ("某县创建节水型单位申请报告", "某县节水型单位创建工作计划", "某县节水型单位创建工作总结")


def contents(*entries: str) -> str:
    return "目　录\n" + "".join(f"{entry}\n" for entry in entries)


def found(text: str) -> list[tuple[str, str, bool]]:
    document = read(text)
    for part in document.parts:
        title = part.title if part.start < part.end else ""
        assert (
            document.text[part.start :].replace("\n", "").startswith(title) or title[:2] in document.text[part.start :]
        )
    return [(part.title, part.genre, part.start < part.end) for part in document.parts]


WHOLE = [
    (TITLES[0], "application_report", True),
    (TITLES[1], "work_plan", True),
    (TITLES[2], "work_summary", True),
]


@pytest.mark.parametrize(
    "pages",
    ["{0}\t{1}", "{0}………………{1}", "{0}........{1}", "{0}    {1}", "{0}（{1}）", "{0}", "{2}.{0}……{1}", "{2}、{0}"],
)
def test_contents_with_and_without_page_numbers(pages: str) -> None:
    entries = [pages.format(title, page, page) for page, title in enumerate(TITLES, 1)]
    assert found(contents(*entries) + APPLICATION + PLAN + SUMMARY) == WHOLE


def test_a_packet_has_its_genre_and_its_parts_have_their_headings() -> None:
    document = read(contents(*(f"{title}\t1" for title in TITLES)) + APPLICATION + PLAN + SUMMARY)
    assert (document.genre, document.title, document.addressee) == ("packet", None, "县节水办")
    assert document.signature.organ == "某县水务局"
    assert [title for _, _, title, _ in outline(document)] == ["创建目标", "加强宣传"]
    assert document.genre_confidence > 0.9


def test_a_part_that_is_named_and_not_there() -> None:
    text = contents(*(f"{title}\t1" for title in TITLES)) + APPLICATION + SUMMARY
    assert found(text) == [WHOLE[0], (TITLES[1], "work_plan", False), WHOLE[2]]
    part = read(text).parts[1]
    assert part.start == part.end


def test_titles_are_found_whatever_their_white_space_and_blanks() -> None:
    text = contents("×县×局创建申请报告\t1", "×县×局工作总结\t2")
    text += "**县**局创建\n申请报告\n县节水办：\n特申请。\n**县 **局工作总结\n一年来，成效明显。"
    assert [part.title for part in read(text).parts] == ["**县**局创建申请报告", "**县 **局工作总结"]


def test_a_broken_first_table_of_contents() -> None:
    text = (
        f"目. 录\n{TITLES[0]}\t2\n某县节水型单\n\n"
        + contents(*(f"{t}\t1" for t in TITLES))
        + APPLICATION
        + PLAN
        + SUMMARY
    )
    assert found(text) == WHOLE


def test_titles_without_the_name_of_the_unit() -> None:
    text = contents(*(f"{title[2:]}\t1" for title in TITLES)) + APPLICATION + PLAN + SUMMARY
    assert found(text) == WHOLE


def test_the_mark_of_an_attached_page_belongs_to_no_part() -> None:
    text = contents(*(f"{title}\t1" for title in TITLES)) + f"附件1\n{APPLICATION}附件2\n{PLAN}附件3\n{SUMMARY}"
    document = read(text)
    assert [document.text[p.end - 3 : p.end] for p in document.parts] == ["月5日", "下降。", "十场。"]


@pytest.mark.parametrize(
    "text",
    [
        "某县工作报告\n目录\n一、回顾\t1\n二、打算\t3\n一、回顾\n经济平稳。\n二、打算\n继续努力。",
        contents(f"{TITLES[2]}\t1") + SUMMARY,
        "工作总结\n一年来，编制完成目录三卷。\n目录\n归档完毕。",
        "目录",
    ],
)
def test_what_is_no_packet(text: str) -> None:
    document = read(text)
    assert document.parts == ()
    assert document.genre != "packet"


def test_titles_compare_without_white_space_and_with_blanks_alike() -> None:
    assert same_title("×市 ×局2024年总结") == same_title("＿＿市**局\n×年总结".replace("\n", ""))
