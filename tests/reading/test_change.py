import pytest

from service.reading.change import Change, change_before, directed


@pytest.mark.parametrize(
    ("before", "change"),
    [
        ("集中学习场次同比增长", Change("up", "by")),
        ("粮食产量增长到", Change("up", "to")),
        ("漏损率下降至", Change("down", "to")),
        ("办理时限压缩了", Change("down", "by")),
        ("覆盖率提高到", Change("up", "to")),
        ("户数减少到了", Change("down", "to")),
        ("覆盖率降至", Change("down", "to")),
        ("开展集中学习", None),
        ("增长之后的", None),
        ("", None),
    ],
)
def test_words_of_change_before_a_value(before: str, change: Change | None) -> None:
    assert change_before(before) == change


@pytest.mark.parametrize(
    ("label", "negative", "expected"),
    [
        ("投诉量同比增长", True, ("投诉量同比下降", True)),
        ("投诉量同比增长", False, ("投诉量同比增长", True)),
        ("投诉量同比下降", True, ("投诉量同比下降", True)),
        ("投诉量同比下降", False, ("投诉量同比上升", True)),
        ("培训人数增加了", True, ("培训人数减少了", True)),
        ("营业收入增长率", True, ("营业收入增长率", False)),
        ("收支差额", True, ("收支差额", False)),
    ],
)
def test_the_label_says_the_direction(label: str, negative: bool, expected: tuple[str, bool]) -> None:
    assert directed(label, negative) == expected
