"""Attachment: how many faults of attachment the checks find in text written freely, and how much true text they refuse.

A fault is found when the faulty text has an error that the true text does not have.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from eval.core.bench import Bench
from eval.core.check_errors import errors
from eval.core.metrics import ratio
from eval.core.suite import Details, Mark, Scored, Shown, Suite
from eval.suites.attachment.faults import KINDS, faults_of
from eval.suites.attachment.loading import SPLITS, CaseEntry, case_of, load_split


@dataclass(frozen=True, slots=True)
class Text:
    """One true text of an office, by its place among them."""

    split: str
    entry: CaseEntry
    place: int


def suite() -> Suite[Text]:
    """A case is a true text with all faults made of it."""
    metrics = {
        "recall": ratio("查出率", "造出的错误中查出的比例", "found", "made"),
        "refused_values": ratio("误报率（按数值）", "正确的稿中误报的问题，每个数值几处", "refused", "values", "lower"),
        "refused_texts": ratio("误报率（按稿）", "正确的稿中有误报的比例", "refused_texts", "texts", "lower"),
        **{
            f"recall_{kind}": ratio(f"查出率（{kind}）", f"{kind} 一类", f"{kind}.found", f"{kind}.made")
            for kind in KINDS
        },
    }
    return Suite("attachment", load, judge, metrics, {"office": CaseEntry})


def load() -> dict[str, Text]:
    """The texts of all splits."""
    return {
        f"{split}-{entry.id}-{place + 1}": Text(split, entry, place)
        for split in SPLITS
        for entry in load_split(split)
        for place in range(len(entry.texts))
    }


def judge(name: str, text: Text, bench: Bench) -> Scored:
    """Judge a true text, and every fault made of it."""
    case = case_of(text.entry, bench.resources.genres, bench.resources.lexicon)
    pieces = case.pieces(text.entry.texts[text.place])
    written = "".join(piece.text for piece in pieces)
    clean = errors(case.context(pieces))
    counts: Counter[str] = Counter(
        texts=1,
        values=sum(piece.value is not None for piece in pieces),
        refused=len(clean),
        refused_texts=bool(clean),
    )
    known = Counter((finding.check, written[finding.start : finding.end]) for finding in clean)
    problems = [f"误报：{finding.check}：{finding.message}" for finding in clean]
    for fault in faults_of(case, pieces):
        counts.update(("made", f"{fault.kind}.made"))
        found = Counter((f.check, fault.text[f.start : f.end]) for f in errors(case.context(fault.pieces)))
        if found - known:
            counts.update(("found", f"{fault.kind}.found"))
        else:
            problems.append(f"未查出 {fault.kind}：{fault.text}")
    marks = tuple(Mark(finding.start, finding.end, "error", finding.message) for finding in clean)
    facts: Mapping[str, str] = dict(text.entry.facts)
    details = Details(tuple(problems), expected=facts, texts=(Shown("正确的稿", written, marks),))
    labels = {"split": text.split, "genre": text.entry.genre}
    return Scored(name, {each: float(n) for each, n in counts.items()}, not problems, labels, details)
