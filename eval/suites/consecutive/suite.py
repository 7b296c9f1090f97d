"""Consecutive reports: last year's blanked, this year's facts matched to its slots, compared with the marks.

Slot error rate as in Dušek, Howcroft and Rieser (INLG 2019): (missing + wrong + added + repeated) / slots.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from eval.core.bench import Bench
from eval.core.metrics import ratio, total
from eval.core.suite import Details, Mark, Metric, Scored, Shown, Suite
from eval.suites.consecutive.alignments import load_alignments
from eval.suites.consecutive.judge import Case, CaseResult, Judged, Verdict, case_of_alignment, case_of_pair, run
from eval.suites.consecutive.pair_files import PAIRS_DIR, PairFile, load_pairs
from service.text.values import SlotType

_KINDS = {
    Verdict.CORRECT: "right",
    Verdict.WRONG: "wrong",
    Verdict.ADDED: "superfluous",
    Verdict.ASKED: "asked",
    Verdict.UNFOUND: "absent",
}
_WRONG = ("wrong", "added", "strays")
TYPES = (
    SlotType.QUANTITY,
    SlotType.DATE,
    SlotType.ORDINAL,
    SlotType.TITLE,
    SlotType.DOCUMENT_NUMBER,
    SlotType.NAME,
)
"""What is told apart by a value's form alone; ``name`` is any organisation, person or place."""


def suite() -> Suite[Case]:
    """The pairs written for this project; ``load_from`` also reads a folder of alignments, whose texts are in its
    folder ``texts``."""
    metrics = {
        "coverage": ratio("填对率", "应填的槽位中填对的比例", "correct", "alignable"),
        "precision": ratio("填写准确率", "填了的槽位中填对的比例", "correct", ("correct", *_WRONG)),
        "wrong_fills": total("错填", "填成别的值、应问而填、改了不该改的，合计个数", *_WRONG),
        "repeated": total("重复", "同一个数填进两处的个数", "repeated"),
        "slot_error_rate": ratio(
            "槽位错误率",
            "（漏填＋错填＋多填＋重复）÷槽位",
            ("missing", *_WRONG, "repeated"),
            "slots",
            "lower",
        ),
        "asking_precision": ratio("索要准确率", "要求补充的槽位中确实没有事实的比例", "asked_rightly", "asked"),
        "asking_recall": ratio("索要召回率", "没有事实的槽位中要求补充的比例", "asked_rightly", "withheld"),
        "found": ratio("留空召回率", "应填的槽位中自动留空看出来的比例", "seen", "alignable"),
        "matching_coverage": ratio(
            "匹配填对率", "以标注为槽位（不经自动留空）时的填对率", "marked.correct", "alignable"
        ),
        **{f"coverage_{kind}": _coverage_of(kind) for kind in TYPES},
    }
    return Suite("consecutive", lambda: cases_of(PAIRS_DIR), judge, metrics, {"pair": PairFile}, cases_of)


def _coverage_of(kind: SlotType) -> Metric:
    return ratio(f"填对率（{kind}）", f"{kind} 一类应填槽位的填对率", f"{kind}.correct", f"{kind}.alignable")


def cases_of(folder: Path) -> dict[str, Case]:
    """The cases of a folder by id: pairs, or alignments where it has a folder ``texts``. Raises DataError."""
    if (folder / "texts").is_dir():
        return {each.id: case_of_alignment(each) for each in load_alignments(folder, folder / "texts")}
    return {pair.id: case_of_pair(pair) for pair in load_pairs(folder)}


def judge(name: str, case: Case, bench: Bench) -> Scored:
    """Fill and compare; a case passes when nothing is filled wrongly, whatever is asked for."""
    lexicon = bench.resources.lexicon
    result = run(case, lexicon)
    counts = count(result)
    counts["marked.correct"] = count(run(case, lexicon, marked_slots=True)).get("correct", 0.0)
    passed = not any(counts.get(kind) for kind in (*_WRONG, "repeated"))
    labels = {"split": case.split} if case.split else {}
    return Scored(name, counts, passed, labels, _details(case, result))


def count(result: CaseResult) -> dict[str, float]:
    """Counts over marks, also by type. ``alignable`` marks must be filled, ``withheld`` ones must be asked for;
    ``optional`` may be either, and count only when they are filled wrongly."""
    counts: Counter[str] = Counter()
    for each in result.judged:
        counts.update(_of_mark(each))
    counts["strays"] += len(result.strays)
    return {name: float(number) for name, number in counts.items()}


def _of_mark(judged: Judged) -> list[str]:
    mark, verdict = judged.mark, judged.verdict
    alignable = mark.expected is not None and not mark.may_ask
    asked = verdict in (Verdict.ASKED, Verdict.UNFOUND)
    found = ["slots"]
    found += ["repeated"] if judged.repeated else []
    found += [verdict.value] if verdict in (Verdict.WRONG, Verdict.ADDED) else []
    if alignable:
        found += ["alignable", f"{judged.type}.alignable"]
        found += ["correct", f"{judged.type}.correct"] if verdict is Verdict.CORRECT else []
        found += ["missing"] if asked else []
        found += ["seen"] if verdict is not Verdict.UNFOUND else []
    if mark.expected is None:
        found += ["withheld"]
    if verdict is Verdict.ASKED and (alignable or mark.expected is None):
        found += ["asked"]
    if verdict is Verdict.ASKED and mark.expected is None:
        found += ["asked_rightly"]
    return found


def _details(case: Case, result: CaseResult) -> Details:
    problems = [
        f"{each.mark.former} → {each.mark.expected or '（应问）'}：{_told(each)}"
        for each in result.judged
        if each.verdict is not Verdict.CORRECT and not _rightly_left(each)
    ]
    problems += [f"标注之外：{former} → {filled}" for former, filled in result.strays]
    problems += [f"{each.mark.former}：{each.filled} 已用于另一处" for each in result.judged if each.repeated]
    marks = tuple(
        Mark(each.mark.start, each.mark.end, _kind(each), f"应填 {each.mark.expected or '（应问）'}；{_told(each)}")
        for each in result.judged
    )
    return Details(tuple(problems), texts=(Shown("去年的稿", case.last, marks), Shown("今年的事实", case.this)))


def _rightly_left(judged: Judged) -> bool:
    return judged.mark.expected is None and judged.verdict in (Verdict.ASKED, Verdict.UNFOUND)


def _kind(judged: Judged) -> str:
    return "right" if _rightly_left(judged) else _KINDS[judged.verdict]


def _told(judged: Judged) -> str:
    said: Mapping[Verdict, str] = {Verdict.ASKED: "要求补充", Verdict.UNFOUND: "没有看作槽位"}
    return said.get(judged.verdict) or f"填了 {judged.filled}"
