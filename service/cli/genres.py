"""``nigao genres``: the genres that there are."""

import argparse
import json

from service.cli.parser import ChineseParser
from service.documents.genres import load_genres
from service.settings import Settings


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog, description="列出可拟写、可识别的文种。", examples=("nigao genres", "nigao genres --json")
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def run(args: argparse.Namespace) -> int:
    genres = load_genres(Settings().corpus_dirs).values()
    if args.json:
        print(json.dumps([genre.model_dump(mode="json") for genre in genres], ensure_ascii=False, indent=2))
        return 0
    for genre in genres:
        others = f"（{'、'.join(genre.other_names)}）" if genre.other_names else ""
        print(f"{genre.id:<24}{genre.name}{others}")
    return 0
