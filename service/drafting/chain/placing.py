"""Putting facts into a model's text that it may not see, or did not write: in the composer's words, at their point."""

from collections.abc import Sequence
from dataclasses import replace

from service.draft import Block, Span
from service.drafting.pieces import Piece, block
from service.drafting.plan import Plan
from service.drafting.snapshot import Snapshot
from service.drafting.statement import statement
from service.text.lexicon import Lexicon

_STOPS = "。！？"


def placed(blocks: Sequence[Block], facts: Sequence[str], snapshot: Snapshot, lexicon: Lexicon) -> tuple[Block, ...]:
    """The blocks with a sentence for each of the facts (by id) at the end of the paragraph that has most of the facts
    of its point; of the last paragraph where none has any."""
    result = list(blocks)
    for fact in facts:
        at = _home(result, fact, snapshot.plan)
        said = statement(snapshot.sheet.by_id[fact], snapshot.brief, lexicon, subject=False)
        sentence = block("", "paragraph", [*said.pieces, Piece("。")])
        if at is None:
            result.append(replace(sentence, id=f"b{len(result) + 1}"))
        else:
            result[at] = _appended(result[at], sentence)
    return tuple(result)


def _home(blocks: Sequence[Block], fact: str, plan: Plan) -> int | None:
    point = next((point for point in plan.points if fact in point.facts), None)
    mates = set(point.facts) if point is not None else set()
    paragraphs = [n for n, each in enumerate(blocks) if each.type == "paragraph"]
    if not paragraphs:
        return None
    return max(paragraphs, key=lambda n: (_stated(blocks[n], mates), n))


def _stated(each: Block, facts: set[str]) -> int:
    return sum(span.fact is not None and span.fact.partition(".")[0] in facts for span in each.spans)


def _appended(host: Block, sentence: Block) -> Block:
    text = host.text if host.text.endswith(tuple(_STOPS)) else host.text.rstrip("，；：、 ") + "。"
    moved = (
        Span(span.start + len(text), span.end + len(text), span.kind, span.fact, span.slot) for span in sentence.spans
    )
    return replace(host, text=text + sentence.text, spans=(*host.spans, *moved))
