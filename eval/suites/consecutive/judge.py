"""Judging one filled template: every marked specific correct, wrong, added, asked for, or not found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.core.slot_marks import surface_type
from eval.suites.consecutive.alignments import Alignment
from eval.suites.consecutive.pair_files import Pair
from service.documents.document import Slot
from service.drafting.following.coming_year import coming_year
from service.drafting.matching.matching import Match, match_slots
from service.facts.fact import Fact
from service.facts.sheet import FactSheet, read_sheet
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.range import Range
from service.text.sentences import sentences
from service.text.values import SlotType


class Verdict(StrEnum):
    """What became of a marked specific. ``asked`` and ``unfound`` leave it to be asked for; in ``unfound`` blanking
    did not see it. ``wrong`` has another meaning than it should; ``added`` fills what should have been asked for."""

    CORRECT = "correct"
    WRONG = "wrong"
    ADDED = "added"
    ASKED = "asked"
    UNFOUND = "unfound"


@dataclass(frozen=True, slots=True)
class Mark:
    """A specific of last year's text, what belongs there (None: nothing), and whether asking is right as well."""

    start: int
    end: int
    former: str
    expected: str | None
    may_ask: bool


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts and the marks to judge by. ``complete``: what is not marked is no specific that may change."""

    id: str
    last_year: int
    this_year: int
    last: str
    this: str
    marks: tuple[Mark, ...]
    complete: bool
    split: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A mark with its verdict, what was filled in, and whether the slots there had other bounds than the mark."""

    mark: Mark
    verdict: Verdict
    filled: str | None
    mismatch: bool
    repeated: bool = False

    @property
    def type(self) -> SlotType:
        return surface_type(self.mark.former)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """``strays`` are changes outside every mark: (former, filled)."""

    id: str
    judged: tuple[Judged, ...]
    strays: tuple[tuple[str, str], ...]
    slots: int
    values: int


def case_of_pair(pair: Pair) -> Case:
    marks = tuple(Mark(s.start, s.end, s.former, s.expected, may_ask=s.expected is None) for s in pair.slots)
    return Case(pair.id, pair.last_year, pair.this_year, pair.last, pair.this, marks, True, pair.split)


def case_of_alignment(alignment: Alignment) -> Case:
    marks = tuple(Mark(s.start, s.end, s.former, s.expected, s.may_ask) for s in alignment.slots)
    return Case(
        alignment.id, alignment.last_year, alignment.this_year, alignment.last, alignment.this, marks, complete=False
    )


def facts_of(case: Case) -> tuple[Fact, ...]:
    """Every sentence of this year's text as a fact, its period the year reported on.

    A published report (one that is not ``complete``) speaks of several periods in turn: there a fact's period is the
    one that its sentence or an earlier one of its paragraph, else the main heading named, as whoever takes facts from
    it would note it.
    """
    own = f"{case.this_year}年"
    facts: list[Fact] = []
    standing = own
    for line in case.this.split("\n"):
        words = line.strip()
        if not case.complete and _MAIN_HEADING.match(words):
            standing = _named_period(words, case.this_year) or standing
        if not words or (len(words) <= _LONGEST_HEADING and words[-1] not in "。；！，："):
            continue
        period = standing
        for start, end in sentences(words):
            sentence = words[start:end]
            if not case.complete:
                period = _named_period(sentence[:_OPENING], case.this_year) or period
            facts.append(Fact(id=f"f{len(facts) + 1}", statement=sentence, period=period))
    return tuple(facts)


_LONGEST_HEADING = 40
_OPENING = 14
_MAIN_HEADING = re.compile(r"[一二三四五六七八九十]、.{2,30}$")
_PERIOD = re.compile(r"过去一年|去年|(?P<year>20[0-9]{2})年(?!—)|今年")


def _named_period(text: str, this_year: int) -> str | None:
    """The period that a heading or the opening of a sentence names."""
    if "五年" in text:
        return "过去五年"
    found = _PERIOD.search(text)
    if found is None:
        return None
    if found["year"]:
        return found[0]
    return f"{this_year}年" if found[0] == "今年" else f"{this_year - 1}年"


def run(case: Case, lexicon: Lexicon, *, marked_slots: bool = False) -> CaseResult:
    """Blank last year's text, match this year's facts, judge. ``marked_slots`` takes the marks for the slots."""
    from service.documents.blanking.blanking import blank

    sheet = read_sheet(facts_of(case), lexicon)
    slots = _marked(case, lexicon) if marked_slots else tuple(blank(case.last, lexicon))
    values = tuple(slot for slot in slots if slot.type is not SlotType.CLAIM)
    matches = match_slots(
        case.last, values, sheet, lexicon, last_year=str(case.last_year), this_year=str(case.this_year)
    )
    return judge(case, values, matches, sheet, lexicon)


def judge(
    case: Case, slots: Sequence[Slot], matches: Sequence[Match], sheet: FactSheet, lexicon: Lexicon
) -> CaseResult:
    """Compare what the matches put into the marks with what belongs there.

    The report's own year is no matter of facts: the brief's period fills it. It is right or wrong where a year is
    expected, and of no account elsewhere. The year that it plans for follows from it, and is judged everywhere.
    """
    fills = {match.slot: sheet.values[match.value].value.text for match in matches}
    by_period: set[int] = set()
    for n, slot in enumerate(slots):
        if n not in fills and re.fullmatch(rf"{case.last_year}年?度?", slot.former or ""):
            fills[n] = str(case.this_year) + (slot.former or "")[4:]
            by_period.add(n)
        elif n not in fills and slot.former is not None:
            coming = coming_year(case.last, slot.start, slot.end, case.last_year, case.this_year, lexicon)
            fills |= {n: coming} if coming else {}
    used: set[str] = set()
    repeated = set()
    for match in sorted(matches, key=lambda match: slots[match.slot].start):
        if match.value in used and sheet.values[match.value].value.type is SlotType.QUANTITY:
            repeated.add(match.slot)
        used.add(match.value)
    judged = [_judge_mark(mark, case, slots, fills, by_period, repeated, lexicon) for mark in case.marks]
    strays = [
        (slots[n].text, filled)
        for n, filled in sorted(fills.items())
        if n not in by_period
        and not any(m.start < slots[n].end and slots[n].start < m.end for m in case.marks)
        and _meanings(filled, lexicon) != _meanings(slots[n].former or "", lexicon)
    ]
    return CaseResult(case.id, tuple(judged), tuple(strays), len(slots), len(sheet.values))


def _judge_mark(
    mark: Mark,
    case: Case,
    slots: Sequence[Slot],
    fills: dict[int, str],
    by_period: set[int],
    repeated: set[int],
    lexicon: Lexicon,
) -> Judged:
    here = [n for n, slot in enumerate(slots) if slot.start < mark.end and mark.start < slot.end]
    if not here:
        return Judged(mark, Verdict.UNFOUND, None, mismatch=False)
    mismatch = len(here) > 1 or (slots[here[0]].start, slots[here[0]].end) != (mark.start, mark.end)
    if any(n not in fills for n in here) or (mark.expected is None and by_period.issuperset(here)):
        return Judged(mark, Verdict.ASKED, None, mismatch)
    start, end = min(mark.start, slots[here[0]].start), max(mark.end, slots[here[-1]].end)
    printed, at = "", start
    for n in here:
        printed += case.last[at : slots[n].start] + fills[n]
        at = slots[n].end
    printed += case.last[at:end]
    again = any(n in repeated for n in here)
    if mark.expected is None:
        return Judged(mark, Verdict.ADDED, printed, mismatch, again)
    expected = case.last[start : mark.start] + mark.expected + case.last[mark.end : end]
    right = printed == expected or _meanings(printed, lexicon) == _meanings(expected, lexicon)
    return Judged(mark, Verdict.CORRECT if right else Verdict.WRONG, printed, mismatch, again)


def _meanings(text: str, lexicon: Lexicon) -> object:
    """What a short text says: its values by meaning where it is nothing but values, else the text."""
    mentions = find_mentions(text, lexicon)
    if sum(mention.end - mention.start for mention in mentions) == len(text):
        return tuple(mention.value for mention in mentions)
    return text


def _marked(case: Case, lexicon: Lexicon) -> tuple[Slot, ...]:
    """The marks as slots, typed as the recogniser types them."""
    mentions = {(m.start, m.end): m.value for m in find_mentions(case.last, lexicon)}
    slots = []
    for mark in case.marks:
        value = mentions.get((mark.start, mark.end))
        if value is None:
            alone = find_mentions(mark.former, lexicon)
            value = alone[0].value if len(alone) == 1 else None
        kind = value.type if value else surface_type(mark.former)
        unit, blur = (value.unit, value.approximator) if value else (None, None)
        where = Range(mark.start, mark.end)
        slots.append(Slot(mark.former, kind, unit, blur, kind.value, *where, (where,), mark.former))
    return tuple(slots)
