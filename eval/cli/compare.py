"""``nigao eval compare``: two runs of the same suites, metric by metric and case by case."""

import argparse
from typing import TYPE_CHECKING

from service.cli.parser import ChineseParser

if TYPE_CHECKING:
    from eval.core.comparison import CaseChange, Change, SuiteComparison

EXAMPLES = ("nigao eval compare 改前 改后", "nigao eval compare 改前 改后 --json")


def configure(parser: ChineseParser) -> None:
    parser.add_argument("a", metavar="前一次", help="评测结果的文件夹或名称")
    parser.add_argument("b", metavar="后一次", help="评测结果的文件夹或名称")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="重抽样的种子（默认 0）")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    import json
    from dataclasses import asdict

    from eval.core.comparison import compare
    from eval.core.run_folder import find_folder, read_run
    from service.settings import Settings

    settings = Settings()
    a, b = (read_run(find_folder(named, settings)) for named in (args.a, args.b))
    compared = compare(a, b, args.seed)
    if args.json:
        print(json.dumps([asdict(each) for each in compared], ensure_ascii=False, indent=1))
        return 0
    print(f"前：{a.at} {a.commit or ''} {a.writer}；后：{b.at} {b.commit or ''} {b.writer}")
    for each in compared:
        _print(each)
    return 0


def _print(compared: "SuiteComparison") -> None:
    from rich.table import Table

    from eval.cli.tables import console

    table = Table(title=f"{compared.title}（{compared.suite}）", title_justify="left")
    for name in ("指标", "前", "后", "差", "差的 95% 区间", ""):
        table.add_column(name, justify="left" if name in ("指标", "") else "right", no_wrap=True)
    for change in compared.changes:
        table.add_row(*_row(change), style=_style(change))
    console().print(table)
    for case in compared.cases:
        print("  " + _case(case))
    if not compared.cases:
        print("  各案例相同")


def _row(change: "Change") -> tuple[str, ...]:
    from eval.core.telling import figure_text

    a, b = (figure_text(value, plain=change.plain) for value in (change.a, change.b))
    both = change.a is not None and change.b is not None
    difference = f"{change.b - change.a:+.3f}" if both and change.a is not None and change.b is not None else "—"
    spread = f"{change.interval.low:+.3f} – {change.interval.high:+.3f}" if change.interval else "—"
    verdict = {None: "", True: "变好", False: "变差"}[change.better]
    return change.metric, a, b, difference, spread, verdict + ("（显著）" if verdict and change.certain else "")


def _style(change: "Change") -> str | None:
    if change.better is None or not change.certain:
        return None
    return "green" if change.better else "bold red"


def _case(case: "CaseChange") -> str:
    from eval.core.telling import figure_text

    turned = {(True, False): "通过→未通过", (False, True): "未通过→通过"}.get(
        (case.passed_a, case.passed_b), "仍" + ("通过" if case.passed_b else "未通过")
    )
    told = "，".join(f"{name} {figure_text(a)}→{figure_text(b)}" for name, (a, b) in case.metrics.items())
    return f"{case.case}：{turned}{'；' + told if told else ''}"
