"""``nigao eval judge``: a configured model prefers the drafts of one run or the other."""

import argparse
import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.parser import ChineseParser

if TYPE_CHECKING:
    from eval.core.preference import Judged, Pair
    from service.settings import Settings

EXAMPLES = ("nigao eval judge 内置 模型", "nigao eval judge 内置 模型 --at-once 8 --out 评判.json")
_NAMES = {
    "fluency": "流畅",
    "register": "语体",
    "parallelism": "对仗",
    "use_of_facts": "用事实",
    "overall": "总评",
}


def configure(parser: ChineseParser) -> None:
    parser.add_argument("a", metavar="甲", help="评测结果的文件夹或名称")
    parser.add_argument("b", metavar="乙", help="评测结果的文件夹或名称")
    parser.add_argument("--model", metavar="模型", help="由哪个模型评判（事实和稿会发给它）；不写时用 NIGAO_MODEL")
    parser.add_argument("--at-once", type=int, default=4, metavar="N", help="同时问几对（默认 4）")
    parser.add_argument("--out", type=Path, metavar="文件", help="把每一对的评判存为 JSON")


def run(args: argparse.Namespace) -> int:
    import json
    from dataclasses import asdict

    from eval.core.comparison import comparable
    from eval.core.preference_pairs import pairs_of
    from eval.core.run_folder import find_folder, read_run
    from service.documents.genres import load_genres
    from service.errors import InputError
    from service.settings import Settings

    settings = Settings() if args.model is None else Settings(model=args.model)
    if not settings.models:
        raise InputError("no_model", "没有设置模型，请用 --model 或环境变量 NIGAO_MODEL 指定评判的模型")
    a, b = (find_folder(named, settings) for named in (args.a, args.b))
    genres = load_genres(settings.corpus_dirs)
    suites = [one.name for one, _ in comparable(read_run(a), read_run(b))]
    pairs = [pair for suite in suites for pair in pairs_of(a, b, suite, genres)]
    if not pairs:
        raise InputError("no_drafts", "两次评测没有可以逐对比较的稿（只有拟稿的评测才有）")
    judged = asyncio.run(_judged(pairs, settings, max(1, args.at_once)))
    if args.out is not None:
        told = {"models": settings.models, "a": str(a), "b": str(b), "pairs": [asdict(each) for each in judged]}
        args.out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _print(judged)
    return 0


async def _judged(pairs: "list[Pair]", settings: "Settings", at_once: int) -> "list[Judged]":
    """All pairs, in their order; how far it is stands on the standard error output."""
    from eval.core.preference import judge_all
    from service.models.endpoint import open_endpoint
    from service.models.prompts import load_prompts

    prompt = load_prompts(settings.prompt_dirs)["judge"]
    found: dict[str, Judged] = {}
    async with open_endpoint(settings) as models:
        async for each in judge_all(pairs, models, prompt, settings.draft_seconds, at_once):
            found[each.place] = each
            print(f"\r{len(found)}/{len(pairs)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return [found[pair.place] for pair in pairs]


def _print(judged: "list[Judged]") -> None:
    from rich.table import Table

    from eval.cli.tables import console
    from eval.core.preference import Preference, tallies
    from eval.core.telling import figure_text

    same = sum(not each.asked for each in judged)
    table = Table(title=f"{len(judged)} 对稿，其中 {same} 对相同（没有问）", title_justify="left")
    for name in ("", "甲好", "乙好", "平", "两次不一致", "没有读出", "不一致率"):
        table.add_column(name, justify="left" if not name else "right", no_wrap=True)
    for tally in tallies(judged):
        counts = [str(tally.counts[each]) for each in Preference]
        table.add_row(_NAMES[tally.criterion], *counts, figure_text(tally.disagreement))
    console().print(table)
    print("这是模型的偏好，不是核对的结果；每对按两种先后各问一次，两次一致才算数。")
