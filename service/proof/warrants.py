"""The proof as part of a draft: a warrant for every clause."""

from collections.abc import Iterable
from typing import Literal, cast

from service.draft import Block, Warrant
from service.proof.messages import reason
from service.proof.prove import Prover
from service.proof.verdict import Unproved, Verdict

_Kind = Literal["fact", "brief", "note", "frame", "structure", "none"]


def warrants_of(blocks: Iterable[Block], prover: Prover) -> tuple[Warrant, ...]:
    """A warrant for every clause of a draft's prose, in order."""
    return tuple(_warrant(block, verdict) for block, found in prover.section(blocks).items() for verdict in found)


def _warrant(block: str, verdict: Verdict) -> Warrant:
    if isinstance(verdict, Unproved):
        return Warrant(block, verdict.start, verdict.end, "none", verdict.facts, reason=reason(verdict) or None)
    exchanged = tuple(f"{each.origin}→{each.word}" for each in verdict.exchanged)
    return Warrant(block, verdict.start, verdict.end, cast("_Kind", verdict.kind), verdict.facts, exchanged)
