"""Claims: what a sentence asserts to have been done, achieved, won or decided, with or without a figure."""

import re
from dataclasses import dataclass
from typing import Literal, cast

from service.reading.state import State, clause_states
from service.text.lexicon.lexicon import Lexicon

Kind = Literal["award", "rank", "commendation", "result", "decision", "activity"]
KINDS: tuple[Kind, ...] = ("award", "rank", "commendation", "result", "decision", "activity")
"""In the order of their weight: a clause with verbs of several kinds is a claim of the first."""

_INTENDED: frozenset[State] = frozenset({"plan", "asked"})


class _Words:
    """What makes a clause an assertion, and what keeps it from being one."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules = lexicon.rules
        self.asserted = rules.of("claim")
        self.not_done = re.compile(rf"{rules.source('claim_not_done')}[^，；。]{{0,4}}$")
        self.exhorts = rules.of("claim_exhorts").pattern
        self.specific = rules.of("claim_specific").pattern
        """What makes an exhortation a statement: 着力化解矛盾 asserts nothing, 着力化解矛盾纠纷36件 does."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An assertion; the span is the clause that makes it, within the sentence."""

    start: int
    end: int
    kind: Kind
    text: str


def find_claims(sentence: str, lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims of a sentence, a clause each; a plan (将开展…), an exhortation (着力完善…) and a denial are none."""
    words = lexicon.made(_Words)
    found: list[Claim] = []
    for start, end, states in clause_states(sentence, lexicon):
        if states & _INTENDED:
            continue
        kinds = _kinds(sentence, start, end, lexicon, words)
        if kinds:
            found.append(Claim(start, end, min(kinds, key=KINDS.index), sentence[start:end]))
    return tuple(found)


def _kinds(sentence: str, start: int, end: int, lexicon: Lexicon, words: _Words) -> set[Kind]:
    """The kinds of what a clause asserts, by its verbs and by what it says to have come about (未发生事故)."""
    specific = words.specific.search(sentence, start, end)
    exhorts = None if specific else words.exhorts.search(sentence, start, end)
    until = exhorts.start() if exhorts else end
    verbs = {
        lexicon.action_verbs[verb[0]]
        for verb in lexicon.action_verb_pattern.finditer(sentence, start, end)
        if verb[0] in lexicon.action_verbs
        and verb.start() < until
        and not sentence.startswith(("、", "等", "的"), verb.end(), end)  # 组织、宣传: named, not asserted
        and not words.not_done.search(sentence[max(start, verb.start() - 8) : verb.start()])
    }
    told = {
        said.rule.value or ""
        for said in words.asserted.finditer(sentence, start, end)
        if said.start <= until and not words.not_done.search(sentence[max(start, said.start - 8) : said.start])
    }
    return cast("set[Kind]", verbs | told)
