"""``nigao eval``: picks the action; without one, prints the suites that there are."""

import argparse
import importlib
from types import MappingProxyType

from service.cli.parser import ChineseParser

ACTIONS: MappingProxyType[str, str] = MappingProxyType(
    {
        "run": "运行评测，算出各项指标",
    }
)
"""Name → help. Each is a module ``eval.cli.NAME`` with ``configure(parser)``, EXAMPLES and ``run(args) -> int``."""

MISSED = 5
"""The exit code of a run in which a threshold was missed."""


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description="离线评测：每项评测有案例、指标和应达到的数值。不写操作时列出全部评测。",
        examples=("nigao eval", "nigao eval run", "nigao eval run retrieval --workers 2"),
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
