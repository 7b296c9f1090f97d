"""``nigao inspect``: what a file is, as a readable tree or as JSON."""

import argparse
import json
from pathlib import Path

from service.cli.parser import ChineseParser


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description="看懂一份文件（.txt、.md、.docx、有文字层的 .pdf）。",
        examples=("nigao inspect 样稿.docx", "nigao inspect 去年总结.txt --blank", "nigao inspect 样稿.txt --json"),
    )
    parser.add_argument("file", metavar="文件", type=Path)
    parser.add_argument("--json", action="store_true", help="输出 JSON（位置按字符计）")
    parser.add_argument("--blank", action="store_true", help="把成稿自动留空，列出每个槽位和原值")
    return parser


def run(args: argparse.Namespace) -> int:
    from service.documents.inspect import inspect_bytes, inspect_tree
    from service.documents.readers.limits import read_capped
    from service.settings import Settings

    settings = Settings()
    data = read_capped(args.file, settings)
    if args.json:
        print(
            json.dumps(
                inspect_bytes(args.file.name, data, blank=args.blank, settings=settings), ensure_ascii=False, indent=2
            )
        )
    else:
        print(inspect_tree(args.file.name, data, blank=args.blank, settings=settings))
    return 0
