"""Saying a fact in other words: other verbs of the same sense, other joints, another order — and nothing else."""

import itertools
import re
from random import Random

from service.models.scripted.prose import tokens_of
from service.models.scripted.request import GivenFact
from service.models.scripted.wording import COUNTED, NO_OBJECT, PLANS, VERBS

_PIECE = re.compile(r"《[^》]*》|“[^”]*”|（[^）]*）|\[\[[^\]]*\]\]|[^，]|，")
_LABEL = re.compile(r"^([^，。：:\[\]]{2,40})[：:](\[\[[^\]]+\]\])$")


def reword(fact: GivenFact, random: Random) -> str:
    """The fact as a sentence without its closing mark; each token stands in it exactly once."""
    label = _LABEL.match(fact.text)
    if label:
        return label[1] + random.choice(("", "为", "达")) * _measurable(fact) + label[2]
    clauses = _clauses(fact.text)
    if any(word in fact.text for word in PLANS):
        return "，".join(clauses)
    if len(clauses) > 1 and all(_independent(clause) for clause in clauses) and random.random() < 0.4:
        random.shuffle(clauses)
    contexts = {slot.id: slot.context for slot in fact.slots}
    said = [_other_verb(clause, contexts, random) for clause in clauses]
    text = said[0]
    for before, clause in itertools.pairwise(said):
        text += _joint(before, clause, random) + clause
    return text


def _measurable(fact: GivenFact) -> bool:
    """Whether 为 may stand before the value: a share or an amount, not a count of things done."""
    return fact.slots[0].context.endswith(("%", "元", "个百分点", "平方米", "公里"))


def _clauses(text: str) -> list[str]:
    """Split at the commas that stand in no title, quotation, bracket or token."""
    clauses = [""]
    for piece in _PIECE.findall(text):
        if piece == "，":
            clauses.append("")
        else:
            clauses[-1] += piece
    return [clause for clause in clauses if clause]


def _opens_with_verb(clause: str) -> str | None:
    verb = clause[:2]
    return verb if verb in VERBS and not clause[2:].startswith(NO_OBJECT) else None


def _independent(clause: str) -> bool:
    """Whether a clause can stand anywhere: it opens with its own verb and states a value."""
    return _opens_with_verb(clause) is not None and bool(tokens_of(clause))


def _other_verb(clause: str, contexts: dict[str, str], random: Random) -> str:
    verb = _opens_with_verb(clause)
    if verb is None or random.random() < 0.35:
        return clause
    tokens = tokens_of(clause)
    counted = bool(tokens) and contexts.get(tokens[-1][1], "").endswith(COUNTED)
    ways = [way for way in VERBS[verb] if not way.startswith(("先后", "共")) or counted]
    other = random.choice(ways) if ways else verb
    return clause if other.endswith("了") and clause[2:].startswith("“") else other + clause[2:]


def _joint(before: str, clause: str, random: Random) -> str:
    if clause[:2] in VERBS and "并" not in before and random.random() < 0.3:
        return "，并"
    return "，"
