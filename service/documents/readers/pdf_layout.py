"""From the lines of a page to paragraphs: a line that is full, and a next one that is not indented, are one."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from service.documents.document import Table

_ENDS_SENTENCE = tuple("。！？!?：:；;…”）》】")
_NUMBER_AHEAD = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳]"
    r"|第[一二三四五六七八九十]{1,3}[章节条部篇]|[一二三四五六七八九]是|附件|注[:：])"
)
_UNBREAKABLE = re.compile(r"[0-9A-Za-z.,%％‰:/+\-]+|.", re.S)
_NOT_AT_START = frozenset("，。、；：？！）》】〕”’…—％%,.;:?!)]}·")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line where it stands on its page, in points from the lower left corner; ``size`` is its height."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    angle: float = 0.0
    tilted: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in the order they were drawn, and its size in points."""

    lines: tuple[Line, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Measure:
    """The type area of a page: its edges, the usual distance from line to line, and the body's size; ``indented``:
    paragraphs begin two characters further in than their other lines."""

    left: float
    right: float
    pitch: float
    size: float
    indented: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """A line, or several side by side at one height: the cells of a table row."""

    cells: tuple[str, ...]
    line: Line
    page: int


def paragraphs(pages: Sequence[Page]) -> tuple[list[str], tuple[Table, ...]]:
    """The paragraphs of all pages in order, and the tables among them (rows with tab-separated cells)."""
    measures = _measures(pages)
    out: list[str] = []
    table_lines: list[tuple[int, tuple[str, ...]]] = []
    previous: _Row | None = None
    for row in _rows(pages):
        if len(row.cells) > 1:
            table_lines.append((len(out), row.cells))
            out.append("\t".join(row.cells))
        elif previous is not None and _continues(previous, row, pages, measures):
            out[-1] = _joined(out[-1], row.line.text)
        else:
            out.append(row.line.text)
        previous = row
    return out, _tables(out, table_lines)


def _rows(pages: Sequence[Page]) -> list[_Row]:
    """Lines that stand side by side become one row; a gap of less than two characters is within a line."""
    rows: list[_Row] = []
    for number, page in enumerate(pages):
        for line in page.lines:
            last = rows[-1] if rows else None
            if last is not None and last.page == number and _beside(last.line, line):
                wide = line.left - last.line.right > 2 * line.size
                cells = (*last.cells, line.text) if wide else (*last.cells[:-1], last.cells[-1] + line.text)
                merged = Line(
                    last.line.text + ("\t" if wide else "") + line.text,
                    last.line.left,
                    line.right,
                    min(last.line.bottom, line.bottom),
                    max(last.line.top, line.top),
                    last.line.size,
                )
                rows[-1] = _Row(cells, merged, number)
            else:
                rows.append(_Row((line.text,), line, number))
    return rows


def _beside(left: Line, right: Line) -> bool:
    overlap = min(left.top, right.top) - max(left.bottom, right.bottom)
    return right.left >= left.right - 1 and overlap > 0.7 * min(left.size, right.size)


def _measures(pages: Sequence[Page]) -> list[_Measure]:
    """A measure for each page; a page with few lines takes the document's."""
    whole = _measure(pages)
    found = []
    for page in pages:
        own = _measure([page]) if len(page.lines) >= 12 else whole
        wide_enough = own.right - own.left > 0.8 * (whole.right - whole.left)
        found.append(own if wide_enough and abs(own.size - whole.size) < 1 else whole)
    return found


def _measure(pages: Sequence[Page]) -> _Measure:
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return _Measure(0.0, 0.0, 0.0, 1.0)
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0]
    body = [line for line in lines if abs(line.size - size) <= 0.15 * size] or lines
    lefts = Counter(round(line.left) for line in body)
    often = [left for left, count in lefts.items() if count >= max(1, len(body) // 12)]
    left = float(min(often, default=min(lefts)))
    gaps = [
        above.bottom - below.bottom
        for page in pages
        for above, below in pairwise(page.lines)
        if above.size * 0.8 < above.bottom - below.bottom < above.size * 4
    ]
    return _Measure(
        left=left,
        right=_right_edge(body, left, size, max(page.width for page in pages)),
        pitch=median(gaps) if gaps else size * 1.8,
        size=size,
        indented=_indented(body, left, size),
    )


def _indented(body: Sequence[Line], left: float, size: float) -> bool:
    """Whether lines begin at two places, at the margin and two characters further in, and each is no exception."""
    at_margin = sum(line.left < left + 0.5 * size for line in body)
    further_in = sum(1.5 * size < line.left - left < 2.5 * size for line in body)
    return min(at_margin, further_in) >= max(3, len(body) // 8)


def _right_edge(body: Sequence[Line], left: float, size: float, width: float) -> float:
    """Where full lines end: the furthest right that two long lines share; without such, the left margin mirrored."""
    rights = sorted((line.right for line in body if line.right - left > 12 * size), reverse=True)
    shared = (right for right, following in pairwise(rights) if right - following < 1.2 * size)
    return next(shared, width - left)


def _continues(above: _Row, below: _Row, pages: Sequence[Page], measures: Sequence[_Measure]) -> bool:
    """Whether ``below`` continues the paragraph of ``above``."""
    first, second = above.line, below.line
    here, there = measures[above.page], measures[below.page]
    if len(above.cells) > 1 or abs(first.size - second.size) > 0.15 * max(first.size, second.size):
        return False
    if above.page == below.page and first.bottom - second.bottom > max(here.pitch * 1.45, first.size * 1.2):
        return False
    if first.size > 1.12 * here.size:
        return _centred(first, pages[above.page], here) and _centred(second, pages[below.page], there)
    if second.left > there.left + 1.2 * second.size:
        return False
    if second.text.endswith(("：", ":")) and _centred(first, pages[above.page], here) and first.left > here.left + 1:
        return False  # an addressee below a title of the body's size
    reads_on = here.indented and there.indented and first.left < here.left + 2.5 * first.size
    if reads_on and not first.text.endswith(_ENDS_SENTENCE):
        # the margin tells: short words and narrow characters leave a line shorter than its neighbours
        return first.right - here.left > 0.7 * (here.right - here.left)
    if not reads_on and _NUMBER_AHEAD.match(second.text) and first.text.endswith(_ENDS_SENTENCE):
        return False
    return here.right - first.right < _first_piece(second) + 0.6 * first.size


def _centred(line: Line, page: Page, measure: _Measure) -> bool:
    """Whether a line stands in the middle of the type area (or the page), clear of its left edge."""
    middle = (line.left + line.right) / 2
    off = min(abs(middle - page.width / 2), abs(middle - (measure.left + measure.right) / 2))
    return off < 1.5 * line.size


def _first_piece(line: Line) -> float:
    """The width of what would have had to fit at the end of the line above: a character or number with its marks."""
    match = _UNBREAKABLE.match(line.text)
    piece = match[0] if match is not None else ""
    width = sum(1.0 if _WIDE.match(char) else 0.55 for char in piece)
    for char in line.text[len(piece) : len(piece) + 3]:
        if char not in _NOT_AT_START:
            break
        width += 1.0
    return width * line.size


def _joined(first: str, second: str) -> str:
    """Two lines of one paragraph: a space only between Latin words, none inside a blank that the line's end cut."""
    if first[-1:] in ("X", "x") and first[-1] == second[:1]:
        return first + second
    apart = first[-1:].isascii() and first[-1:].isalpha() and second[:1].isascii() and second[:1].isalpha()
    return first + (" " if apart else "") + second


def _tables(lines: Sequence[str], rows: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[Table, ...]:
    """Runs of at least two rows with the same number of cells."""
    starts, position = [], 0
    for line in lines:
        starts.append(position)
        position += len(line) + 1
    tables: list[Table] = []
    run: list[tuple[int, tuple[str, ...]]] = []
    for index, cells in [*rows, (-1, ())]:
        if run and (index != run[-1][0] + 1 or len(cells) != len(run[-1][1])):
            if len(run) > 1:
                last = run[-1][0]
                tables.append(Table(tuple(c for _, c in run), starts[run[0][0]], starts[last] + len(lines[last])))
            run = []
        run.append((index, cells))
    return tuple(tables)
