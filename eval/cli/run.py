"""``nigao eval run``: run suites and print their metrics beside their thresholds."""

import argparse

from service.cli.parser import ChineseParser

EXAMPLES = ("nigao eval run", "nigao eval run retrieval --workers 2")


def configure(parser: ChineseParser) -> None:
    parser.add_argument("suites", metavar="评测", nargs="*", help="评测的名称，见 nigao eval；不写则全部")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="几个进程（默认 1）")


def run(args: argparse.Namespace) -> int:
    from eval import runner
    from eval.cli.app import MISSED
    from eval.registry import SUITES, load_suite
    from eval.suite import summed
    from service.settings import Settings

    suites = [load_suite(name) for name in args.suites or SUITES]
    with runner.library_for_all(Settings()) as settings:
        cases = {suite.name: suite.case_ids() for suite in suites}
        scored = runner.run(cases, runner.Plan(settings), max(1, args.workers))
    missed = False
    for suite in suites:
        counts = summed(scored[suite.name])
        print(f"{suite.name}：{suite.file.title}，{len(scored[suite.name])} 例")
        for name, metric in suite.metrics.items():
            figure, threshold = metric.of(counts), suite.file.thresholds.get(name)
            fails = threshold is not None and not threshold.allows(figure)
            missed = missed or fails
            print(f"  {name:<24}{'—' if figure is None else f'{figure:.3f}':>8}{'  未达到' if fails else ''}")
    return MISSED if missed else 0
