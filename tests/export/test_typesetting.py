import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.export.typesetting import title_lines, width


@pytest.mark.parametrize(
    ("text", "expected"),
    [("公文", 2), ("2025年3月5日", 6), ("“两个”——…", 7), ("××市", 3), ("１２", 2), ("", 0), ("Word 文档", 4.5)],
)
def test_width_in_characters(text: str, expected: float) -> None:
    assert width(text) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("政府工作报告",),
        ("关于开展学习教育活动情况的报告",),
        ("××集团有限公司", "关于创建省级文明单位的申请报告"),
        ("××县教育局2025年", "工作总结和2026年工作计划"),
        ("在全市组织部长会议", "暨“基层党建质量提升年”", "动员部署会议上的讲话"),
        ("××大学附属医院党委", "关于开展“不忘初心、牢记使命”主题教育", "整改落实情况“回头看”工作的自查报告"),
        ("奋力推进高质量发展为建设现代化新区而努力", "——在区第×次会议上的报告"),
    ],
)
def test_titles_break_by_sense(lines: tuple[str, ...]) -> None:
    assert title_lines("".join(lines), 20) == lines


def test_given_breaks_are_kept() -> None:
    assert title_lines("××市××局\n工作总结", 20) == ("××市××局", "工作总结")


WORDS = st.sampled_from(
    ["关于", "××市", "《办法》", "“双拥”", "的", "工作", "情况", "2025年", "报告", "和", "、", "——", "A1", "（试行）"]
)


@settings(deadline=None, derandomize=True)
@given(st.lists(WORDS, min_size=1, max_size=60).map("".join))
def test_lines_are_the_title_and_fit(title: str) -> None:
    lines = title_lines(title, 20)
    assert "".join(lines) == title
    assert all(0 < width(line) <= 20 for line in lines)


@settings(deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(["关于", "××市", "工作", "情况", "的", "报告", "和", "建设", "群众"]), min_size=8, max_size=20
    ).map("".join)
)
def test_no_line_begins_with_what_cannot_begin_one(title: str) -> None:
    for line in title_lines(title, 20)[1:]:
        assert not line.startswith(("的", "》", "”"))
