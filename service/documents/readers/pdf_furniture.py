"""What belongs to the page and not to the document: page numbers, running heads, tilted watermarks."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import ceil
from statistics import median

from service.documents.readers.pdf_layout import Line, Page

_EDGE = 0.15
_PAGE_NUMBER = re.compile(
    r"[—–―\-－·•\s]*(?:第\s*)?\d{1,4}\s*页?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[—–―\-－·•\s]*"
)
_SURE_NUMBER = re.compile(
    r"[—–―\-－·•]+\s*\d{1,4}\s*[—–―\-－·•]+|第\s*\d{1,4}\s*页(?:\s*[/／,，]?\s*共\s*\d{1,4}\s*页)?"
)
"""A page number that cannot be anything else, however near the body is."""
_SHARE_OF_PAGES = 0.3


def without_furniture(pages: Sequence[Page]) -> tuple[list[Page], tuple[str, ...]]:
    """The pages without their furniture, and the furniture's texts, each once, in order."""
    at_edges = [_at_edges(page) for page in pages]
    repeated = _repeated(at_edges)
    removed: dict[str, None] = {}
    kept = []
    for page, edge in zip(pages, at_edges, strict=True):
        own = []
        outer = _outer(page)
        for line in page.lines:
            at_edge = line in edge
            head = line in outer and (_key(line) in repeated or _SURE_NUMBER.fullmatch(line.text) is not None)
            if line.tilted or head or (at_edge and (_PAGE_NUMBER.fullmatch(line.text) or _key(line) in repeated)):
                removed[line.text] = None
            else:
                own.append(line)
        kept.append(Page(tuple(own), page.width, page.height))
    return kept, tuple(removed)


def _outer(page: Page) -> frozenset[Line]:
    """The first and the last line of a page, where they stand in its margins: what other pages have there too is a
    running head even where too few lines tell how far apart from the body it is."""
    upright = [line for line in page.lines if not line.tilted]
    if not upright:
        return frozenset()
    first, last = max(upright, key=lambda line: line.bottom), min(upright, key=lambda line: line.bottom)
    above = {first} if first.bottom > page.height * (1 - _EDGE) else set()
    return frozenset(above | ({last} if last.top < page.height * _EDGE else set()))


def _at_edges(page: Page) -> frozenset[Line]:
    """The lines outside the type area: in the top or bottom margin, outermost there, and apart from the body.

    Apart means further from it than its lines are from each other, or of another size; what merely happens to stand
    first on several pages is not.
    """
    by_height = sorted((line for line in page.lines if not line.tilted), key=lambda line: -line.bottom)
    if not by_height:
        return frozenset()
    size = median(line.size for line in by_height)
    gaps = [above.bottom - below.bottom for above, below in pairwise(by_height)]
    usual = median([gap for gap in gaps if gap > size / 2] or [0.0])
    return frozenset(
        [
            *_outermost(by_height, gaps, lambda line: line.bottom > page.height * (1 - _EDGE), size, usual),
            *_outermost(by_height[::-1], gaps[::-1], lambda line: line.top < page.height * _EDGE, size, usual),
        ]
    )


def _outermost(
    lines: Sequence[Line], gaps: Sequence[float], in_margin: Callable[[Line], bool], size: float, usual: float
) -> Sequence[Line]:
    """The lines from the paper's edge inwards up to the first that belongs to the body."""
    outer = 0
    for index, line in enumerate(lines[:4]):
        if not in_margin(line):
            break
        apart = index < len(gaps) and gaps[index] > 1.4 * usual
        if apart or abs(line.size - size) > 0.1 * size or len(lines) == 1:
            outer = index + 1
    return lines[:outer]


def _key(line: Line) -> tuple[str, int]:
    """What a running head has in common on all pages: its words and its height."""
    return re.sub(r"\d+", "#", "".join(line.text.split())), round(line.bottom / 4)


def _repeated(at_edges: Sequence[frozenset[Line]]) -> set[tuple[str, int]]:
    on_pages = Counter(key for edge in at_edges for key in {_key(line) for line in edge})
    least = max(2, ceil(len(at_edges) * _SHARE_OF_PAGES))
    return {key for key, count in on_pages.items() if count >= least}
