"""What a writer hands on: blocks, and what it could not say. Checks and repair start from here."""

from dataclasses import dataclass

from service.draft import Block, Missing, Unused


@dataclass(frozen=True, slots=True)
class Written:
    """``stated`` are the ids of the facts or values that the blocks state; ``unused`` those left out, and why;
    ``freely`` that a model wrote the prose."""

    blocks: tuple[Block, ...]
    missing: tuple[Missing, ...] = ()
    stated: tuple[str, ...] = ()
    unused: tuple[Unused, ...] = ()
    freely: bool = False
