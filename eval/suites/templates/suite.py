"""Templates: is every slot of a short sample filled with the value that belongs there, and what is lacking asked for.

Slot error rate as in Dušek, Howcroft and Rieser (INLG 2019): (missing + wrong + added + repeated) / slots, counted on
the printed text, which is laid beside the sample.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from eval.core.bench import Bench
from eval.core.metrics import ratio, total
from eval.core.suite import Details, Mark, Scored, Shown, Suite
from eval.suites.templates.alignment import GAP, align, with_gaps
from eval.suites.templates.loading import Slot, TemplateCase, load_template_cases
from service.draft import Draft

_BLANK = re.compile(r"[×＊*＿_□○●△]+|[XxＸ]{2,}|\.{3,}|…|【\s*】|（\s+）|\{\{|某+(?![个些种类项])")
_SPECIFIC = re.compile(r"[0-9０-９]|《|“")
_ERRORS = ("missing", "wrong", "added", "repeated")


class Verdict(StrEnum):
    """What became of a slot. ``withheld``: asked for, as it should be; ``missing``: asked for although a fact has it.
    ``wrong`` prints another value, ``repeated`` one that belongs in another slot and stands there too, ``added`` one
    where the slot should have been asked for."""

    RIGHT = "right"
    WITHHELD = "withheld"
    MISSING = "missing"
    WRONG = "wrong"
    ADDED = "added"
    REPEATED = "repeated"


def suite() -> Suite[TemplateCase]:
    """Every sample followed with its facts."""
    filled = ("right", "wrong", "added", "repeated")
    metrics = {
        "slot_error_rate": ratio("槽位错误率", "（漏填＋填错＋多填＋重复）÷槽位数", _ERRORS, "slots", "lower"),
        "missing": ratio("漏填", "有事实而没有填的槽位", "missing", "slots", "lower"),
        "wrong": ratio("填错", "填了别的值的槽位", "wrong", "slots", "lower"),
        "added": ratio("多填", "没有事实、本应索要而填了值的槽位，以及印在槽位之外的值", "added", "slots", "lower"),
        "repeated": ratio("重复", "填了属于另一槽位、那里也已印出的值", "repeated", "slots", "lower"),
        "slot_precision": ratio("槽位准确率", "填了的槽位中填对的", "right", filled),
        "slot_recall": ratio("槽位召回率", "有事实的槽位中填对的", "right", "fillable"),
        "leftovers": total("残留占位符", "印出的占位符个数", "leftovers"),
        "request_precision": ratio("索要准确率", "所要的事实中确实缺的", "requests.right", "requests"),
        "request_recall": ratio("索要召回率", "缺的事实中标出并列出的", "requests.right", "lacking"),
        "unused_precision": ratio("未用准确率", "报为未用的事实中确实用不上的", "unused.right", "unused.reported"),
        "unused_recall": ratio("未用召回率", "用不上的事实中报为未用的", "unused.right", "unused"),
    }
    return Suite("templates", load_template_cases, judge, metrics, {"case": TemplateCase})


def judge(case_id: str, case: TemplateCase, bench: Bench) -> Scored:
    """Follow the sample as the service does; a case passes when nothing is found wanting."""
    draft = bench.draft(case.brief, followed=case.source)
    found = judge_draft(case, draft)
    marks = tuple(
        Mark(s.start, s.end, v, "／".join(s.expected)) for s, v in zip(case.slots, found.verdicts, strict=True)
    )
    details = Details(
        tuple(found.problems),
        brief=case.brief.model_dump(mode="json", exclude_none=True),
        drafts=(draft,),
        expected={slot.former: "／".join(slot.expected) or "（索要）" for slot in case.slots},
        texts=(Shown("样稿", case.text, marks),),
    )
    return Scored(case_id, dict(found.counts), not found.problems, {"kind": case.kind, "split": case.split}, details)


@dataclass
class Judgement:
    """Counts, a verdict for each slot, and in words what is wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    verdicts: list[Verdict] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def judge_draft(case: TemplateCase, draft: Draft) -> Judgement:
    """Everything that is counted of one draft."""
    found = Judgement()
    text, labels = with_gaps("\n".join(block.text for block in draft.blocks[1:]))
    start = case.body_start
    places = [(slot.start - start, slot.end - start) for slot in case.slots]
    printed = align(case.text[start:], places, text)
    found.verdicts = _verdicts(case.slots, printed.fills)
    for slot, fill, verdict in zip(case.slots, printed.fills, found.verdicts, strict=True):
        found.counts += Counter({"slots": 1, "fillable": int(bool(slot.expected)), verdict.value: 1})
        if verdict not in (Verdict.RIGHT, Verdict.WITHHELD):
            wanted = "／".join(slot.expected) or "（索要）"
            found.problems.append(f"{verdict}：{slot.former} → {wanted}，印的是 {fill.replace(GAP, '【待补】') or '—'}")
    for stray in printed.strays:
        if _SPECIFIC.search(stray):
            found.counts["added"] += 1
            found.problems.append(f"added：槽位之外印了 {stray.replace(GAP, '【待补】')}")
    _requests(case.slots, found, labels, draft)
    _leftovers(text, found)
    _unused(case, draft, found)
    return found


def _verdicts(slots: Sequence[Slot], fills: Sequence[str]) -> list[Verdict]:
    rightly = {fill for slot, fill in zip(slots, fills, strict=True) if fill in slot.expected}
    return [_verdict(slot, fill, rightly) for slot, fill in zip(slots, fills, strict=True)]


def _verdict(slot: Slot, fill: str, rightly: set[str]) -> Verdict:
    if fill in slot.expected:
        return Verdict.RIGHT
    if GAP in fill or not fill:
        return Verdict.MISSING if slot.expected else Verdict.WITHHELD
    if fill in rightly:
        return Verdict.REPEATED
    return Verdict.WRONG if slot.expected else Verdict.ADDED


def _requests(slots: Sequence[Slot], found: Judgement, labels: Sequence[str], draft: Draft) -> None:
    """A request is right when its slot lacks a fact, is marked in the text and listed with the draft."""
    listed = Counter(missing.label for missing in draft.missing if not missing.dropped)
    unlisted = list((Counter(labels) - listed).elements())
    found.problems += [f"没有列出的缺项：{label}" for label in unlisted]
    withheld = sum(verdict is Verdict.WITHHELD for verdict in found.verdicts)
    needless = len(labels) - withheld - found.counts["missing"]
    if needless > 0:
        found.problems.append(f"多问了 {needless} 处：{'；'.join(labels)}")
    found.counts["lacking"] = sum(not slot.expected for slot in slots)
    found.counts["requests"] = len(labels)
    found.counts["requests.right"] = max(0, min(withheld, len(labels)) - len(unlisted))


def _leftovers(text: str, found: Judgement) -> None:
    left = _BLANK.findall(text)
    found.counts["leftovers"] = len(left)
    found.problems += [f"残留占位符 {blank}" for blank in left]


def _unused(case: TemplateCase, draft: Draft, found: Judgement) -> None:
    """Facts that are reported as unused as a whole."""
    reported = {unused.id for unused in draft.facts.unused if "." not in unused.id}
    expected = set(case.unused)
    found.counts["unused"] = len(expected)
    found.counts["unused.reported"] = len(reported)
    found.counts["unused.right"] = len(expected & reported)
    found.problems += list(_told(expected - reported, "没有报为未用")) + list(_told(reported - expected, "误报为未用"))


def _told(facts: set[str], what: str) -> Iterator[str]:
    yield from (f"事实 {fact} {what}" for fact in sorted(facts))
