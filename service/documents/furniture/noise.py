"""What is in the text and not in the document: watermarks, advertisements, page numbers, buttons, encoding debris.

A line is judged by its shape and its place, by rules kept as data (``corpus/noise.yaml``); inside a line only what no
document contains is cut out (an HTML tag, an advertiser's bracket). Prose is never judged by its words.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.documents.document import Noise
from service.documents.furniture.noise_rules import NoiseRules
from service.documents.lines.lines import BLANK
from service.documents.lines.mojibake import find_mojibake
from service.documents.lines.shapes import DATE_LINE
from service.text.range import Range

_TERMINAL = re.compile(r"[。！？；：.!?;:…”’）)》】]$")
_UNFINISHED = re.compile(r"[\u4e00-\u9fff，、《]$")
_LONE_NUMBER = re.compile(r"[0-9０-９]{1,4}")
_RULE_LINE = re.compile(r"[-=_*—─━~～#·.＿]{4,}")
_BRAND = re.compile(r"^([\w·]{2,12}?)(?:整理|编辑|出品|制作|发布|分享|提供|收集|独家)")
_KEPT = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、]|附件|注[:：])"
    r"|年.{0,3}月.{0,3}日$|(?:总结|报告|汇报|计划|规划|方案|要点|材料|讲话|发言|致辞|情况|通知|意见|统计表)$"
    r"|[×＿]|__|\*\*|\{\{|(?:局|委|办|部|厅|政府|党组|总支|委员会|办公室|院|大学|中学|小学|街道|镇|乡|村|社区|公司)$"
)
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:[A-Za-z_][\w-]*:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n|\n){1,40}---[ \t]*(?=\n|$)"
)
_SANDWICH_LINES, _SANDWICH_CHARS = 8, 40
_LISTED_LINES, _LISTED_CHARS = 20, 50


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that is not blank; ``gap`` counts the blank lines before it."""

    text: str
    start: int
    gap: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find_noise(
    text: str, rules: NoiseRules, *, invisible: Sequence[Range] = (), tables: Sequence[Range] = ()
) -> tuple[Noise, ...]:
    """All noise, in order, without overlaps. ``invisible`` are spans of characters that cannot be seen.

    Lines inside ``tables`` are left alone; debris inside their cells is still found.
    """
    inline = [("debris", start, end) for start, end in (*invisible, *find_mojibake(text))]
    for kind, pattern in rules.inline:
        inline.extend((kind, m.start(), m.end()) for m in pattern.finditer(text))
    inline = list(_disjoint(inline))
    front = _FRONT_MATTER.match(text)
    rows = _rows(text, inline, tables, front.end() if front else 0)
    kinds = _judge(rows, rules)
    spans = [(kind, row.start, row.end) for row, kind in zip(rows, kinds, strict=True) if kind]
    if front:
        spans.append(("front_matter", 0, front.end()))
    return tuple(Noise(text[start:end], kind, start, end) for kind, start, end in _disjoint([*spans, *inline]))


def _disjoint(spans: Iterable[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Spans in order; of overlapping ones the earlier, and of those that begin together the longer; neighbours join."""
    kept: list[tuple[str, int, int]] = []
    for kind, begin, end in sorted(spans, key=lambda span: (span[1], -span[2])):
        start = max(begin, kept[-1][2]) if kept else begin
        if kept and end <= kept[-1][2]:
            continue
        if kept and kept[-1][0] == kind and kept[-1][2] == start:
            kept[-1] = (kind, kept[-1][1], end)
        else:
            kept.append((kind, start, end))
    yield from kept


def _rows(text: str, inline: Sequence[tuple[str, int, int]], tables: Sequence[Range], begin: int) -> list[_Row]:
    rows: list[_Row] = []
    table_starts = [start for start, _ in tables]
    starts = [start for _, start, _ in inline]
    gap = 0
    at = begin
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        raw = text[at:end]
        shown = raw.strip(BLANK)
        start = at + len(raw) - len(raw.lstrip(BLANK))
        at = end + 1
        if not shown:
            gap += 1
            continue
        before = bisect_right(table_starts, start) - 1
        if before >= 0 and start < tables[before][1]:
            gap = 0
            continue
        first = bisect_right(starts, start) - 1
        if first >= 0 and inline[first][1] <= start and inline[first][2] >= start + len(shown):
            continue
        rows.append(_Row(shown, start, gap))
        gap = 0
    return rows


def _judge(rows: Sequence[_Row], rules: NoiseRules) -> list[str]:
    """The kind of noise that each row is, "" for a row of the document."""
    kinds, weak = [""] * len(rows), [""] * len(rows)
    sure: set[int] = set()
    runs_on: set[int] = set()
    lists: list[int] = []
    longest = rules.longest
    for index, row in enumerate(rows):
        if len(row.text) <= longest:  # one by one: as one pattern the rules would be tried at every character
            for line in rules.lines:
                if not line.matches(row.text):
                    continue
                if line.rule.strength == "weak":
                    weak[index] = weak[index] or line.rule.kind
                    continue
                kinds[index] = line.rule.kind
                if line.rule.strength == "sure":
                    sure.add(index)
                if line.rule.runs_on:
                    runs_on.add(index)
                if line.rule.lists:
                    lists.append(index)
                break
    if not any(kinds) and not any(len(row.text) <= 4 for row in rows):
        _mark_repeated(rows, kinds)
        return kinds
    _mark_listed(rows, kinds, lists)
    _mark_weak(weak, kinds)
    _mark_brands(rows, kinds)
    _mark_unfinished(rows, kinds, runs_on)
    _mark_between(rows, kinds, sure)
    _mark_lone_numbers(rows, kinds)
    _mark_repeated(rows, kinds)
    _mark_rules(rows, kinds)
    return kinds


def _mark_listed(rows: Sequence[_Row], kinds: list[str], lists: Iterable[int]) -> None:
    """The titles of other articles under a line that announces them: short lines down to the next noise or the end.

    A list that runs into prose is not followed (what it holds may be the headings of the document), nor is one into
    a signature: the organ above a date stays.
    """
    for header in lists:
        end = header + 1
        while end < len(rows) and not kinds[end] and end - header <= _LISTED_LINES and _is_listed(rows[end]):
            end += 1
        if end < len(rows) and DATE_LINE.fullmatch(rows[end].text):
            end -= 1
        elif end < len(rows) and not kinds[end]:
            continue
        for index in range(header + 1, end):
            kinds[index] = kinds[header]


def _is_listed(row: _Row) -> bool:
    ended = row.text.endswith(("。", "；", "：", ":"))
    return len(row.text) <= _LISTED_CHARS and not ended and not DATE_LINE.fullmatch(row.text)


def _mark_weak(weak: Sequence[str], kinds: list[str]) -> None:
    """What may be noise is noise beside noise, forwards and backwards from it."""
    for order in (range(len(weak)), range(len(weak) - 1, -1, -1)):
        beside = ""
        for index in order:
            if not kinds[index] and weak[index] and beside and beside != "page_number":
                kinds[index] = weak[index]
            beside = kinds[index]


def _mark_brands(rows: Sequence[_Row], kinds: list[str]) -> None:
    """A line that is nothing but the name by which an advertiser signs another line."""
    brands = {
        found[1]
        for row, kind in zip(rows, kinds, strict=True)
        if kind == "advertisement" and (found := _BRAND.match(row.text))
    }
    for index, row in enumerate(rows):
        if not kinds[index] and row.text in brands:
            kinds[index] = "advertisement"


def _mark_unfinished(rows: Sequence[_Row], kinds: list[str], runs_on: set[int]) -> None:
    """A statement broken into several lines runs on to its full stop."""
    for index in range(1, len(rows)):
        unfinished = index - 1 in runs_on and bool(_UNFINISHED.search(rows[index - 1].text))
        if unfinished and not rows[index].gap:
            kinds[index] = kinds[index] or kinds[index - 1]
            runs_on.add(index)


def _mark_between(rows: Sequence[_Row], kinds: list[str], sure: set[int]) -> None:
    """Short lines between two sure ones of the same block, unless one of them could belong to a document.

    Before the body begins something must be left that can be the title.
    """
    body = next((i for i, row in enumerate(rows) if not kinds[i] and _is_prose(row)), len(rows))
    title = next((i for i in range(body - 1, -1, -1) if not kinds[i]), -1)
    last = -1
    for index, row in enumerate(rows):
        if row.gap:
            last = -1
        if index not in sure or kinds[index] == "web":
            continue
        between = range(last + 1, index)
        loose = 0 < len(between) <= _SANDWICH_LINES and all(_may_go(rows[i]) for i in between)
        if last >= 0 and loose and (index > body or index < title):
            for i in between:
                kinds[i] = kinds[i] or kinds[last]
        last = index


def _is_prose(row: _Row) -> bool:
    return len(row.text) > 60 or row.text.endswith("。")


def _may_go(row: _Row) -> bool:
    return len(row.text) <= _SANDWICH_CHARS and not row.text.endswith("。") and not _KEPT.search(row.text)


def _mark_lone_numbers(rows: Sequence[_Row], kinds: list[str]) -> None:
    """A number alone on its line is a page number between paragraphs, or as one of a series that counts up.

    Elsewhere it is a piece of a broken sentence (an index set on a line of its own).
    """
    alone = [i for i, row in enumerate(rows) if not kinds[i] and _LONE_NUMBER.fullmatch(row.text)]
    for place, index in enumerate(alone):
        number = int(rows[index].text)
        beside = alone[max(place - 1, 0) : place] + alone[place + 1 : place + 2]
        far = [other for other in beside if abs(other - index) > 2]
        counted = any(int(rows[other].text) - number == (1 if other > index else -1) for other in far)
        opens = index == 0 or bool(_TERMINAL.search(rows[index - 1].text)) or bool(kinds[index - 1])
        closes = index + 1 == len(rows) or rows[index + 1].gap > 0 or rows[index].gap > 0
        if counted or (opens and closes and index > 0):
            kinds[index] = "page_number"


def _mark_repeated(rows: Sequence[_Row], kinds: list[str]) -> None:
    """A running header: the same short line again and again, beside page numbers or in the middle of sentences."""
    counts = Counter(row.text for row in rows if 2 < len(row.text) <= 40)
    repeated = {
        text
        for text, count in counts.items()
        if count >= 3 and text[-1] not in "，、" and not _TERMINAL.search(text) and not _KEPT.search(text)
    }
    if not repeated:
        return
    out_of_place: Counter[str] = Counter()
    for index, row in enumerate(rows):
        if row.text in repeated:
            around = kinds[max(index - 1, 0) : index] + kinds[index + 1 : index + 2]
            interrupts = 0 < index < len(rows) - 1 and bool(_UNFINISHED.search(rows[index - 1].text))
            long_before = interrupts and len(rows[index - 1].text) > 20
            out_of_place[row.text] += "page_number" in around or long_before
    for index, row in enumerate(rows):
        if not kinds[index] and row.text in repeated and out_of_place[row.text] * 2 >= counts[row.text]:
            kinds[index] = "watermark"


def _mark_rules(rows: Sequence[_Row], kinds: list[str]) -> None:
    """A line of dashes beside noise."""
    for index, row in enumerate(rows):
        if not kinds[index] and _RULE_LINE.fullmatch(row.text):
            around = [kinds[i] for i in (index - 1, index + 1) if 0 <= i < len(rows)]
            kinds[index] = next((kind for kind in around if kind and kind != "page_number"), "")
