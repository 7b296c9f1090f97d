"""Facts out of running text: sentences that hold values or assert deeds, each with the place where it stands."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.documents.blanking.labels import labels_for
from service.documents.blanking.placeholders import find_placeholders
from service.documents.document import Document, Slot
from service.facts.extracting.found import Found, Place
from service.facts.extracting.table_facts import table_facts
from service.facts.period import in_words, year_of
from service.reading.claims import find_claims
from service.text.lexicon.lexicon import Lexicon
from service.text.meanings import Period
from service.text.mentions import find_mentions
from service.text.range import Range
from service.text.sentences import clauses, sentences
from service.text.values import Mention, SlotType

_TELLING = frozenset({SlotType.QUANTITY, SlotType.DOCUMENT_NUMBER})
"""Values that make a fact of a sentence by themselves; a title, name or date does so only where something is done."""

_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}是(?!否)|[一二三四五六七八九十]{1,3}要(?=[\u4e00-\u9fff])|首先，?|其次，?|再次，?|最后，|第[一二三四五六七八九十]{1,3}[，、]"
    r"|——|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[．.、](?![0-9])|[①-⑳])"
)
_ATTITUDE = re.compile(
    r"(?:始终|一直|切实|坚持|坚决|深入|全面|认真|扎实|持续|牢固|紧扣|紧盯|紧紧|聚焦|围绕|按照|根据|着眼|立足|突出|强化|加强|严格|积极|大力"
    r"|以[^，。；]{2,30}为|为(?:了|深入|全面|进一步|切实|贯彻)|在[^，。；]{2,30}(?:领导|指导|支持|关心)下)"
)
_GOES_ON = re.compile(r"其中|并|同时|另|且|该|其|均|分别|较|比")
_STOPS = "。；;，,！!？? \t\u3000\n"
_MOST_LABELS = 6
_SHORTEST_DEED = 12
_WEIGHTY = frozenset(("award", "rank", "commendation"))


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a document gave: its facts in order, and how many sentences said nothing that can be checked."""

    facts: tuple[Found, ...]
    left_out: int


def extract(document: Document, lexicon: Lexicon, period: str | None = None) -> Extracted:
    """The facts of a document. ``period`` is taken where neither the sentence nor the title says one.

    A statement is a stretch of the text, exactly as it stands; sentences with blanks in them are left out, as are set
    phrases and attitudes without a value or a deed. Linear in the length of the text.
    """
    text = document.text
    mentions = find_mentions(text, lexicon)
    starts = [mention.start for mention in mentions]
    labels = _labels(text, mentions, lexicon)
    blanks = [slot.start for slot in find_placeholders(text, lexicon)]
    reported = _title_period(document.title) or period
    found: list[Found] = []
    left_out = 0
    for begins, ends in _passages(document, mentions, starts):
        current = reported
        for first, end in _statements(text, begins, ends):
            inside = _between(mentions, starts, first, end)
            current = _period_of(text, first, inside, reported) or current
            start = _without_lead(text, first, end, inside, lexicon)
            blank = bisect_left(blanks, end) > bisect_left(blanks, first)
            inside = tuple(mention for mention in inside if mention.start >= start)
            if blank or not _is_fact(text[start:end], inside, lexicon):
                left_out += 1
                continue
            found.append(_found(document.name, text, start, end, inside, current, labels))
    for table in document.tables:
        found += table_facts(document.name, table.rows, text, table.start, reported, lexicon)
    return Extracted(tuple(found), left_out)


def _passages(document: Document, mentions: Sequence[Mention], starts: Sequence[int]) -> Iterator[Range]:
    """Where to look: paragraphs outside tables, after a heading that opens them; and headings that tell a value."""
    tables = [(table.start, table.end) for table in document.tables]
    passages = {
        p.start: Range(p.start, p.end) for p in document.paragraphs if not any(a <= p.start < b for a, b in tables)
    }
    for heading in document.headings:
        title = heading.end - len(heading.title)
        tells = any(m.value.type in _TELLING for m in _between(mentions, starts, title, heading.end))
        if heading.start in passages:
            passages[heading.start] = Range(title if tells else heading.end, passages[heading.start][1])
        elif tells:
            passages[heading.start] = Range(title, heading.end)
    return iter(sorted(passages.values()))


def _statements(text: str, start: int, end: int) -> Iterator[Range]:
    """Sentences, and the parts of sentences between semicolons where a part can stand by itself; without the number
    of a point before and the stop after them."""
    for first, last in sentences(text[start:end]):
        begin = start + first
        for part in _part_starts(text, start + first, start + last):
            if not _GOES_ON.match(text, part):
                yield from _trimmed(text, begin, part)
                begin = part
        yield from _trimmed(text, begin, start + last)


def _part_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where the parts of a sentence after its first begin."""
    for _, stop in clauses(text, start, end):
        if text[stop : stop + 1] in ("；", ";"):
            yield stop + 1


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end and text[start] in _STOPS + "：:":
        start += 1
    number = _NUMBER.match(text, start, end)
    start = number.end() if number else start
    while start < end and text[end - 1] in _STOPS:
        end -= 1
    if start < end:
        yield Range(start, end)


def _without_lead(text: str, start: int, end: int, mentions: Sequence[Mention], lexicon: Lexicon) -> int:
    """Where the statement begins when clauses of attitude before its first value or deed are left out."""
    for first, last in clauses(text, start, end):
        holds = any(first <= mention.start < last for mention in mentions)
        if holds or not _ATTITUDE.match(text, first) or find_claims(text[first:last], lexicon):
            return first
    return start


def _is_fact(statement: str, mentions: Sequence[Mention], lexicon: Lexicon) -> bool:
    if any(mention.value.type in _TELLING for mention in mentions):
        return True
    claims = find_claims(statement, lexicon)
    if not mentions and len(statement) < _SHORTEST_DEED and all(claim.kind not in _WEIGHTY for claim in claims):
        return False  # the name of a stage or a task, not what was done in it
    return bool(claims) and not _ATTITUDE.match(statement)


def _found(
    file: str,
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    period: str | None,
    labels: Mapping[int, str],
) -> Found:
    asked = dict.fromkeys(labels[mention.start] for mention in mentions if mention.value.type is SlotType.QUANTITY)
    shifted = tuple(Mention(m.value, m.start - start, m.end - start) for m in mentions)
    return Found(text[start:end], shifted, period, (Place(file, start, end),), labels=tuple(asked)[:_MOST_LABELS])


def _labels(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> dict[int, str]:
    """By what name each value could be asked for, by its start."""
    slots = [
        Slot(
            m.value.text, m.value.type, m.value.unit, m.value.approximator, "", m.start, m.end, (Range(m.start, m.end),)
        )
        for m in mentions
    ]
    return {slot.start: slot.label for slot in labels_for(text, slots, lexicon)}


def _between(mentions: Sequence[Mention], starts: Sequence[int], start: int, end: int) -> tuple[Mention, ...]:
    chosen = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
    return tuple(mention for mention in chosen if mention.end <= end)


def _title_period(title: str | None) -> str | None:
    """The period that a title names (2024年, 2024年上半年)."""
    found = _BY_TITLE.search(title or "")
    return in_words(found[0].removesuffix("度")) if found else None


_BY_TITLE = re.compile(r"(?:19|20)\d\d年?(?:度|上半年|下半年|第?[一二三四]季度|[0-9]{1,2}[—-][0-9]{1,2}月)?")


def _period_of(text: str, start: int, mentions: Sequence[Mention], reported: str | None) -> str | None:
    """The period that opens a sentence (上半年，…; 2025年，…), with the year of the report where it names none."""
    first = mentions[0] if mentions else None
    if first is None or first.start > start + 1 or not isinstance(first.value.meaning, Period):
        return None
    moment = first.value.meaning.start
    if moment.day is not None or (moment.year is None and moment.month is None):
        return None
    year = year_of(reported)
    return f"{year}年{first.value.text}" if moment.year is None and year is not None else first.value.text
