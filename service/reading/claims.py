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
_NOT_DONE = re.compile(
    "(?:要|应|须|需|必须|需要|务必|旨在|以便|用于|负责|严禁|禁止|避免|防止|杜绝|未|没有|不再|不|是否|如何|怎样)[^，；。]{0,4}$"
)
_EXHORTS = re.compile(
    "着力|努力|坚持|推动|推进|促进|让|把|抓好|抓实|抓牢|紧盯|聚焦|围绕|健全|完善|搭建|巩固|厉行|防范|引导|鼓励|注重|强化|加强"
    "|提升|突出|用心|用情|用好|做到|确保|不断|持续|全力|大力|精准|始终|切实|从严|规范有序|深化|牢固|积极"
)
_SPECIFIC = re.compile(
    r"[0-9０-９《“\"]|[二两三四五六七八九十百千万]{1,8}余?[个项次场家名人户件批期支]|(?<![为除])了|已"
)
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
    found: list[Claim] = []
    for start, end, states in clause_states(sentence, lexicon):
        if states & _INTENDED:
            continue
        exhorts = None if _SPECIFIC.search(sentence, start, end) else _EXHORTS.search(sentence, start, end)
        kinds = {
            lexicon.action_verbs[verb[0]]
            for verb in lexicon.action_verb_pattern.finditer(sentence, start, end)
            if verb[0] in lexicon.action_verbs
            and not sentence.startswith(("、", "等", "的"), verb.end(), end)  # 组织、宣传: named, not asserted
            and not _NOT_DONE.search(sentence[max(start, verb.start() - 8) : verb.start()])
            and not (exhorts and exhorts.start() < verb.start())
        }
        if kinds:
            kind = min(cast("set[Kind]", kinds), key=KINDS.index)
            found.append(Claim(start, end, kind, sentence[start:end]))
    return tuple(found)
