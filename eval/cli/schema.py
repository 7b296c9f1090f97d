"""``nigao eval schema``: the JSON schemas of the case files, kept beside the cases for editors that check YAML."""

import argparse

from service.cli.parser import ChineseParser

EXAMPLES = ("nigao eval schema",)


def configure(parser: ChineseParser) -> None:
    """There is nothing to choose."""


def run(args: argparse.Namespace) -> int:
    from eval.core.registry import SUITES, load_suite
    from eval.core.schemas import schema_files

    for name in SUITES:
        for path, text in schema_files(load_suite(name)).items():
            path.write_text(text, encoding="utf-8")
            print(path)
    return 0
