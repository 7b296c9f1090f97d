"""Verdicts: what the proof says of a clause."""

from dataclasses import dataclass

from service.proof.cover import Exchanged


@dataclass(frozen=True, slots=True)
class Proved:
    """A clause that may stand: ``kind`` is its warrant, ``facts`` say it, ``exchanged`` are words that stand for
    theirs. Offsets into the block's text."""

    start: int
    end: int
    kind: str
    facts: tuple[str, ...] = ()
    exchanged: tuple[Exchanged, ...] = ()


@dataclass(frozen=True, slots=True)
class Unproved:
    """A clause without a warrant: ``added`` are its words without a source, ``lost`` the words of its facts that it
    leaves out; ``values`` are the value ids that stand in it."""

    start: int
    end: int
    added: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


Verdict = Proved | Unproved
