"""``nigao drafts``: the drafts that are kept."""

import argparse
import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.changes import AUTHOR, TRACKED, add_changes, check_changes
from service.cli.parser import ChineseParser
from service.cli.saving import check_target, save
from service.draft import Status, from_json
from service.errors import InputError

if TYPE_CHECKING:
    from service.draft import Draft, Warrant
    from service.facts.sheet import FactSheet
    from service.store.opening import Store
    from service.store.records import DraftRecord

_STATUS = {
    Status.COMPLETE: "完成",
    Status.NEEDS_FACTS: "缺事实",
    Status.NEEDS_ATTENTION: "需处理",
    Status.UNCONFIRMED: "待确认",
}
_FORMATS = (".docx", ".md", ".txt", ".json")
_SHOWN = 50


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description=(
            "稿库：拟过的稿都在这里，可列出、查看、另存、删除。只存在本机，或 NIGAO_DATABASE_URL 指定的数据库。"
        ),
        examples=(
            "nigao drafts list",
            "nigao drafts show d-3f2a9c1b7d04",
            "nigao drafts show d-3f2a9c1b7d04 --proof",
            "nigao drafts export d-3f2a9c1b7d04 --out 稿.docx",
            "nigao drafts diff d-3f2a9c1b7d04 --from 1 --to 3",
            "nigao drafts remove d-3f2a9c1b7d04",
        ),
    )
    actions = parser.add_subparsers(dest="action", metavar="操作", required=True)
    listing = actions.add_parser("list", help="列出最近的稿", examples=("nigao drafts list",))
    listing.add_argument("--most", type=int, default=_SHOWN, metavar="条数", help=f"最多列几条（默认 {_SHOWN}）")
    show = actions.add_parser("show", help="显示一份稿的正文", examples=("nigao drafts show d-3f2a9c1b7d04",))
    show.add_argument("--json", action="store_true", help="输出 JSON（含来源、缺项、问题）")
    show.add_argument("--proof", action="store_true", help="逐分句列出依据：哪条事实、出处，或哪些词没有依据")
    export = actions.add_parser(
        "export",
        help="另存为文件",
        examples=(
            "nigao drafts export d-3f2a9c1b7d04 --out 稿.docx",
            "nigao drafts export d-3f2a9c1b7d04 --out 花脸稿.docx --changes tracked --from 1",
            "nigao drafts export d-3f2a9c1b7d04 --out 带依据.docx --proof",
        ),
    )
    export.add_argument("--proof", action="store_true", help="文末附各句的依据（不与 --changes 同用）")
    export.add_argument("--out", type=Path, required=True, metavar="文件", help=".docx、.md、.txt 或 .json")
    add_changes(export)
    export.add_argument("--author", default=AUTHOR, metavar="姓名", help=f"修订记在谁名下（默认 {AUTHOR}）")
    diff = actions.add_parser("diff", help="显示两版的差别", examples=("nigao drafts diff d-3f2a9c1b7d04 --from 1",))
    diff.add_argument("--json", action="store_true", help="输出 JSON（逐段逐词，含位置）")
    for each in (export, diff):
        each.add_argument("--from", dest="old", type=int, metavar="版次", help="从第几版比起（默认前一版）")
        each.add_argument("--to", dest="new", type=int, metavar="版次", help="第几版（默认最新一版）")
    remove = actions.add_parser(
        "remove", help="删除一份稿及其全部留存", examples=("nigao drafts remove d-3f2a9c1b7d04",)
    )
    for each in (show, export, diff, remove):
        each.add_argument("draft", metavar="稿号", help="稿的编号，见 nigao drafts list")
    return parser


def run(args: argparse.Namespace) -> int:
    if args.action == "export":
        check_target(args.out, _FORMATS)
        check_changes(args.changes, [args.out])
        if args.proof and args.changes == TRACKED:
            raise InputError("proof_alone", "--proof 与 --changes tracked 请分两次导出")
    return asyncio.run(_run(args))


async def _run(args: argparse.Namespace) -> int:
    from service.keeping import compared
    from service.settings import Settings
    from service.store.opening import open_store

    async with open_store(Settings()) as store:
        match args.action:
            case "list":
                await _list(store, args.most)
            case "show" if args.proof:
                from service.proof.messages import proof_rows

                draft, warrants, sheet = await _proved(store, args.draft)
                for clause, basis in proof_rows(draft.blocks, warrants, sheet):
                    print(f"{clause}\n    ← {basis}")
            case "show":
                version = await store.drafts.version(args.draft)
                print(
                    json.dumps(version.draft, ensure_ascii=False, indent=2)
                    if args.json
                    else from_json(version.draft).text
                )
            case "export":
                from service.cli.draft import rendered

                if args.proof:
                    from service.proof.messages import appendix

                    draft, warrants, sheet = await _proved(store, args.draft, args.new)
                    blocks = (*draft.blocks, *appendix(draft.blocks, warrants, sheet))
                    data = rendered(replace(draft, blocks=blocks), args.out.suffix.lower())
                elif args.changes == TRACKED:
                    data = (await compared(store, args.draft, old=args.old, new=args.new)).docx(args.author)
                else:
                    version = await store.drafts.version(args.draft, args.new)
                    data = rendered(from_json(version.draft), args.out.suffix.lower())
                save(args.out, data)
                print(f"已保存：{args.out}")
            case "diff":
                form = (await compared(store, args.draft, old=args.old, new=args.new)).json()
                print(json.dumps(form, ensure_ascii=False, indent=2) if args.json else form["text"] or "两版相同")
            case "remove":
                await store.drafts.delete(args.draft)
                print(f"已删除 {args.draft}")
    return 0


async def _proved(
    store: "Store", draft_id: str, number: int | None = None
) -> "tuple[Draft, tuple[Warrant, ...], FactSheet]":
    """A version with its proof, worked out for one that was kept without."""
    from service.drafting.resources import Resources
    from service.keeping import kept
    from service.proof.prove import Prover
    from service.proof.warrants import warrants_of
    from service.settings import Settings

    resources = Resources(Settings())
    draft, snapshot = await kept(store, draft_id, resources, number=number)
    prover = Prover(snapshot.brief, snapshot.sheet, resources.lexicon)
    return draft, draft.warrants or warrants_of(draft.blocks, prover), snapshot.sheet


async def _list(store: "Store", most: int) -> None:
    shown, after = 0, None
    while shown < most:
        page = await store.drafts.page(after, min(most - shown, _SHOWN))
        for record in page.items:
            print(_line(record))
        shown += len(page.items)
        after = page.after
        if after is None:
            break
    print(f"共列出 {shown} 份{'，还有更早的（--most 可多列）' if after else ''}")


def _line(record: "DraftRecord") -> str:
    when = record.updated_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{record.id}  {when}  {_STATUS[record.status]}  {record.unit or ''}  {record.heading}"
