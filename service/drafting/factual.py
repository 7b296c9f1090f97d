"""Facts that state nothing but tell a model what to do: set aside, for every writer alike."""

from service.brief import Brief
from service.draft import Unused
from service.errors import InputError
from service.facts.fact import Fact
from service.facts.value_id import ValueId
from service.text.injection import find_injections
from service.text.lexicon.lexicon import Lexicon

REASON = "像是给模型的指令，不是事实，没有采用；确是事实的请改写"


def facts_only(brief: Brief, lexicon: Lexicon) -> tuple[Brief, tuple[Unused, ...]]:
    """The brief without such facts, and those. A fact that others are derived from stays out with them.

    Raises InputError ``no_facts`` when none is left.
    """
    out = {fact.id for fact in brief.facts if instructs(fact, lexicon)}
    if not out:
        return brief, ()
    while more := {fact.id for fact in brief.facts if fact.id not in out and _rests_on(fact, out)}:
        out |= more
    kept = tuple(fact for fact in brief.facts if fact.id not in out)
    if not kept:
        raise InputError("no_facts", "没有事实：写进来的都像是给模型的指令。请写明要写进稿子的事实")
    return brief.model_copy(update={"facts": kept}), tuple(
        Unused(fact.id, REASON) for fact in brief.facts if fact.id in out
    )


def instructs(fact: Fact, lexicon: Lexicon) -> bool:
    """Whether a fact's words are an instruction to a model."""
    return any(any(find_injections(text, lexicon)) for text in (fact.statement, fact.label, fact.value) if text)


def _rests_on(fact: Fact, gone: set[str]) -> bool:
    sources = fact.derived.sources if fact.derived is not None else ()
    return any(ValueId(source).fact in gone for source in sources)
