"""What there is: every suite with its number of cases, and the places of those that are still to come."""

from eval.core.registry import SUITES, load_suite

_TO_COME = {"export": "导出的版式"}
"""Suites that come with the features they measure."""


def print_overview() -> None:
    """One line a suite."""
    for name in SUITES:
        suite = load_suite(name)
        print(f"{name:<14}{len(suite.cases):>5} 例  {suite.file.title}：{suite.file.measures}")
    for name, what in _TO_COME.items():
        print(f"{name:<14}          {what}：随该功能一并加入")
    print("\nnigao eval run [评测…] 运行；nigao eval run --help 看选项")
