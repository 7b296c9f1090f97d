"""Repair: what the checks find wrong is marked as missing or taken out, and listed — never silently kept.

Whatever is not sure of its source goes: a value, a claim, a value by another matter or of another period. What is left
is put in order again: points and headings are renumbered, a heading without text goes too.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from service.brief import OnMissing
from service.checks.order.marks import mark_end
from service.documents.blanking.labels import label_for
from service.documents.lines.shapes import POINT_START
from service.draft import Block, Finding, Missing, Severity, Unused
from service.drafting.composing.written import Written
from service.drafting.repairing.edits import Edit, cut, edited
from service.drafting.repairing.order import in_order
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.range import Range
from service.text.sentences import clauses, sentences
from service.text.values import SlotType

LEFT_OUT = "所在的句子没有依据，已经略去"
QUESTION = "是否仍属实："
_LEFTOVERS = frozenset({"leftover_token", "leftover_placeholder"})
_MISPLACED = frozenset({"wrong_matter", "qualifier_changed"})
_REPEATED = "repetition"
_CLAIM = "unsupported_claim"
_LEAKED = "leakage"
_STRAY = "stray"
_SOURCELESS = "sourceless_"
_THEME_LONGEST = 30
_ALONE = 8
LEADING = re.compile(
    "为|围绕|聚焦|通过|按照|根据|面对|针对|随着|在(?!全)|以|从|自|经过|结合|对照|作为|近年来|一年来|今年"
)
"""What a clause begins with that cannot stand alone."""
_PRINTED_AS_PROSE = frozenset({"paragraph", "heading", "note"})


@dataclass(frozen=True, slots=True)
class _Fault:
    """A finding that can be mended; ``marked``: by a 【待补：…】 in its place, else by leaving its words out."""

    finding: Finding
    type: SlotType
    unit: str | None
    marked: bool


def mend(written: Written, findings: Sequence[Finding], on_missing: OnMissing, lexicon: Lexicon) -> Written:
    """What was written, without what the error findings say is wrong, as far as leaving out or marking mends it.

    The same object when nothing is mended. Facts whose words had to go become unused.
    """
    blocks: list[Block] = []
    missing: list[Missing] = []
    for block in written.blocks:
        faults = _faults(block, findings, on_missing, lexicon) if block.type in _PRINTED_AS_PROSE else []
        if not faults:
            blocks.append(block)
            continue
        mended, asked = _without(_with_marks(block, faults, lexicon), faults)
        missing += asked
        if mended is not None:
            blocks.append(mended)
    if not missing and len(blocks) == len(written.blocks):
        return written
    ordered = in_order(blocks)
    stated, unused = _still_stated(written, ordered)
    return replace(
        written, blocks=ordered, missing=(*written.missing, *missing), stated=stated, unused=(*written.unused, *unused)
    )


def _faults(block: Block, findings: Iterable[Finding], on_missing: OnMissing, lexicon: Lexicon) -> list[_Fault]:
    """The faults of a block that can be mended, in order, none inside another."""
    wrong = [f for f in findings if f.block == block.id and f.severity is Severity.ERROR and _mendable(f)]
    mentions = {(m.start, m.end): m.value for m in find_mentions(block.text, lexicon)} if wrong else {}
    faults: list[_Fault] = []
    for finding in sorted(wrong, key=lambda f: (f.start, -f.end)):
        if faults and finding.start < faults[-1].finding.end:
            continue
        value = mentions.get((finding.start, finding.end))
        marked = finding.check in _LEFTOVERS or (
            on_missing is OnMissing.MARK and finding.check not in (_REPEATED, _STRAY, *_MISPLACED)
        )
        faults.append(
            _Fault(finding, _type(finding, value.type if value else None), value.unit if value else None, marked)
        )
    return faults


def _mendable(finding: Finding) -> bool:
    return finding.check in (*_LEFTOVERS, *_MISPLACED, _REPEATED, _CLAIM, _LEAKED, _STRAY) or finding.check.startswith(
        _SOURCELESS
    )


def _type(finding: Finding, found: SlotType | None) -> SlotType:
    if finding.check == _CLAIM:
        return SlotType.CLAIM
    if finding.check.startswith(_SOURCELESS):
        return SlotType(finding.check.removeprefix(_SOURCELESS))
    return found or SlotType.TEXT


def _label(block: Block, fault: _Fault, lexicon: Lexicon) -> str:
    start, end = fault.finding.start, fault.finding.end
    if fault.type is SlotType.CLAIM:
        return QUESTION + block.text[start:end]
    return label_for(block.text, start, end, fault.type, fault.unit, lexicon)


def _with_marks(block: Block, faults: Sequence[_Fault], lexicon: Lexicon) -> tuple[Block, list[Missing], list[Range]]:
    """The block with 【待补：…】 in place of what is to be marked, what that asks for, and where the other faults then
    stand."""
    edits: list[Edit] = []
    asked: list[Missing] = []
    others: list[Range] = []
    shift = 0
    for fault in faults:
        start, end = fault.finding.start, fault.finding.end
        if not fault.marked:
            others.append(Range(start + shift, end + shift))
            continue
        label = _label(block, fault, lexicon)
        edits.append(Edit(start, end, f"【待补：{label}】", "missing", label))
        asked.append(Missing(label, fault.type.value, fault.unit, block.id))
        shift += len(edits[-1].text) - (end - start)
    return edited(block, edits), asked, others


def _without(
    marked: tuple[Block, list[Missing], list[Range]], faults: Sequence[_Fault]
) -> tuple[Block | None, list[Missing]]:
    """The block without the clauses or sentences that faults stand in; None when nothing of it is left."""
    block, asked, wrong = marked
    if not wrong:
        return block, asked
    dropped = [fault for fault in faults if not fault.marked]
    asked = asked + [
        Missing(fault.finding.message, fault.type.value, fault.unit, None, dropped=True) for fault in dropped
    ]
    whole = sentences(block.text)
    keep = [kept for span in _with_body(block, whole, wrong) for kept in _kept(block, span, wrong)]
    if not keep or block.type == "heading":
        return None, asked
    mark = mark_end(block.text)
    lost = keep[0][0] >= mark > 0 and not mark_end(block.text[keep[0][0] :])
    return cut(block, [Range(0, mark), *keep] if lost else keep), asked


def _with_body(block: Block, whole: Sequence[Range], wrong: Sequence[Range]) -> list[Range]:
    """The sentences without the themes of points (二是压实责任。) of which all that followed is left out."""
    starts = [POINT_START.match(block.text[start:end]) is not None for start, end in whole]
    left: list[Range] = []
    for index, (start, end) in enumerate(whole):
        until = next((i for i in range(index + 1, len(whole)) if starts[i]), len(whole))
        body = whole[index + 1 : until]
        theme = starts[index] and end - start <= _THEME_LONGEST and not _has_fact(block, start, end)
        if not (theme and body and not any(_kept(block, span, wrong) for span in body)):
            left.append(Range(start, end))
    return left


def _has_fact(block: Block, start: int, end: int) -> bool:
    return any(span.kind in ("fact", "derived") and start <= span.start and span.end <= end for span in block.spans)


def _kept(block: Block, sentence: Range, wrong: Sequence[Range]) -> list[Range]:
    """What of a sentence stays: all of it, nothing, or — where later clauses only are wrong and a fact stands before
    them — the clauses up to the first wrong one."""
    start, end = sentence
    first = min((a for a, b in wrong if a < end and start < b), default=None)
    if first is None:
        return [sentence]
    parts = clauses(block.text, start, end)
    if not _has_fact(block, start, end):
        return _rest(block.text, parts, wrong)
    before = [(a, b) for a, b in parts if b <= first]
    if not before or not _has_fact(block, start, first) or block.text[before[-1][1]] in "：:":
        return []
    return [Range(start, before[-1][1])]


def _rest(text: str, parts: Sequence[Range], wrong: Sequence[Range]) -> list[Range]:
    """What of a sentence without facts stays: its clauses but the wrong ones, where one is left that stands alone."""
    good = [not any(a < right and left < b for a, b in wrong) for left, right in parts]
    alone = [
        ok and right - left >= _ALONE and not LEADING.match(text, left)
        for ok, (left, right) in zip(good, parts, strict=True)
    ]
    last = max((n for n, ok in enumerate(good) if ok), default=0)
    if not any(alone) or not alone[last]:
        return []
    ends = [*(left for left, _ in parts[1:]), parts[-1][1]]
    return [Range(left, right if n == last else ends[n]) for n, (left, right) in enumerate(parts) if good[n]]


def _still_stated(written: Written, blocks: Sequence[Block]) -> tuple[tuple[str, ...], tuple[Unused, ...]]:
    """The ids that are still stated, and those that no longer are: values whose spans are gone."""
    before, after = _values(written.blocks), _values(blocks)
    gone = before - after
    stated: list[str] = []
    unused: list[Unused] = []
    for each in written.stated:
        own = sorted(value for value in before if value == each or value.startswith(f"{each}."))
        lost = [value for value in own if value in gone]
        if not lost:
            stated.append(each)
        elif len(lost) == len(own):
            unused.append(Unused(each, LEFT_OUT))
        else:
            stated += [value for value in own if value not in gone]
            unused += [Unused(value, LEFT_OUT) for value in lost]
    return tuple(stated), tuple(unused)


def _values(blocks: Iterable[Block]) -> set[str]:
    return {span.fact for block in blocks for span in block.spans if span.fact is not None}
