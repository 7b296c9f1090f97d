import pytest

from service.documents.lines.numbers import ordinal, read_heading_number


@pytest.mark.parametrize(
    ("line", "level", "count", "written"),
    [
        ("一、目标", 1, 1, "一、"),
        ("十二、目标", 1, 12, "十二、"),
        ("一．目标", 1, 1, "一．"),
        ("第二部分 目标", 1, 2, "第二部分"),
        ("第三章　目标", 1, 3, "第三章"),
        ("（三）目标", 2, 3, "（三）"),
        ("(四)目标", 2, 4, "(四)"),
        ("（五)目标", 2, 5, "（五)"),
        ("㈡目标", 2, 2, "㈡"),
        ("1.目标", 3, 1, "1."),
        ("1．目标", 3, 1, "1．"),
        ("１．目标", 3, 1, "１．"),
        ("10、目标", 3, 10, "10、"),
        ("⒊目标", 3, 3, "⒊"),
        ("（1）目标", 4, 1, "（1）"),
        ("(2)目标", 4, 2, "(2)"),
        ("2）目标", 4, 2, "2）"),
        ("③目标", 4, 3, "③"),
        ("⑵目标", 4, 2, "⑵"),
    ],
)
def test_every_style_has_its_level(line: str, level: int, count: int, written: str) -> None:
    number = read_heading_number(line)
    assert number is not None
    assert (number.level, number.ordinal, number.written) == (level, count, written)
    assert line[: number.end] == written


@pytest.mark.parametrize(
    "line",
    [
        "2.5亿元到位",
        "2025年目标",
        "3月5日",
        "一是目标",
        "十九届",
        "（草案）",
        "第一阶段：动员",
        "第一，目标",
        "",
        "目标",
        "1,200人",
    ],
)
def test_what_only_looks_like_a_number_is_none(line: str) -> None:
    assert read_heading_number(line) is None


@pytest.mark.parametrize(
    ("written", "count"), [("二十一、", 21), ("（十）", 10), ("⒛", 20), ("①", 1), ("一百零二", 102)]
)
def test_ordinals(written: str, count: int) -> None:
    assert ordinal(written) == count
