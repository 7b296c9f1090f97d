"""A person's own words: what a note made of a clause stands as that person's, where nothing else is its source."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.draft import Block, Span
from service.proof.prove import Prover
from service.proof.verdict import Unproved

_STOPS = "。！？；，"


def with_own_words(
    before: Sequence[Block], after: Sequence[Block], prover: Prover, *, by_note: bool
) -> tuple[Block, ...]:
    """The blocks ``after`` a note was carried out, with spans for the clauses that stand as a person's: those that
    stood so ``before``, in the same words; and ``by_note``, where a person's note gave the words, each other clause
    without a source that was not there before (a span ``note``)."""
    if all(block in before for block in after):
        return tuple(after)
    given = {
        block.text[span.start : span.end].rstrip(_STOPS): span.kind
        for block in before
        for span in block.spans
        if span.kind in ("note", "brief")
    }
    known = {words for _, _, words in _unproved(before, prover)} if by_note else set()
    found: dict[str, list[Span]] = {}
    for block, span, words in _unproved(after, prover):
        if words in given:
            found.setdefault(block, []).append(replace(span, kind=given[words]))
        elif by_note and words not in known:
            found.setdefault(block, []).append(span)
    return tuple(
        replace(block, spans=tuple(sorted((*block.spans, *found[block.id]), key=lambda each: (each.start, each.end))))
        if block.id in found
        else block
        for block in after
    )


def confirmed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with what notes stated given like the brief's own words: somebody answers for it."""
    return tuple(
        replace(block, spans=tuple(replace(s, kind="brief") if s.kind == "note" else s for s in block.spans))
        for block in blocks
    )


def _unproved(blocks: Sequence[Block], prover: Prover) -> Iterator[tuple[str, Span, str]]:
    """The clauses without a source: block, place, and words without their stop."""
    texts = {block.id: block.text for block in blocks}
    for block, verdicts in prover.section(blocks).items():
        for verdict in verdicts:
            if isinstance(verdict, Unproved):
                words = texts[block][verdict.start : verdict.end].rstrip(_STOPS)
                yield block, Span(verdict.start, verdict.end, "note"), words
