"""Markdown emphasis told apart from blanks: **重点** is a mark around a word, ``**县`` and ``**余人次`` are blanks."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from service.text.range import Range

_MARKDOWN = re.compile(r"^(?:#{1,6} |[-+] |\d{1,3}\. \*\*|\*\*[^*\n]{1,60}\*\*[ \t]*$)", re.MULTILINE)
_LONGEST, _SHORT = 200, 40
_STOPS = "。：；！？:"
_EDGE = ("", *"\n \u3000\t，。；：、！？（(“「")


def emphasised(text: str, stars: Sequence[Range], strong: Callable[[str, int], bool]) -> frozenset[int]:
    """The starts of those star runs that open or close an emphasis.

    ``stars`` are the spans in order; ``strong(text, end)`` says that what follows a run can only follow a blank.
    """
    marks: set[int] = set()
    evident = sum(strong(text, end) for _, end in stars) >= 2
    markdown = len(stars) > 1 and _MARKDOWN.search(text) is not None
    at = 0
    while at + 1 < len(stars):
        if _is_pair(text, stars[at], stars[at + 1], strong, evident, markdown):
            marks |= {stars[at][0], stars[at + 1][0]}
            at += 1
        at += 1
    return frozenset(marks)


def underlined(text: str, runs: Sequence[Range]) -> frozenset[int]:
    """The starts of those runs that open or close an emphasis by underscores (__word__) in a Markdown text."""
    if _MARKDOWN.search(text) is None:
        return frozenset()
    marks: set[int] = set()
    for opening, closing in pairwise(runs):
        if opening[0] in marks or opening.of(text) != "__" or closing.of(text) != "__":
            continue
        around = text[max(0, opening[0] - 1) : opening[0]], text[closing[1] : closing[1] + 1]
        if all(sign in _EDGE for sign in around) and re.fullmatch("[^\n_]{4,40}", text[opening[1] : closing[0]]):
            marks |= {opening[0], closing[0]}
    return frozenset(marks)


def _is_pair(
    text: str,
    opening: Range,
    closing: Range,
    strong: Callable[[str, int], bool],
    evident: bool,
    markdown: bool,
) -> bool:
    """Whether two neighbouring runs are one emphasis. ``evident``: the text blanks with stars elsewhere."""
    length = opening[1] - opening[0]
    content = text[opening[1] : closing[0]]
    if length > 3 or not 1 <= len(content) <= _LONGEST:
        return False
    noted = length == 2 and content[0].isdigit() and closing[1] - closing[0] == 3  # **45万条*** with a footnote
    if closing[1] - closing[0] != length and not noted:
        return False
    if "\n" in content or content != content.strip() or not re.match(r"[\w《“（【×＿]", content):
        return False
    if re.search(r"(?:[、，由与和及向请被对给让以为在从达近约超第]|(?<!做)到|推荐|邀请)$", content):
        return False
    if re.match(r"[为任等在与和于]|同志|担任", content):
        return False
    if strong(text, opening[1]):
        return False
    before, after = text[max(0, opening[0] - 1) : opening[0]], text[closing[1] : closing[1] + 1]
    sentence = content[-1] in _STOPS
    framed = before in _EDGE and (sentence or after in _EDGE or after in "）)”")
    if strong(text, closing[1]):
        return framed and sentence
    if evident:
        return len(content) <= _SHORT and (
            framed or markdown or (after in _EDGE and _is_slogan(text, opening, content))
        )
    return framed or markdown or re.search("[，；]", content) is None


_URGED = re.compile(
    r"(?:坚持|做到|实现|突出|体现|强化|树立|把握|紧扣|注重|推行|推进|落实|践行|确保|力求|围绕|聚焦|的|出|了)$"
)


def _is_slogan(text: str, opening: Range, content: str) -> bool:
    """Whether a phrase of Chinese words alone is what the verb before it urges (坚持**送温暖不断线**，)."""
    before = text[max(0, opening[0] - 2) : opening[0]]
    return len(content) >= 4 and bool(re.fullmatch("[\u4e00-\u9fff、，]+", content)) and bool(_URGED.search(before))
