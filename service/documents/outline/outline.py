"""Headings: numbered lines that are headings and not list items, run-in headings, headings whose number was lost.

Levels follow the style of the number (GB/T 9704-2012, 7.3.3): 一、 → 1, （一） → 2, 1. → 3, （1） and ① → 4.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from service.documents.document import Heading
from service.documents.lines.lines import Line
from service.documents.lines.numbers import CIRCLED, HeadingNumber, ordinal, read_heading_number
from service.documents.lines.shapes import STOP
from service.documents.outline.inferred import infer_headings
from service.documents.outline.siblings import KnownHeading
from service.text.range import Range

_TAIL = " \u3000\t"
_LONGEST_ALONE = {1: 90, 2: 90, 3: 60, 4: 60}
_LONGEST_RUN_IN = {1: 70, 2: 70, 3: 50, 4: 50}
_SHORT_SENTENCE = {1: 60, 2: 60, 3: 30, 4: 30}
_COUNTED = re.compile(
    r"([一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})(?:年级|季度|号|期|班|组|楼|层|级|类|线|区|标段|批|院|产业|月|队|车间|社|村|庭|科|师|团|连|营)"
)
_WORK = re.compile(r"《[^《》]{1,60}》(?:[（(][^（）()]{1,20}[）)])?")
_LABEL = re.compile(r"[^，。；：:“《]{1,10}[：:]")


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A line that is, or begins with, a heading. ``body`` is the index in the line at which the text after a run-in
    heading begins; None when the heading stands alone."""

    index: int
    heading: Heading
    body: int | None


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A numbered line. ``form``: alone (no stop), stopped (one sentence with its stop), run_in, item (no heading)."""

    index: int
    number: HeadingNumber
    form: str
    title_end: int


def find_outline(
    lines: Sequence[Line], body: int, stop: int, skip: Set[int], labelled: Set[int] = frozenset()
) -> tuple[OutlineLine, ...]:
    """The headings among ``lines[body:stop]``, in order; lines in ``skip`` belong to something else, and no heading
    is inferred from the ``labelled`` ones."""
    numbered = [
        entry
        for index in range(body, stop)
        if index not in skip and not lines[index].table and (entry := _numbered(index, lines[index])) is not None
    ]
    kept = _decide(_counting(numbered, lines), lines, stop)
    found = [_outline_line(lines[entry.index], entry) for entry in kept]
    known = [KnownHeading(o.index, o.heading, entry.number.ordinal) for o, entry in zip(found, kept, strict=True)]
    found += _marked(lines, Range(body, stop), skip | {entry.index for entry in numbered}, found)
    taken = {entry.index for entry in numbered} | {o.index for o in found}
    inferred = infer_headings(lines, Range(body, stop), skip | taken, known, labelled)
    found += [OutlineLine(one.index, one.heading, one.body) for one in inferred]
    return tuple(sorted(found, key=lambda o: o.index))


def _marked(lines: Sequence[Line], within: Range, taken: Set[int], found: Sequence[OutlineLine]) -> list[OutlineLine]:
    """Headings by a Markdown sign alone. The sign has the level of the numbered headings that bear it; where none
    does, the signs of the document count from 1."""
    marked = [i for i in range(*within) if lines[i].mark and i not in taken and not lines[i].table]
    unnumbered = [i for i in marked if lines[i].text.strip("：:" + _TAIL)]
    levels = {lines[o.index].mark: o.heading.level for o in reversed(found) if lines[o.index].mark}
    for mark in sorted({lines[i].mark for i in unnumbered} - set(levels), key=len):
        shorter = max((level for sign, level in levels.items() if len(sign) < len(mark)), default=0)
        levels[mark] = min(shorter + 1, 4)
    return [OutlineLine(i, _unnumbered_heading(lines[i], levels[lines[i].mark]), None) for i in unnumbered]


def _unnumbered_heading(line: Line, level: int) -> Heading:
    title = line.text.rstrip("：:" + _TAIL)
    return Heading(level, None, title, run_in=False, inferred=True, start=line.start, end=line.after(len(title)))


def _numbered(index: int, line: Line) -> _Numbered | None:
    number = read_heading_number(line.text)
    if number is None or not line.text[number.end :].strip("：:" + _TAIL):
        return None
    if number.written[0] in CIRCLED and _counts_on(line.text, number):
        return _Numbered(index, number, "item", len(line.text))
    stop = STOP.search(line.text, number.end)
    if line.mark:
        return _Numbered(index, number, "alone", len(line.text))
    if stop is None:
        return _Numbered(index, number, _form_alone(line.text, number), len(line.text))
    if not line.text[number.end : stop.start()].strip("：:" + _TAIL):
        return None
    rest = line.text[stop.end() :].lstrip("”’\"'）)" + _TAIL)
    size = stop.start() - number.end
    if not rest:
        long = size > _LONGEST_ALONE[number.level]
        form = "item" if long or _is_label(line.text[number.end : stop.start()], number) else "stopped"
        return _Numbered(index, number, form, stop.start() if stop[0] in "。." else stop.end())
    form = "run_in" if size <= _LONGEST_RUN_IN[number.level] else "item"
    return _Numbered(index, number, form, stop.start())


def _counts_on(text: str, number: HeadingNumber) -> bool:
    """Whether the next circled number stands in the same line: then these are points inside a paragraph."""
    return chr(ord(number.written[0]) + 1) in text


def _form_alone(text: str, number: HeadingNumber) -> str:
    title = text[number.end :].strip(_TAIL)
    if len(title) > _LONGEST_ALONE[number.level] or title[-1] in "；;，,、" or "；" in title:
        return "item"
    if number.level >= 3 and _WORK.fullmatch(title):
        return "item"  # one of the works, rules or papers that a list names
    return "item" if _is_label(title, number) else "alone"


def _is_label(title: str, number: HeadingNumber) -> bool:
    """Whether a line of a lower level is "label：text", as 1.时间：3月5日."""
    return number.level >= 3 and bool(_LABEL.match(title.strip(_TAIL))) and title[-1] not in "：:"


def _counting(numbered: Sequence[_Numbered], lines: Sequence[Line]) -> list[_Numbered]:
    """The numbered lines without those that begin with two numbers of one matter (一、二年级, 三、四季度).

    These are told by a counted noun and by what no heading of theirs does: they are out of turn, or a whole sentence
    among headings that are none.
    """
    kept: list[_Numbered] = []
    last: dict[int, _Numbered] = {}
    for entry in numbered:
        level = entry.number.level
        before = last.get(level)
        if _two_numbers(lines[entry.index].text, entry.number):
            in_turn = entry.number.ordinal == (before.number.ordinal + 1 if before else 1)
            if not in_turn or (entry.form != "alone" and (before is None or before.form != entry.form)):
                continue
        last = {other: one for other, one in last.items() if other < level} | {level: entry}
        kept.append(entry)
    return kept


def _two_numbers(text: str, number: HeadingNumber) -> bool:
    """Whether the number of a line and the one right behind it follow one another and count the same thing."""
    second = _COUNTED.match(text, number.end)
    return second is not None and number.level in (1, 3) and ordinal(second[1]) == number.ordinal + 1


def _decide(numbered: Sequence[_Numbered], lines: Sequence[Line], stop: int) -> list[_Numbered]:
    """Of the numbered lines those that are headings: lines of one sentence are judged by their siblings."""
    kept: list[_Numbered] = []
    group_of = _groups(numbered)
    for place, entry in enumerate(numbered):
        if entry.form in ("alone", "stopped") and entry.number.level >= 3 and _in_list(group_of[place], numbered):
            continue
        if entry.form in ("alone", "run_in"):
            kept.append(entry)
        elif entry.form == "stopped":
            siblings = group_of[place]
            following = numbered[place + 1].index if place + 1 < len(numbered) else stop
            has_body = entry.index + 1 < following or (
                place + 1 < len(numbered) and numbered[place + 1].number.level > entry.number.level
            )
            size = entry.title_end - entry.number.end
            as_siblings = any(numbered[i].form in ("alone", "run_in") for i in siblings)
            brief = entry.number.level <= 2 and size <= 25
            if size <= _SHORT_SENTENCE[entry.number.level] and (has_body or as_siblings or brief):
                kept.append(entry)
    return kept


def _groups(numbered: Sequence[_Numbered]) -> list[list[int]]:
    """For each numbered line the places of its siblings: same level, nothing of a higher level between, counting up."""
    groups: list[list[int]] = []
    open_groups: dict[int, list[int]] = {}
    for place, entry in enumerate(numbered):
        level = entry.number.level
        for deeper in [key for key in open_groups if key > level]:
            del open_groups[deeper]
        group = open_groups.get(level)
        if group is None or entry.number.ordinal <= numbered[group[-1]].number.ordinal:
            group = open_groups[level] = []
        group.append(place)
        groups.append(group)
    return groups


def _in_list(group: Sequence[int], numbered: Sequence[_Numbered]) -> bool:
    """Whether most siblings are items of a list (they end with a semicolon)."""
    return sum(numbered[place].form == "item" for place in group) * 2 > len(group)


def _outline_line(line: Line, entry: _Numbered) -> OutlineLine:
    begin = entry.number.end
    raw = line.text[begin : entry.title_end]
    title = raw.strip(_TAIL).rstrip("：:").strip(_TAIL)
    end = begin + len(raw) - len(raw.lstrip(_TAIL)) + len(title)
    run_in = entry.form == "run_in"
    heading = Heading(
        level=entry.number.level,
        number=entry.number.written,
        title=title,
        run_in=run_in,
        inferred=False,
        start=line.start,
        end=line.after(end),
    )
    return OutlineLine(entry.index, heading, entry.title_end + 1 if run_in else None)
