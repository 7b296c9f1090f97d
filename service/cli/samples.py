"""``nigao samples``: the sample library."""

import argparse
import json
import sys
import unicodedata
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.parser import ChineseParser
from service.errors import InputError, NigaoError

if TYPE_CHECKING:
    from service.grounding.library import SampleLibrary
    from service.settings import Settings

_GENRE_WIDTH = 14


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description="样稿库：添加、列出、查看、删除样稿。样稿只存在本机。",
        examples=(
            "nigao samples add 去年总结.docx --genre 工作总结 --level 县级",
            "nigao samples list --genre 讲话",
            "nigao samples show 3f2a9c",
            "nigao samples remove 3f2a9c",
        ),
    )
    actions = parser.add_subparsers(dest="action", metavar="操作", required=True)
    add = actions.add_parser(
        "add",
        help="添加一份或多份样稿",
        description="添加样稿。同一份再次添加不会重复；读不了的注明原因，不影响其余。",
        examples=("nigao samples add 去年总结.docx", "nigao samples add 样稿/*.docx --genre 工作总结 --level 县级"),
    )
    add.add_argument("files", metavar="文件", type=Path, nargs="+", help="样稿：.docx、.txt、.md、有文字层的 .pdf")
    add.add_argument("--genre", metavar="文种", help="文种，名称或英文代号（不写则自动识别），见 nigao genres")
    add.add_argument("--level", metavar="层级", help="写作单位的层级：中央、省级、市级、县级、乡镇、村、企业、事业单位")
    listing = actions.add_parser(
        "list",
        help="列出样稿",
        description="列出样稿：编号、文种、节数、字数、标题。",
        examples=("nigao samples list",),
    )
    listing.add_argument("--genre", metavar="文种", help="只列这一文种，名称或英文代号")
    listing.add_argument("--json", action="store_true", help="输出 JSON")
    show = actions.add_parser("show", help="查看一份样稿", examples=("nigao samples show 3f2a9c",))
    remove = actions.add_parser("remove", help="删除一份样稿及其全部索引", examples=("nigao samples remove 3f2a9c",))
    for each in (show, remove):
        each.add_argument("sample", metavar="样稿", help="编号（可只写前几位）或标题，见 nigao samples list")
    return parser


def run(args: argparse.Namespace) -> int:
    from service.grounding.library import SampleLibrary
    from service.settings import Settings

    settings = Settings()
    genre = _genre(args.genre, settings) if getattr(args, "genre", None) else None
    with SampleLibrary(settings, notify=lambda message: print(message, file=sys.stderr)) as library:
        match args.action:
            case "add":
                return _add(library, args, genre)
            case "list":
                _list(library, genre, as_json=args.json)
            case "show":
                _show(library, args.sample)
            case "remove":
                _remove(library, args.sample)
    return 0


def _genre(named: str, settings: "Settings") -> str:
    """The id of a genre by any of its names. Raises InputError."""
    from service.documents.genres import ids_by_name, load_genres

    genres = load_genres(settings.corpus_dirs)
    found = ids_by_name(genres).get(named.strip())
    if found is None:
        known = "、".join(genre.name for genre in genres.values())
        raise InputError("unknown_genre", f"没有“{named}”这一文种，可用：{known}", genre=named)
    return found


def _add(library: "SampleLibrary", args: argparse.Namespace, genre: str | None) -> int:
    """Each file stands for itself: one that cannot be read does not keep the others out."""
    from service.brief import LEVELS
    from service.grounding.front_matter import FrontMatter

    if args.level is not None and args.level not in LEVELS:
        known = "中央、省级、市级、县级、乡镇、村、企业、事业单位"
        raise InputError("unknown_level", f"没有“{args.level}”这一层级，可用：{known}", level=args.level)
    said = FrontMatter(genre=genre, level=LEVELS[args.level] if args.level is not None else None)
    names = _names(library)
    failed = 0
    for path in args.files:
        try:
            summary, new = library.add_path(path, said)
        except NigaoError as error:
            print(f"未添加 {path}：{error.message}")
            failed = max(failed, error.exit_code)
            continue
        done = "已添加" if new else "已有相同样稿，未重复添加："
        what = f"{names.get(summary.genre, summary.genre)}，{summary.sections} 节"
        print(f"{done} {summary.id}  {summary.title or summary.name}（{what}）")
    return failed


def _list(library: "SampleLibrary", genre: str | None, *, as_json: bool) -> None:
    summaries = library.list(genre)
    if as_json:
        print(json.dumps([asdict(summary) for summary in summaries], ensure_ascii=False, indent=2))
        return
    names = _names(library)
    for each in summaries:
        kind = _padded(names.get(each.genre, each.genre), _GENRE_WIDTH)
        print(f"{each.id}  {kind}{each.sections:>3} 节 {each.characters:>6} 字  {each.title or each.name}")
    print(f"共 {len(summaries)} 份")


def _show(library: "SampleLibrary", reference: str) -> None:
    from service.text.hygiene import visible

    sample = library.get(reference)
    genre = _names(library).get(sample.genre, sample.genre)
    level = _level_name(sample.level) if sample.level else "未注明"
    origin = "自己添加" if sample.origin == "user" else "随程序提供"
    print(f"编号 {sample.id}  文种 {genre}  层级 {level}  来源 {origin}\n")
    print(visible(sample.text))


def _remove(library: "SampleLibrary", reference: str) -> None:
    removed = library.remove(reference)
    print(f"已删除样稿 {removed.id}  {removed.title or removed.name}")
    if removed.origin == "bundled":
        print("这是随程序提供的样稿，文件还在，不再使用；文件有改动时会重新收入。")


def _names(library: "SampleLibrary") -> dict[str, str]:
    from service.documents.genres import load_genres

    return {genre.id: genre.name for genre in load_genres(library.settings.corpus_dirs).values()}


def _level_name(level: str) -> str:
    from service.brief import LEVELS

    return next(name for name, each in LEVELS.items() if each == level)


def _padded(text: str, width: int) -> str:
    """The text with blanks up to a width counted as a terminal does: a Chinese character is two wide."""
    return text + " " * max(1, width - sum(_width(char) for char in text))


def _width(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
