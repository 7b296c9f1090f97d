"""How far the section goes in an answer: one was asked for, and what a model adds behind it belongs to others."""

import re
from collections.abc import Sequence

from service.brief import Brief
from service.drafting.chain.leading import is_title, leading_of
from service.facts.delexicalise import TOKEN
from service.facts.sheet import FactSheet, SheetFact
from service.facts.value_id import ValueId

_INLINE_HEADING = re.compile(
    r"(?<=[。！？；])(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)(?=[^、，。；]{2,30}$)"
)
"""A heading that was not put on a line of its own."""
_SAME = 0.6
_SHORTEST_VALUE = 2


def within_section(paragraphs: Sequence[str], brief: Brief, sheet: FactSheet) -> tuple[str, ...]:
    """The paragraphs up to where another section begins: at a heading of the section's own or a higher level, unless
    all points have such numbers; at any title behind which no fact is told that was not told before."""
    assert brief.section is not None
    lines = [part for written in paragraphs for part in _parted(written)]
    kept: list[str] = []
    other_marks = False
    for n, line in enumerate(lines):
        leading, own = leading_of(line), _is_own(line, brief.section.level)
        if (
            own
            and not kept
            and is_title(line)
            and not any(_is_own(other, brief.section.level) for other in lines[n + 1 :])
        ):
            continue  # the section's own heading in other words
        if own or is_title(line):
            news = _told(lines[n:], sheet) - _told(kept, sheet)
            if not news or (own and other_marks):
                if kept:
                    break
                continue
        other_marks = other_marks or (leading is not None and not own)
        kept.append(line)
    return tuple(kept)


def _is_own(line: str, level: int) -> bool:
    """Whether a line begins with the number of a heading of the section's own level or a higher one."""
    leading = leading_of(line)
    return leading is not None and leading.level is not None and leading.level <= level


def _parted(paragraph: str) -> list[str]:
    """A paragraph and the heading that was not put on a line of its own."""
    found = _INLINE_HEADING.search(paragraph)
    return [paragraph] if found is None else [paragraph[: found.start()], paragraph[found.start() :]]


def _told(paragraphs: Sequence[str], sheet: FactSheet) -> set[str]:
    """The ids of the facts of which the paragraphs tell anything."""
    text = "\n".join(paragraphs)
    tokens = {ValueId(slot).fact for slot in TOKEN.findall(text)}
    return {fact.id for fact in sheet.facts if fact.id in tokens or _in_words(fact, text)}


def _in_words(fact: SheetFact, text: str) -> bool:
    """Whether a fact is told without its tokens: a value as it is, or where it has none most of its words."""
    if fact.values:
        return any(len(each.value.text) >= _SHORTEST_VALUE and each.value.text in text for each in fact.values)
    pairs = {fact.text[n : n + 2] for n in range(len(fact.text) - 1)}
    return sum(pair in text for pair in pairs) >= _SAME * len(pairs)
