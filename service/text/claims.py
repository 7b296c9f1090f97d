"""Claims: what a sentence asserts to have been done, achieved, won or decided, with or without a figure."""

import re
from dataclasses import dataclass

from service.text.lexicon import Lexicon
from service.text.sentences import clauses

KINDS = ("award", "rank", "commendation", "result", "decision", "activity")
"""In the order of their weight: a clause with verbs of several kinds is a claim of the first."""

_INTENDED = re.compile(
    r"(?:拟|将|要|应|须|计划|力争|争取|确保|必须|需要|继续|进一步|不断|着力|推动|努力|全力|务必|加快|坚持)[^，；。]{0,6}$"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """An assertion; the span is the clause that makes it, within the sentence."""

    start: int
    end: int
    kind: str
    text: str


def find_claims(sentence: str, lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims of a sentence, a clause each; an intention (将开展…, 着力完善…) is none."""
    found: list[Claim] = []
    for start, end in clauses(sentence, 0, len(sentence)):
        kinds = {
            lexicon.action_verbs[verb[0]]
            for verb in lexicon.action_verb_pattern.finditer(sentence, start, end)
            if not _INTENDED.search(sentence, start, verb.start())
        }
        if kinds:
            kind = min(kinds, key=KINDS.index)
            found.append(Claim(start, end, kind, sentence[start:end]))
    return tuple(found)
