"""What holds for every text: nothing raises, every span lies where it says it does, and the cost stays linear."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.documents.document import Document, Section
from service.documents.lines.joining import join_lines
from service.documents.lines.lines import read_lines
from tests.documents.reading import read

PIECES = [
    *(
        "一、",
        "（二）",
        "(三)",
        "4.",
        "5．",
        "6、",
        "（7）",
        "⑧",
        "一是",
        "二是",
        "首先，",
        "其次，",
        "最后，",
        "第一，",
    ),
    *(
        "——",
        "①",
        "②",
        "加强领导",
        "指导思想",
        "取得成效",
        "。",
        "；",
        "：",
        "，",
        "！",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
    ),
    *("\n", "\n\n", "　　", " ", "\t", "|", "目录", "……3", "附件：", "附件1", "注：", "组  长：", "张某、李某"),
    *("2025年3月5日", "区教育局", "×年×月×日", "**", "×", "— 3 —", "12", "来源：网络", "QQ群：123456", "版权所有"),
    *(
        "&nbsp;",
        "\u200b",
        "\ufeff",
        "\ufffd",
        "#",
        "## ",
        "---\n",
        "a: b\n",
        "true",
        "😀",
        "\U000e0041",
        "\ud800",
        "\r",
        "\x0c",
    ),
    *("工作总结", "申请报告", "各位代表：", "区文明办："),
]
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.text(max_size=200))


def spans_lie_inside(document: Document) -> None:
    size = len(document.text)
    for items in (document.headings, document.points, document.noise, document.tables, document.paragraphs):
        spans = [(item.start, item.end) for item in items]
        assert all(0 <= start <= end <= size for start, end in spans)
        assert all(a[0] <= b[0] for a, b in pairwise(spans))
    assert all(a.end <= b.start for a, b in pairwise(document.noise))
    assert all(a.end <= b.start for a, b in pairwise(document.headings))
    assert all(a.end <= b.start for a, b in pairwise(document.paragraphs))


def sections_nest(sections: tuple[Section, ...], start: int, end: int) -> None:
    for section in sections:
        assert start <= section.start <= section.end <= end
        start = section.end
        sections_nest(section.children, section.start, section.end)


@settings(max_examples=250, deadline=None)
@given(texts)
def test_any_text_is_read(text: str) -> None:
    document = read(text)
    assert document.text == text
    spans_lie_inside(document)
    sections_nest(document.sections, 0, len(text))
    assert 0 <= document.genre_confidence <= 1
    assert all(1 <= h.level <= 4 and h.title and (h.number is None) == h.inferred for h in document.headings)
    assert all(p.theme is None or 0 < len(p.theme) <= 30 for p in document.points)
    assert all(text[n.start : n.end] == n.text for n in document.noise)


def visible(document: Document, start: int, end: int) -> str:
    """A stretch of the text as it is read: noise, white space and emphasis signs left out."""
    hidden = {place for n in document.noise for place in range(n.start, n.end)}
    kept = (char for place, char in enumerate(document.text[start:end], start) if place not in hidden)
    return "".join(char for char in kept if not char.isspace() and char not in "*\u200b\ufeff")


def squeezed(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in "*\u200b\ufeff")


@settings(max_examples=250, deadline=None)
@given(texts)
def test_a_headings_span_is_its_number_and_title(text: str) -> None:
    document = read(text)
    for heading in document.headings:
        assert visible(document, heading.start, heading.end) == squeezed((heading.number or "") + heading.title)
    for point in document.points:
        assert visible(document, point.start, point.end).startswith(squeezed(point.number))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_joined_lines_keep_every_character_and_its_place(text: str) -> None:
    lines = join_lines(read_lines(text))
    shown = [(char, line.at(index)) for line in lines for index, char in enumerate(line.text)]
    assert all(text[place] == char for char, place in shown)
    assert [place for _, place in shown] == sorted({place for _, place in shown})


def test_paragraphs_leave_out_what_has_a_name_of_its_own() -> None:
    document = read(
        "区教育局工作总结\n区政府：\n一年来，有成效。\n一、做法\n（一）抓学习。学了。\n单位\t数量\n甲\t3\n二、打算\n继续。\n"
        "附件：名单\n区教育局\n2025年3月5日\n注：以上。"
    )
    assert [document.text[p.start : p.end] for p in document.paragraphs] == [
        "一年来，有成效。",
        "（一）抓学习。学了。",
        "继续。",
    ]


def test_placeholders_inside_noise_are_not_the_documents() -> None:
    body = "今年以来，区教育局举办讲座×场，取得明显成效，群众满意度持续提升，各项任务完成。"
    document = read(f"工作总结\n{body}\n版权所有 ×××网 侵权必究\n{body}")
    assert [n.text for n in document.noise] == ["版权所有 ×××网 侵权必究"]
    assert [p.text for p in document.placeholders] == ["×场", "×场"]


GROWING = [
    *("一、加强领导。落实责任。\n", "1.经费\n2.人员\n", "（一）甲\n乙丙丁\n（九）戊\n", "一是学；二是做。", "1\n2\n"),
    *("推进\n\u200b\n", "甲\t乙\n", "QQ12345\n题\n", "“（《", "目录\n总结…1\n", "附件：\n1.表\n", "——", "。", "　\n"),
    *("<p ", "&#1", "标题\n"),
]


@pytest.mark.parametrize("piece", GROWING)
def test_steps_grow_no_faster_than_the_text(piece: str) -> None:
    """Counted in line events of our own modules, not in time."""
    small, large = (steps(piece * (size // len(piece))) for size in (2_000, 16_000))
    assert large <= 12 * small + 2_000


def steps(text: str) -> int:
    import sys
    from types import FrameType
    from typing import Any

    count = 0

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        if "/documents/" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    read("预热。")
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return count
