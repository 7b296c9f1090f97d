"""Putting facts into a model's text that it may not see, or did not write: in the composer's words, at their point."""

from collections.abc import Sequence
from dataclasses import replace

from service.draft import Block, Span
from service.drafting.pieces import Piece, block
from service.drafting.plan import Plan
from service.drafting.snapshot import Snapshot
from service.drafting.statement import statement
from service.facts.sheet import SheetFact
from service.text.lexicon import Lexicon
from service.text.sentences import sentences

_STOPS = "。！？"
_A_MATE = 2
"""What a fact of the same point counts, in pairs of characters shared with the paragraph."""


def placed(blocks: Sequence[Block], facts: Sequence[str], snapshot: Snapshot, lexicon: Lexicon) -> tuple[Block, ...]:
    """The blocks with a sentence for each of the facts (by id) in the paragraph that it belongs to: the one with most
    of the facts of its point and most of its words. It comes after the last sentence there that tells a fact."""
    result = list(blocks)
    for fact in facts:
        at = _home(result, snapshot.sheet.by_id[fact], snapshot.plan)
        said = statement(snapshot.sheet.by_id[fact], snapshot.brief, lexicon, subject=False)
        sentence = block("", "paragraph", [*said.pieces, Piece("。")])
        if at is None:
            result.append(replace(sentence, id=f"b{len(result) + 1}"))
        else:
            result[at] = _inserted(result[at], sentence)
    return tuple(result)


def _home(blocks: Sequence[Block], fact: SheetFact, plan: Plan) -> int | None:
    """The index of the paragraph; the later one of two as good."""
    point = next((point for point in plan.points if fact.id in point.facts), None)
    mates = set(point.facts) if point is not None else set()
    pairs = {fact.text[i : i + 2] for i in range(len(fact.text) - 1)}
    paragraphs = [n for n, each in enumerate(blocks) if each.type == "paragraph"]
    if not paragraphs:
        return None
    return max(
        paragraphs, key=lambda n: (_A_MATE * _stated(blocks[n], mates) + sum(p in blocks[n].text for p in pairs), n)
    )


def _stated(each: Block, facts: set[str]) -> int:
    return len({span.fact.partition(".")[0] for span in each.spans if span.fact is not None} & facts)


def _inserted(host: Block, sentence: Block) -> Block:
    told = [span.start for span in host.spans if span.fact is not None]
    ends = [end for start, end in sentences(host.text) if any(start <= at < end for at in told)]
    at = ends[-1] if ends else len(host.text)
    before = host.text[:at] if host.text[:at].endswith(tuple(_STOPS)) else host.text[:at].rstrip("，；：、 ") + "。"
    shift = len(before) + len(sentence.text) - at
    spans = (
        *(span for span in host.spans if span.end <= at),
        *(_moved(span, len(before)) for span in sentence.spans),
        *(_moved(span, shift) for span in host.spans if span.start >= at),
    )
    return replace(host, text=before + sentence.text + host.text[at:], spans=spans)


def _moved(span: Span, by: int) -> Span:
    return replace(span, start=span.start + by, end=span.end + by)
