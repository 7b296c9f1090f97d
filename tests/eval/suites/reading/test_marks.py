"""The mark-up of hand-marked documents: stripping and marking are inverses, and what does not nest is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.suites.reading.marks import Head, MarkError, Node, Span, insert, parse, strip, write

WORDS = st.text(alphabet="abgh1é?一/.%", min_size=1, max_size=5)
VALUES = st.text(alphabet="ab 一余%=", min_size=1, max_size=4).filter(lambda value: value == value.strip())
HEADS = st.builds(
    Head,
    WORDS,
    st.lists(WORDS, max_size=2).map(tuple),
    st.dictionaries(st.text(alphabet="kv", min_size=1, max_size=3), VALUES, max_size=2).map(lambda d: tuple(d.items())),
)
TEXTS = st.text(alphabet="一、×*|=\n 　a{}[]《》〔〕", min_size=1, max_size=8)


def joined(content: list[Node | str]) -> tuple[Node | str, ...]:
    """Content as the parser would return it: neighbouring strings are one string."""
    merged: list[Node | str] = []
    for part in content:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    return tuple(merged)


CONTENT = st.recursive(
    st.lists(TEXTS, max_size=2).map(joined),
    lambda inner: st.lists(st.one_of(TEXTS, st.builds(Node, HEADS, inner)), max_size=4).map(joined),
    max_leaves=12,
)


@given(CONTENT)
def test_parse_is_the_inverse_of_write(content: tuple[Node | str, ...]) -> None:
    root = Node(None, content)
    assert parse(write(root)) == root


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, Head]]]:
    """A text and properly nesting marks over it, outer before inner, each with a span of its own."""
    text = draw(st.text(alphabet="一、×*|a\n", min_size=1, max_size=30))
    marks: list[tuple[int, int, Head]] = []
    pending = [(0, len(text), 0)]
    while pending:
        start, end, depth = pending.pop()
        if end - start < 1 or depth > 4 or not draw(st.booleans()):
            continue
        left = draw(st.integers(start, end - 1))
        right = draw(st.integers(left + 1, end))
        if not any((left, right) == mark[:2] for mark in marks):
            marks.append((left, right, draw(HEADS)))
        inside = draw(st.integers(left, right))
        pending += [(left, inside, depth + 1), (inside, right, depth + 1), (right, end, depth + 1)]
    return text, sorted(marks, key=lambda mark: (mark[0], -mark[1]))


@given(marked_texts())
def test_strip_is_the_inverse_of_insert(case: tuple[str, list[tuple[int, int, Head]]]) -> None:
    text, marks = case
    plain = strip(parse(insert(text, marks)))
    assert plain.text == text
    assert [(span.start, span.end, span.head) for span in plain.walk()] == marks


@given(marked_texts())
def test_a_child_lies_inside_its_parent(case: tuple[str, list[tuple[int, int, Head]]]) -> None:
    def check(span: Span) -> None:
        for child in span.inside:
            assert span.start <= child.start < child.end <= span.end
            check(child)

    for span in strip(parse(insert(*case))).spans:
        check(span)


def test_the_first_bar_ends_the_head_and_later_ones_are_text() -> None:
    plain = strip(parse("⟦table|a|b⟧|c"))
    assert plain.text == "a|b|c"
    assert plain.spans == (Span(Head("table"), 0, 3),)


def test_a_space_inside_a_value_is_written_as_an_open_box() -> None:
    head = Head("p", ("date",), (("also", "一 二"),))
    assert str(head) == "p date also=一␣二"
    assert strip(parse(f"⟦{head}|一 二 三⟧")).spans[0].head == head


def test_hidden_marks_leave_with_what_they_hold() -> None:
    plain = strip(parse("有⟦del|二十⟦p quantity|×⟧⟧⟦ins|三十⟧家"), frozenset({"del"}))
    assert plain.text == "有三十家"
    assert plain.spans == (Span(Head("ins"), 1, 3),)


@pytest.mark.parametrize(
    ("marked", "place"),
    [
        ("好⟧", "line 1, column 2"),
        ("一\n⟦p|×", "line 2, column 1"),
        ("⟦p ×⟧", "line 1, column 1"),
        ("⟦|×⟧", "line 1, column 1"),
        ("⟦a⟦b|×⟧⟧", "line 1, column 1"),
    ],
)
def test_what_does_not_nest_is_refused_with_its_place(marked: str, place: str) -> None:
    with pytest.raises(MarkError, match=place):
        parse(marked)


@pytest.mark.parametrize("marks", [[(0, 3), (2, 5)], [(1, 1)], [(2, 9)], [(-1, 2)]])
def test_spans_that_overlap_or_fall_outside_are_refused(marks: list[tuple[int, int]]) -> None:
    with pytest.raises(MarkError):
        insert("一二三四五", [(start, end, Head("p")) for start, end in marks])


def test_a_text_that_holds_a_bracket_is_refused() -> None:
    with pytest.raises(MarkError):
        insert("一⟦二", [])
