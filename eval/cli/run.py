"""``nigao eval run``: run suites, print their metrics beside their thresholds, keep results and report in a folder."""

import argparse
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.parser import ChineseParser

if TYPE_CHECKING:
    from eval.core.runner import Told
    from eval.core.suite import Scored

MISSED = 5
"""The exit code of a run in which a threshold was missed."""

EXAMPLES = (
    "nigao eval run",
    "nigao eval run filling reading --workers 2 --out 评测",
    "nigao eval run structure --writer model --record --out 模型",
    "nigao eval run structure --writer replay --from 模型 --snapshots 模型",
    "nigao eval run reading --cases 自己的标注",
    "nigao eval run --table > 表.md",
)


def configure(parser: ChineseParser) -> None:
    parser.add_argument("suites", metavar="评测", nargs="*", help="评测的名称，见 nigao eval；不写则全部")
    parser.add_argument(
        "--writer",
        choices=("builtin", "model", "replay"),
        default="builtin",
        help="由谁执笔：内置写法（默认）、NIGAO_MODEL 所设的模型、重放录下的回答",
    )
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="几个进程（默认 1）；结果与进程数无关")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="种子，用于由程序生成案例的评测（默认 0）")
    parser.add_argument(
        "--out", type=Path, metavar="文件夹", help="结果和报告存在哪里；不写则存在数据文件夹的 eval 下，以时间命名"
    )
    parser.add_argument("--record", action="store_true", help="录下模型的每次问答，供 --writer replay 重放")
    parser.add_argument("--from", dest="recordings", metavar="评测结果", help="重放哪次评测录下的回答")
    parser.add_argument("--snapshots", metavar="评测结果", help="按那次评测的快照重写，不再检索样稿")
    parser.add_argument("--cases", type=Path, metavar="文件夹", help="换用自己的案例（只可指定一项评测，如 reading）")
    parser.add_argument("--table", action="store_true", help="只输出 Markdown 表（docs/measurements.md 所用）")


def run(args: argparse.Namespace) -> int:
    from eval.cli.tables import markdown_table, print_tables
    from eval.core import runner
    from eval.core.registry import SUITES, load_suite
    from eval.core.results import made_run
    from eval.core.run_folder import find_folder, new_folder
    from eval.core.writers import refuse_unusable
    from eval.report.writing import write_run
    from service.errors import InputError
    from service.settings import Settings

    settings = Settings()
    suites = [load_suite(name).of_folder(args.cases) for name in dict.fromkeys(args.suites or SUITES)]
    if args.cases is not None and len(suites) != 1:
        raise InputError("one_suite", "--cases 只能用于一项评测，请写明是哪一项")
    recordings, snapshots = (
        find_folder(named, settings) if named else None for named in (args.recordings, args.snapshots)
    )
    refuse_unusable(args.writer, settings, recordings)
    folder = new_folder(args.out, settings)
    started = time.perf_counter()
    with runner.library_for_all(settings) as own:
        plan = runner.Plan(own, args.writer, args.seed, recordings, snapshots, folder, args.record, args.cases)
        cases = {suite.name: suite.case_ids() for suite in suites}
        with _progress(cases) as told:
            scored = runner.run(cases, plan, max(1, args.workers), told)
    seconds = round(time.perf_counter() - started, 1)
    made = made_run(suites, scored, plan, args.workers, seconds)
    write_run(folder, made, scored)
    if args.table:
        print(markdown_table(made))
    else:
        print_tables(made)
        print(f"结果：{folder / 'results.json'}；报告：{folder / 'report.html'}（用浏览器打开）", file=sys.stderr)
    return MISSED if made.missed else 0


@contextmanager
def _progress(cases: Mapping[str, Sequence[str]]) -> Iterator["Told"]:
    """A bar a suite on the standard error output, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        bars = {suite: progress.add_task(suite, total=len(ids)) for suite, ids in cases.items()}

        def told(suite: str, scored: "Scored") -> None:
            progress.advance(bars[suite])

        yield told
