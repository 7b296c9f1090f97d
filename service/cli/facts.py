"""``nigao facts extract``: facts out of raw materials, with source, place, duplicates merged and conflicts marked."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.parser import ChineseParser
from service.cli.saving import check_target, save
from service.facts.files.found_files import FOUND_SUFFIXES

if TYPE_CHECKING:
    from service.facts.extracting.found import Found
    from service.facts.extracting.merging import Merged
    from service.settings import Settings


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description="从原始材料（各部门报来的总结、台账、表格）中提取事实，供核对后拟稿使用。",
        examples=(
            "nigao facts extract 党建.docx 业务.txt 台账.xlsx --out 事实.xlsx",
            "nigao facts extract 材料.pdf --period 2025年",
        ),
    )
    actions = parser.add_subparsers(dest="action", metavar="操作", required=True)
    extract = actions.add_parser(
        "extract",
        help="提取事实",
        description="逐句提取含数字、文号或有具体做法、成效的内容，注明出自哪个文件的哪一处；相同的合并，不一致的标出。\n"
        "可读 .docx、.pdf、.txt、.md、.xlsx、.csv。提取的是原文，不作改写。",
        examples=("nigao facts extract 党建.docx 台账.xlsx --out 事实.xlsx",),
    )
    extract.add_argument("files", metavar="文件", type=Path, nargs="+")
    extract.add_argument("--out", type=Path, metavar="事实表", help="存为 .xlsx、.csv 或 .yaml；不写则列在终端")
    extract.add_argument("--period", metavar="时段", help="材料没有写明时段时采用，如 2025年")
    extract.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def run(args: argparse.Namespace) -> int:
    if args.out is not None:
        check_target(args.out, FOUND_SUFFIXES, args.files)
    from service.facts.extracting.found import Found, as_json
    from service.facts.extracting.material import extract_file
    from service.facts.extracting.merging import merge
    from service.facts.files.found_files import found_bytes
    from service.settings import Settings

    settings = Settings()
    found: list[Found] = []
    left_out = 0
    for number, path in enumerate(args.files, start=1):
        print(f"读取 {number}/{len(args.files)}：{path}", file=sys.stderr)
        extracted = extract_file(path, settings, args.period)
        found += extracted.facts
        left_out += extracted.left_out
    merged = merge(found)
    if args.out is not None:
        save(args.out, found_bytes(merged.facts, args.out.suffix.lower()))
    if args.json:
        print(
            json.dumps([as_json(n, fact) for n, fact in enumerate(merged.facts, start=1)], ensure_ascii=False, indent=2)
        )
    elif args.out is None and merged.facts:
        print("\n".join(line for n, fact in enumerate(merged.facts, start=1) for line in _lines(n, fact)))
    print(_summary(merged, left_out, args.out, settings), file=sys.stderr)
    return 0


def _summary(merged: "Merged", left_out: int, out: Path | None, settings: "Settings") -> str:
    if not merged.facts:
        return "没有提取到事实：材料里没有数字、文号或具体做法。请检查是否选错了文件"
    counts = f"合并重复 {merged.merged} 条，不一致 {merged.conflicts} 条，略去无具体内容的 {left_out} 句"
    lines = [f"提取事实 {len(merged.facts)} 条；{counts}。"]
    if merged.conflicts:
        lines.append("不一致的已标在“冲突”一栏，请核实后只留正确的。")
    if len(merged.facts) > settings.max_facts:
        lines.append(f"一份拟稿要求最多用 {settings.max_facts} 条事实，请只留要用的。")
    if out is not None:
        lines.append(f"已保存：{out}。核对后在拟稿要求中写 facts: {out.name}")
    return "\n".join(lines)


def _lines(number: int, fact: "Found") -> list[str]:
    period = f"　〔{fact.period}〕" if fact.period else ""
    lines = [f"f{number}　{fact.text}{period}"]
    lines.append("    " + "；".join(f"{place.file} {place}" for place in fact.places))
    return [*lines, f"    冲突：{fact.conflict}"] if fact.conflict else lines
