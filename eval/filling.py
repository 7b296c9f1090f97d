"""The filling measurement: last year's report blanked, this year's facts matched to its slots, compared with the marks.

Slot error rate as in Dušek, Howcroft and Rieser (INLG 2019): (missing + wrong + added + repeated) / slots.
"""

import argparse
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.alignments import load_alignments
from eval.filling_judgement import Case, CaseResult, Judged, Verdict, case_of_alignment, case_of_pair, run
from eval.pairs import PAIRS_DIR, Split, load_pairs
from service.errors import DataError
from service.text.values import SlotType


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over marks. ``alignable`` must be filled (``filled`` are, rightly or not); ``optional`` may be.

    ``missing`` are alignable marks left to be asked for, ``unfound`` those of them that blanking did not see;
    ``mismatched`` those where a slot has other bounds than the mark.
    """

    slots: int = 0
    alignable: int = 0
    correct: int = 0
    wrong: int = 0
    missing: int = 0
    unfound: int = 0
    added: int = 0
    repeated: int = 0
    strays: int = 0
    mismatched: int = 0
    optional: int = 0
    optional_filled: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})

    @property
    def coverage(self) -> float:
        """Share of the alignable marks that are filled rightly."""
        return self.correct / self.alignable if self.alignable else 1.0

    @property
    def wrong_fills(self) -> int:
        return self.wrong + self.added + self.strays

    @property
    def error_rate(self) -> float:
        errors = self.missing + self.wrong_fills + self.repeated
        return errors / self.slots if self.slots else 0.0


def tally(judged: Iterable[Judged]) -> Tally:
    total = Tally()
    for each in judged:
        alignable = each.mark.expected is not None and not each.mark.may_ask
        optional = each.mark.expected is not None and each.mark.may_ask
        missing = alignable and each.verdict in (Verdict.ASKED, Verdict.UNFOUND)
        total += Tally(
            slots=1,
            alignable=alignable,
            correct=alignable and each.verdict is Verdict.CORRECT,
            wrong=each.verdict is Verdict.WRONG,
            missing=missing,
            unfound=each.verdict is Verdict.UNFOUND and alignable,
            added=each.verdict is Verdict.ADDED,
            repeated=each.repeated,
            mismatched=each.mismatch,
            optional=optional,
            optional_filled=optional and each.verdict is Verdict.CORRECT,
        )
    return total


@dataclass(frozen=True, slots=True)
class Report:
    """Results of all cases with the sums over them, also by type of the former value."""

    cases: tuple[CaseResult, ...]
    total: Tally
    by_type: Mapping[SlotType, Tally]


def score(cases: Iterable[Case], *, marked_slots: bool = False) -> Report:
    """Run every case and add up."""
    from service.settings import Settings
    from service.text.lexicon import load_lexicon

    lexicon = load_lexicon(Settings().corpus_dirs)
    results = tuple(run(case, lexicon, marked_slots=marked_slots) for case in cases)
    judged = [each for result in results for each in result.judged]
    strays = sum(len(result.strays) for result in results)
    types = [kind for kind in SlotType if any(each.type is kind for each in judged)]
    by_type = {kind: tally(each for each in judged if each.type is kind) for kind in types}
    return Report(results, tally(judged) + Tally(strays=strays), by_type)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``python -m eval filling``."""
    parser.add_argument("--split", choices=("dev", "test", "blind", "held"), help="只算其中一份")
    parser.add_argument("--cases", type=Path, default=PAIRS_DIR, help="成对年度报告所在的文件夹")
    parser.add_argument("--private", type=Path, help="项目之外的人工对照所在的文件夹（算它而不算 --cases）")
    parser.add_argument("--texts", type=Path, help="--private 所指的全文所在的文件夹")
    parser.add_argument("--marked-slots", action="store_true", help="以标注为槽位，只量匹配，不量自动留空")
    parser.add_argument("--show", action="store_true", help="逐条列出未填对的槽位")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def main(args: argparse.Namespace) -> int:
    """Print the report; 0 when nothing is filled wrongly, 1 when something is, 2 when a file is wrong."""
    try:
        report = score(_cases(args.cases, args.split, args.private, args.texts), marked_slots=args.marked_slots)
    except DataError as error:
        print(f"标注文件有误：{error}")
        return 2
    print(_as_json(report) if args.json else _as_text(report, show=args.show))
    return 1 if report.total.wrong_fills else 0


def _cases(pairs: Path, split: Split | None, private: Path | None, texts: Path | None) -> list[Case]:
    if private is not None:
        return [case_of_alignment(each) for each in load_alignments(private, texts or private)]
    return [case_of_pair(pair) for pair in load_pairs(pairs, split)]


def _figures(total: Tally) -> dict[str, float | int]:
    counts = {name: int(getattr(total, name)) for name in total.__slots__}
    return {**counts, "coverage": round(total.coverage, 4), "slot_error_rate": round(total.error_rate, 4)}


def _as_json(report: Report) -> str:
    by_type = {kind.value: _figures(total) for kind, total in report.by_type.items()}
    cases = {result.id: _figures(tally(result.judged) + Tally(strays=len(result.strays))) for result in report.cases}
    return json.dumps(
        {"total": _figures(report.total), "by_type": by_type, "cases": cases}, ensure_ascii=False, indent=2
    )


def _as_text(report: Report, *, show: bool) -> str:
    lines = list(_details(report)) if show else []
    rows = [*((kind.value, total) for kind, total in report.by_type.items()), ("total", report.total)]
    columns = (
        "slots",
        "alignable",
        "correct",
        "missing",
        "unfound",
        "wrong",
        "added",
        "strays",
        "repeated",
        "mismatched",
    )
    lines.append("".join([f"{'type':<16}", *(f"{name:>11}" for name in columns), f"{'coverage':>10}{'SER':>8}"]))
    for name, total in rows:
        counts = "".join(f"{int(getattr(total, column)):>11}" for column in columns)
        lines.append(f"{name:<16}{counts}{total.coverage:>10.3f}{total.error_rate:>8.3f}")
    if report.total.optional:
        lines.append(f"可填可问的 {report.total.optional} 处中填对 {report.total.optional_filled} 处")
    return "\n".join(lines)


def _details(report: Report) -> Iterable[str]:
    for result in report.cases:
        figures = tally(result.judged)
        lines = f"{figures.correct}/{figures.alignable}，填错 {figures.wrong + figures.added + len(result.strays)}"
        yield f"{result.id}（{result.slots} 个槽位，{result.values} 个值）：填对 {lines}"
        for each in result.judged:
            withheld = each.mark.expected is None and each.verdict in (Verdict.ASKED, Verdict.UNFOUND)
            if each.verdict is not Verdict.CORRECT and not withheld:
                expected = each.mark.expected or "（应问）"
                yield f"    {each.verdict.value:<8}{each.mark.former} → {expected}；填了 {each.filled or '—'}"
        for former, filled in result.strays:
            yield f"    stray   {former} → {filled}"
