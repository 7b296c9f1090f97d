"""``nigao samples``: the sample library."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from service.brief import Level
from service.cli.parser import ChineseParser
from service.errors import NigaoError
from service.grounding.front_matter import FrontMatter
from service.grounding.library import SampleLibrary
from service.settings import Settings


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description="样稿库：添加、列出、查看、删除样稿。样稿只存在本机。",
        examples=(
            "nigao samples add 去年总结.docx --genre work_summary",
            "nigao samples list --genre speech",
            "nigao samples show 3f2a9c",
            "nigao samples remove 3f2a9c",
        ),
    )
    actions = parser.add_subparsers(dest="action", metavar="操作", required=True)
    add = actions.add_parser("add", help="添加一份或多份样稿")
    add.add_argument("files", metavar="文件", type=Path, nargs="+")
    add.add_argument("--genre", help="文种（不写则自动识别）")
    add.add_argument("--level", type=Level, choices=tuple(Level), help="层级")
    listing = actions.add_parser("list", help="列出样稿")
    listing.add_argument("--genre", help="只列这一文种")
    listing.add_argument("--json", action="store_true", help="输出 JSON")
    for name, help in (("show", "查看一份样稿"), ("remove", "删除一份样稿及其全部索引")):
        actions.add_parser(name, help=help).add_argument("id", metavar="编号", help="编号，见 nigao samples list")
    return parser


def run(args: argparse.Namespace) -> int:
    library = SampleLibrary(Settings())
    match args.action:
        case "add":
            return _add(library, args)
        case "list":
            _list(library, args)
        case "show":
            _show(library, args.id)
        case "remove":
            library.remove(args.id)
            print(f"已删除样稿 {args.id}")
    return 0


def _add(library: SampleLibrary, args: argparse.Namespace) -> int:
    """Each file stands for itself: one that cannot be read does not keep the others out."""
    failed = 0
    said = FrontMatter(genre=args.genre, level=args.level)
    for path in args.files:
        try:
            summary, new = library.add_path(path, said)
        except NigaoError as error:
            print(f"未添加 {path}：{error.message}")
            failed = max(failed, error.exit_code)
            continue
        done = "已添加" if new else "已有相同样稿，未重复添加："
        print(f"{done} {summary.id}  {summary.name}（{summary.genre}，{summary.sections} 节）")
    return failed


def _list(library: SampleLibrary, args: argparse.Namespace) -> None:
    summaries = library.list(args.genre)
    if args.json:
        print(json.dumps([asdict(summary) for summary in summaries], ensure_ascii=False, indent=2))
        return
    for each in summaries:
        print(f"{each.id}  {each.genre:<24}{each.sections:>3} 节 {each.characters:>6} 字  {each.title or each.name}")
    print(f"共 {len(summaries)} 份")


def _show(library: SampleLibrary, reference: str) -> None:
    sample = library.get(reference)
    print(f"编号 {sample.id}  文种 {sample.genre}  层级 {sample.level or '未注明'}  来源 {sample.origin}\n")
    print(sample.text)
