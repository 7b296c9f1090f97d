"""``python -m eval planted``: recall by class with Wilson intervals, recall by check, false alarms, as Markdown."""

import argparse
from collections.abc import Iterable, Mapping

from eval.core import runner
from eval.core.suite import Counts, Scored, summed
from eval.suites.planted.classes import CLASSES
from eval.suites.planted.suite import Case, suite
from eval.suites.planted.wilson import wilson
from service.settings import Settings

_SPLITS = ("open", "held", "all")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--split", choices=_SPLITS, default="open", help="which texts (held: for the last figure only)")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--problems", action="store_true", help="print every fault overlooked and every false alarm")


def main(args: argparse.Namespace) -> int:
    planted = suite()
    ids = [id for id, case in planted.cases.items() if in_split(case, args.split)]
    with runner.library_for_all(Settings()) as settings:
        scored = runner.run({"planted": ids}, runner.Plan(settings), args.workers)["planted"]
    counts = summed(scored)
    for line in (*overview(counts), "", *by_class(counts), "", *by_check(counts), "", *alarms(counts)):
        print(line)
    if args.problems:
        for line in _problems(scored):
            print(line)
    return 0


def in_split(case: Case, split: str) -> bool:
    return split == "all" or case.held == (split == "held")


def overview(counts: Counts) -> Iterable[str]:
    """The figures that have an aim."""
    yield "| metric | figure |"
    yield "|---|---|"
    for name, metric in suite().metrics.items():
        figure = metric.of(counts)
        if not name.startswith("recall.") and figure is not None:
            yield f"| {name} | {figure:.4f} |"
    sentences = counts.get("thousand_sentences", 0.0) * 1000
    yield f"| clean sentences (of which judged as written freely) | {sentences:.0f} ({_thousand(counts):.0f}) |"


def _thousand(counts: Counts) -> float:
    return counts.get("freely.thousand_sentences", 0.0) * 1000


def by_class(counts: Counts) -> Iterable[str]:
    """Recall of each class, with its 95 % interval and the checks that told it, most often first."""
    yield "| class | aim | planted | error | error or warning | 95 % | freely | told by |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, each in CLASSES.items():
        planted = counts.get(f"planted.{name}", 0.0)
        if not planted:
            continue
        error, told = counts.get(f"error.{name}", 0.0), counts.get(f"told.{name}", 0.0)
        low, high = wilson(told, planted)
        freely = _share(counts.get(f"freely.told.{name}", 0.0), counts.get(f"freely.planted.{name}", 0.0))
        yield (
            f"| {name} {each.name} | {each.aim} | {planted:.0f} | {error / planted:.2f} | {told / planted:.2f} "
            f"| {low:.2f}–{high:.2f} | {freely} | {_confusion(counts, name)} |"
        )


def by_check(counts: Counts) -> Iterable[str]:
    """Of the faults of the classes that a check is there for, how many it tells itself; where several are there for the
    same classes, how many they tell together, at most."""
    yield "| check | planted | told by it | 95 % |"
    yield "|---|---|---|---|"
    for home in sorted({tuple(sorted(each.home)) for each in CLASSES.values()}):
        classes = [name for name, each in CLASSES.items() if each.home == frozenset(home)]
        planted = sum(counts.get(f"planted.{name}", 0.0) for name in classes)
        told = sum(min(_told_by(counts, name, home), counts.get(f"planted.{name}", 0.0)) for name in classes)
        if planted:
            low, high = wilson(told, planted)
            yield f"| {' or '.join(home)} | {planted:.0f} | {told / planted:.2f} | {low:.2f}–{high:.2f} |"


def alarms(counts: Counts) -> Iterable[str]:
    """False alarms by check: errors and warnings on clean text."""
    yield "| on clean text | errors | warnings | errors, freely | warnings, freely |"
    yield "|---|---|---|---|---|"
    kinds = ("false_errors", "false_warnings", "freely.false_errors", "freely.false_warnings")
    checks = {name.removeprefix(f"{kind}.") for kind in kinds for name in counts if name.startswith(f"{kind}.")}
    for check in sorted(checks):
        yield f"| {check} | " + " | ".join(f"{counts.get(f'{kind}.{check}', 0.0):.0f}" for kind in kinds) + " |"


def _told_by(counts: Counts, name: str, checks: Iterable[str]) -> float:
    return sum(counts.get(f"confusion.{name}.{check}", 0.0) for check in checks)


def _confusion(counts: Mapping[str, float], name: str) -> str:
    start = f"confusion.{name}."
    told = {key.removeprefix(start): count for key, count in counts.items() if key.startswith(start)}
    return ", ".join(f"{check} {count:.0f}" for check, count in sorted(told.items(), key=lambda item: -item[1]))


def _share(above: float, below: float) -> str:
    return f"{above / below:.2f}" if below else "—"


def _problems(scored: Iterable[Scored]) -> Iterable[str]:
    for each in scored:
        for problem in each.details.problems:
            yield f"{each.case}: {problem}"
