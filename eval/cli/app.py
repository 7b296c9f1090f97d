"""``nigao eval``: picks the action; without one, prints the suites that there are."""

import argparse
import importlib
from types import MappingProxyType

from service.cli.parser import ChineseParser

ACTIONS: MappingProxyType[str, str] = MappingProxyType(
    {
        "run": "运行评测，算出各项指标（有指标未达到应有数值时退出码为 5）",
        "show": "查看一次评测的结果，或其中一个案例",
        "compare": "比较两次评测：各项指标之差及其置信区间，哪些案例变了",
        "judge": "由模型逐对比较两次评测的稿（另列，不计入各项指标）",
        "schema": "重新生成各项评测案例文件的 JSON schema",
    }
)
"""Name → help. Each is a module ``eval.cli.NAME`` with ``configure(parser)``, EXAMPLES and ``run(args) -> int``."""


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description="离线评测：每项评测有案例、指标和应达到的数值。不写操作时列出全部评测。",
        examples=("nigao eval", "nigao eval run", "nigao eval run --workers 2 --out 评测", "nigao eval compare 甲 乙"),
    )
    actions = parser.add_subparsers(dest="action", metavar="操作")
    for name, help in ACTIONS.items():
        module = importlib.import_module(f"eval.cli.{name}")
        module.configure(actions.add_parser(name, help=help, description=help + "。", examples=module.EXAMPLES))
    return parser


def run(args: argparse.Namespace) -> int:
    if args.action is None:
        from eval.cli.overview import print_overview

        print_overview()
        return 0
    return int(importlib.import_module(f"eval.cli.{args.action}").run(args))
