"""Words that belong to no document: a writer's about its own text, its rules or itself, advertisements, what another is
to fill in, another language. What facts or the brief say in the same words belongs."""

import re
from collections.abc import Iterator
from functools import lru_cache

from service.checks.context import CheckContext
from service.checks.findings import error, shown
from service.draft import Finding
from service.text.first_characters import looked_ahead
from service.text.injection import find_injections
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range
from service.text.rules import RuleSet
from service.text.sentences import clauses

CHECK = "stray"
ADDRESS = "address"
"""The value of the rules for addresses (www.…): only where a clause has a dot."""
_LATIN = re.compile(r"[A-Za-zÀ-ž][A-Za-zÀ-ž'’.-]*[A-Za-zÀ-ž]|[Ѐ-ӿ]{2,}|[ぁ-ヿ]{2,}|[가-힣]{2,}")
_OPENS, _INSIDE, _CLOSES = r"[（(【\[［〔<＜{｛]", r"[^（）()【】\[\]［］<>＜＞{}｛｝\n。]", r"[）)】\]］〕>＞}｝]"
_BRACKETED = re.compile(
    r"\[\[[^\[\]\n]{0,60}\]\]|[\[［{｛<＜【]{1,2}[^\[\]［］{}｛｝<>＜＞【】\n]{0,60}[\]］}｝>＞】]{1,2}"
)
_ELLIPSIS = re.compile(r"…+|\.{3,}|。{3,}|·{3,}")
_BRACKET = re.compile(r"[\[\]［］{}｛｝<>＜＞【】]")
_OPENING = re.compile(r"[（(【\[［〔<＜{｛\]］}｝>＞】…]|\.{3}|。{3}|·{3}")
"""What a text must have to have anything to fill in."""


class _Words:
    """The rules of ``corpus/checks/meta_text.yaml``, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules = lexicon.rules
        of_others = RuleSet(tuple(rule for rule in rules.of("meta_text").rules if rule.value != ADDRESS)).source
        self.any = re.compile(rules.source("meta_text"), re.I)
        self.without_a_dot = re.compile(looked_ahead(of_others, re.I), re.I)
        """The same where no address can stand, which may begin with any character."""
        self.as_asked = rules.of("meta_text_as_asked").pattern
        wanted, what, alone = (rules.source("fill_in", value) for value in ("wanted", "what", "alone"))
        self.fill_in = re.compile(
            rf"{_OPENS}{{1,2}}{_INSIDE}{{0,16}}?(?:{wanted}|{what}|(?<![\u4e00-\u9fff]){alone}(?={_CLOSES}))"
            rf"{_INSIDE}{{0,16}}{_CLOSES}{{1,2}}",
            re.I,
        )
        done = rules.source("meta_text_done")
        self.note = re.compile(
            rf"[（(【\[](?:现|均)?已(?:按[^，。）)】\]]{{0,10}})?{done}[^，。）)】\]]{{0,6}}[）)】\]]"
        )


def strays(text: str, told: str, lexicon: Lexicon) -> Iterator[Range]:
    """Spans in a clause of what belongs to no document, unless ``told`` (facts and brief) says it in the same words."""
    for start, end, kind in _suspects(text, lexicon):
        said = text[start:end]
        if kind == "asked" or (said.lower() not in told.lower() if kind == "foreign" else said not in told):
            yield Range(start, end)


def to_fill_in(text: str, told: str, lexicon: Lexicon) -> Iterator[Range]:
    """Spans of what a writer leaves to be filled in by others, in any brackets or by an ellipsis; and of brackets of no
    document."""
    for start, end in _to_fill_in(text, lexicon):
        if text[start:end] not in told:
            yield Range(start, end)


@lru_cache(maxsize=1024)
def _suspects(clause: str, lexicon: Lexicon) -> tuple[tuple[int, int, str], ...]:
    """What may be stray in a clause, whatever is told: it is read by the chain and by the check, alone and at the end
    of a sentence."""
    words = lexicon.made(_Words)
    bare = words.as_asked.fullmatch(clause.strip("，。；：,;: ")) is not None
    return (
        *((*found.span(), "words") for found in (words.any if "." in clause else words.without_a_dot).finditer(clause)),
        *(((0, len(clause), "asked"),) if bare else ()),
        *((*found.span(), "foreign") for found in _LATIN.finditer(clause)),
        *((start, end, "injected") for start, end in find_injections(clause, lexicon)),
        *((start, end, "to fill in") for start, end in _to_fill_in(clause, lexicon)),
    )


def _to_fill_in(text: str, lexicon: Lexicon) -> Iterator[Range]:
    if _OPENING.search(text) is None:
        return
    words = lexicon.made(_Words)
    for pattern in (words.fill_in, words.note, _BRACKETED, _BRACKET, _ELLIPSIS):
        for found in pattern.finditer(text):
            yield Range(*found.span())


def is_note(bracketed: str, lexicon: Lexicon) -> bool:
    """Whether brackets say that something has been done to the text (（已补充）): what stands before them stays."""
    return lexicon.made(_Words).note.fullmatch(bracketed) is not None


def goes_on(clause: str, lexicon: Lexicon) -> bool:
    """Whether what follows a stray clause is most likely of the same matter: not after 按照要求 or a foreign word."""
    return lexicon.made(_Words).any.search(clause) is not None


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``stray`` in text that was written freely."""
    if not context.written_freely:
        return
    told = context.source_text
    for block in context.prose:
        for begin, end in context.sentences[block.id]:
            for left, right in clauses(block.text, begin, end):
                found = [
                    (left + a, left + b)
                    for a, b in strays(block.text[left:right], told, context.lexicon)
                    if not context.is_marked(block, left + a, left + b)
                ]
                if found:
                    start, stop = found[0][0], max(b for _, b in found)
                    message = f"“{shown(block.text[start:stop])}”不是公文正文里的话"
                    yield error(CHECK, block, start, stop, message, "删去")
