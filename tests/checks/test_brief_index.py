"""One reference judges many drafts: what one run works out changes nothing for the next."""

from collections.abc import Callable
from dataclasses import replace

from service.checks.context import CheckContext
from service.checks.registry import run_checks

FACTS = ("全年开展集中学习12次，交流研讨6次", "为群众办实事63件", "培训干部340人次")
DRAFTS = (
    "1# 一、主要工作\n开展集中学习12次，为群众办实事63件，获评全省先进集体。",
    "培训干部12次，走访群众120户。",
    "开展集中学习12次，交流研讨6次。为群众办实事63件。",
)


def test_drafts_judged_by_one_reference_are_judged_as_each_by_its_own(
    make_context: Callable[..., CheckContext],
) -> None:
    apart = [make_context(draft, FACTS, expected=["f1", "f2"], grounding=("走访群众120户。",)) for draft in DRAFTS]
    shared = [replace(context, brief_index=apart[0].brief_index) for context in reversed(apart)]
    alone = [run_checks(context) for context in apart]
    assert any(alone)
    assert [run_checks(context) for context in shared] == alone[::-1]


def test_what_facts_say_is_read_once(make_context: Callable[..., CheckContext]) -> None:
    context = make_context(DRAFTS[0], FACTS)
    other = replace(context, blocks=make_context(DRAFTS[1], FACTS).blocks)
    assert other.fact_occurrences is context.fact_occurrences
    assert other.candidates_by_kind is context.candidates_by_kind
