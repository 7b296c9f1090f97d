"""Putting facts into a model's text that it may not see, or did not write: in the composer's words, at their point."""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.checks.order.marks import mark_end
from service.draft import Block, Missing, Span
from service.drafting.composing.pieces import Piece, block
from service.drafting.composing.statement import statement
from service.drafting.planning.plan import Plan
from service.drafting.snapshot.snapshot import Snapshot
from service.facts.sheet import FactSheet, SheetFact
from service.facts.value_id import ValueId
from service.text.lexicon.lexicon import Lexicon
from service.text.sentences import sentences

_STOPS = "。！？"
_QUOTED = re.compile("“([^”]+)”")
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


def retold(blocks: Sequence[Block], facts: Sequence[str], snapshot: Snapshot, lexicon: Lexicon) -> tuple[Block, ...]:
    """The blocks with the composer's sentence for each of the facts that are told in part, in place of the sentences
    that tell something of them; what else those told is told in the composer's words, too."""
    again = _with_mates(blocks, facts)
    done: set[str] = set()
    result = []
    for each in blocks:
        if each.type != "paragraph" or not _facts_in(each, 0, len(each.text)) & again:
            result.append(each)
            continue
        text, spans = "", list[Span]()
        for start, end in sentences(each.text):
            inside = _facts_in(each, start, end)
            if not inside & again:
                spans += [_moved(s, len(text) - start) for s in each.spans if start <= s.start and s.end <= end]
                text += each.text[start:end]
                continue
            if not text:
                text = each.text[: mark_end(each.text)]
            for fact in (known.id for known in snapshot.sheet.facts if known.id in inside - done):
                said = statement(snapshot.sheet.by_id[fact], snapshot.brief, lexicon, subject=False)
                sentence = block("", "paragraph", [*said.pieces, Piece("。")])
                spans += [_moved(span, len(text)) for span in sentence.spans]
                text += sentence.text
            done |= inside
        if text[mark_end(text) :]:
            result.append(replace(each, text=text, spans=tuple(spans)))
    return tuple(result)


def without_stated(missing: Sequence[Missing], sheet: FactSheet) -> tuple[Missing, ...]:
    """What is missing, but for values of facts: they were taken out where they stood wrong, and are told now."""
    values = {value.value.text for value in sheet.values.values()}
    return tuple(each for each in missing if not ((said := _QUOTED.match(each.label)) and said[1] in values))


def _with_mates(blocks: Sequence[Block], facts: Sequence[str]) -> frozenset[str]:
    """The facts with all that are told in a sentence with one of them."""
    told = [
        _facts_in(each, start, end)
        for each in blocks
        if each.type == "paragraph"
        for start, end in sentences(each.text)
    ]
    again = frozenset(facts)
    while more := [inside for inside in told if inside & again and not inside <= again]:
        again = again.union(*more)
    return again


def _facts_in(each: Block, start: int, end: int) -> frozenset[str]:
    return frozenset(
        ValueId(span.fact).fact for span in each.spans if span.fact is not None and start <= span.start < end
    )


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
    return len({ValueId(span.fact).fact for span in each.spans if span.fact is not None} & facts)


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
