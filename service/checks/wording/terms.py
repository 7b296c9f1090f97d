"""Standard terms: a known wrong form of a term that has one exact form, and set phrases with one character wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from service.checks.context import CheckContext
from service.checks.findings import GENERAL, error, warning
from service.draft import Finding
from service.text.lexicon.lexicon import Lexicon, Term
from service.text.range import Range
from service.text.trie import trie_pattern
from service.text.words import cut

CHECK = "term"
_NUMERAL = "一二三四五六七八九十两"
_COUNTED = re.compile(rf"[{_NUMERAL}](?:[个位大项种条][\u4e00-\u9fff]{{2}}|[\u4e00-\u9fff][{_NUMERAL}][\u4e00-\u9fff])")
_WINDOW = re.compile(rf"(?=([{_NUMERAL}][\u4e00-\u9fff]{{3}}))")
_BEFORE = frozenset(f"0123456789第{_NUMERAL}百千万几数")


@dataclass(frozen=True)
class _Forms:
    """The wrong forms as one pattern, each with its term."""

    pattern: re.Pattern[str]
    terms: Mapping[str, Term]


@lru_cache(maxsize=8)
def _wrong_forms(lexicon: Lexicon) -> _Forms:
    by_form = {form: term for term in lexicon.terms for form in term.wrong_forms}
    return _Forms(re.compile(trie_pattern(by_form)), by_form)


@lru_cache(maxsize=8)
def _near_misses(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """Counted set phrases (四个意识, 三会一课) by what is left of them when one character after the first is blanked.

    Two phrases that differ in that one character only are both right, and no near miss of each other.
    """
    found: dict[str, list[str]] = {}
    for phrase in lexicon.set_phrases:
        if _COUNTED.fullmatch(phrase):
            for blanked in _blanked(phrase):
                found.setdefault(blanked, []).append(phrase)
    return {blanked: tuple(group) for blanked, group in found.items() if len(group) == 1}


def _blanked(text: str) -> Iterator[str]:
    for n in range(len(text)):
        yield f"{text[:n]}？{text[n + 1 :]}"


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``term``; warnings where an office may have coined a like phrase of its own (三品一特)."""
    forms = _wrong_forms(context.lexicon)
    near_misses = _near_misses(context.lexicon)
    for block in context.blocks:
        told: list[Range] = []
        for found in forms.pattern.finditer(block.text):
            term = forms.terms[found[0]]
            told.append(Range(*found.span()))
            message = f"“{found[0]}”应为“{term.form}”"
            yield error(CHECK, block, *found.span(), message, f"改为“{term.form}”", term.source)
        for start, phrase, surely in _missed(block.text, near_misses, context.lexicon.set_phrases):
            end = start + len(phrase)
            written = block.text[start:end]
            if written in context.source_text or any(each.overlaps(start, end) for each in told):
                continue
            make = error if surely else warning
            yield make(CHECK, block, start, end, f"“{written}”疑为“{phrase}”之误", f"核对，应为“{phrase}”", GENERAL)


def _missed(
    text: str, near_misses: Mapping[str, tuple[str, ...]], phrases: frozenset[str]
) -> Iterator[tuple[int, str, bool]]:
    """Where a text has a counted phrase with one character wrong, the first numeral apart, and whether surely so.

    Without quotes four counted things of another name (四个方面) are no near miss of 四个全面: what is counted must
    then be no word.
    """
    for found in _WINDOW.finditer(text):
        window, start = found[1], found.start()
        if window in phrases or (start and text[start - 1] in _BEFORE):
            continue
        quoted = text[start - 1 : start] == "“" and text[start + 4 : start + 5] == "”"
        for n, blanked in enumerate(_blanked(window)):
            if n > 0 and (group := near_misses.get(blanked)) and (quoted or len(cut(window[2:])) > 1):
                yield start, group[0], n > 1 and window[1] == "个"
                break
