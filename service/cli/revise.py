"""``nigao revise``: a kept draft changed by a reader's notes, as its next version."""

import argparse
import asyncio
import json
import sys
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.changes import TRACKED, add_changes, check_changes
from service.cli.draft import BUILTIN, EXIT_CODES, rendered
from service.cli.parser import ChineseParser
from service.cli.saving import check_target, save
from service.errors import InputError
from service.revision.note import VERDICTS, Note, NoteAnswer

if TYPE_CHECKING:
    from service.draft import Draft
    from service.drafting.resources import Resources
    from service.drafting.snapshot.snapshot import Snapshot
    from service.facts.fact import Fact
    from service.models.patience import Conversation
    from service.revision.edited.edited import Adoption
    from service.revision.revising import Revised
    from service.store.opening import Store

_FORMATS = (".docx", ".md", ".txt", ".json")


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description=(
            "按意见修改一份拟过的稿，存为新的一版。只动意见要求动的地方，其余一字不改；每条意见都有答复。\n"
            "意见里写明的新情况（“9次改为11次”“增加：……”）记为依据修改意见的事实，请确认。"
        ),
        examples=(
            'nigao revise d-3f2a9c1b7d04 --note "第二点压缩到150字以内" --note "9次改为11次"',
            'nigao revise d-3f2a9c1b7d04 --note "删去最后一句" --block b3 --out 稿.docx',
            'nigao revise d-3f2a9c1b7d04 --note "开头太空" --out 花脸稿.docx --changes tracked',
            "nigao revise d-3f2a9c1b7d04 --edited 改过的稿.docx",
            'nigao revise d-3f2a9c1b7d04 --note "把‘周一夜学’写进去" --facts 补充事实.yaml',
            "nigao revise d-3f2a9c1b7d04 --confirm",
        ),
    )
    parser.add_argument("draft", metavar="稿号", help="稿的编号，见 nigao drafts list")
    parser.add_argument("--note", action="append", default=[], metavar="意见", help="一条意见，可写多次")
    parser.add_argument("--block", metavar="段", help="意见针对哪一段（b3 一类的编号，见 --json）")
    parser.add_argument(
        "--edited", type=Path, metavar="文件", help="有人改过后交回的 .docx：修订按接受读入，批注作为意见，改动照样核对"
    )
    parser.add_argument("--facts", metavar="文件", help="补充或更正的事实：YAML、JSON、CSV 或 XLSX")
    parser.add_argument(
        "--confirm", action="store_true", help="确认意见里写明、事实中没有的内容：核对无误后用，不与意见同用"
    )
    parser.add_argument("--out", action="append", default=[], type=Path, metavar="文件", help="另存为文件，可写多次")
    add_changes(parser)
    parser.add_argument("--model", metavar="模型", help="由哪个模型修改；builtin 表示不用模型。不写时用 NIGAO_MODEL")
    parser.add_argument("--json", action="store_true", help="输出 JSON：新的一版和每条意见的答复")
    return parser


def run(args: argparse.Namespace) -> int:
    for path in args.out:
        check_target(path, _FORMATS, [args.edited] if args.edited else [])
    check_changes(args.changes, args.out)
    asked = any(note.strip() for note in args.note) or args.facts or args.edited
    if args.confirm and asked:
        raise InputError("confirm_alone", "--confirm 只确认已写进稿里的内容，不与 --note、--facts、--edited 同用")
    if not asked and not args.confirm:
        raise InputError("no_notes", '没有修改意见，请用 --note 写明，例如 --note "第二点压缩到150字以内"')
    from service.drafting.resources import Resources
    from service.settings import Settings

    settings = Settings() if args.model is None else Settings(model=args.model.removeprefix(BUILTIN))
    old, revised, date = asyncio.run(_run(args, Resources(settings, lambda message: print(message, file=sys.stderr))))
    for path in args.out:
        tracked = args.changes == TRACKED and path.suffix.lower() == ".docx"
        save(path, _tracked(old, revised, date) if tracked else rendered(revised.draft, path.suffix.lower()))
    _print(revised, args)
    return EXIT_CODES[revised.draft.status]


def _tracked(old: "Draft", revised: "Revised", date: datetime) -> bytes:
    from service.keeping import answer_to_json
    from service.revision.edited.tracked import tracked_docx

    return tracked_docx(old.blocks, revised.draft.blocks, map(answer_to_json, revised.answers), date)


async def _run(args: argparse.Namespace, resources: "Resources") -> "tuple[Draft, Revised, datetime]":
    """The draft as it was, what became of it, and when it became that."""
    from service.keeping import keep_version, kept
    from service.store.opening import open_store

    notes = [Note(text.strip(), args.block) for text in args.note if text.strip()]
    async with open_store(resources.settings) as store:
        draft, snapshot = await kept(store, args.draft, resources)
        if args.confirm:
            from service.revision.confirming import confirm

            revised = confirm(draft, snapshot, resources)
            await keep_version(store, revised)
            return draft, revised, (await store.drafts.get(args.draft)).updated_at
        adoption = _adopted(args.edited, draft, snapshot, resources)
        if adoption is not None:
            notes = [*adoption.notes, *notes]
        base = (adoption.draft, adoption.snapshot) if adoption is not None else (draft, snapshot)
        facts = _facts(args.facts, resources)
        async with AsyncExitStack() as stack:
            conversation = await _conversation(stack, resources, store)
            if conversation is None:
                from service.revision.revising import revise

                revised = revise(*base, notes, resources, facts)
            else:
                from service.revision.proposing.with_model import revise_with_model

                revised = await revise_with_model(*base, notes, resources, conversation, facts)
        if adoption is not None:
            from service.revision.edited.edited import concluded

            revised = concluded(draft, snapshot, adoption, revised, resources)
        if revised.draft.version != draft.version:
            model, exchanges = (conversation.model, conversation.exchanges) if conversation is not None else (None, [])
            await keep_version(store, revised, model=model, exchanges=exchanges)
        return draft, revised, (await store.drafts.get(args.draft)).updated_at


def _adopted(path: Path | None, draft: "Draft", snapshot: "Snapshot", resources: "Resources") -> "Adoption | None":
    """The draft with the text of a file that was sent back."""
    if path is None:
        return None
    from service.documents.readers.limits import read_capped
    from service.revision.edited.edited import adopt, read_edited

    settings = resources.settings
    return adopt(draft, snapshot, read_edited(path.name, read_capped(path, settings), settings), resources)


def _facts(path: str | None, resources: "Resources") -> "tuple[Fact, ...]":
    """The facts of a file. Raises InputError with the first thing that is wrong with them."""
    if path is None:
        return ()
    from service.documents.readers.limits import read_capped
    from service.facts.files.loading import facts_of_file

    loaded = facts_of_file(Path(path).name, read_capped(Path(path), resources.settings), resources.settings)
    wrong = [problem for problem in loaded.problems if not problem.warning]
    if wrong:
        raise InputError("bad_facts", str(wrong[0]))
    return loaded.facts


async def _conversation(stack: AsyncExitStack, resources: "Resources", store: "Store") -> "Conversation | None":
    """A conversation with the model that the settings name; None for the built-in reviser."""
    if not resources.settings.models:
        return None
    from service.drafting.drafting import ModelWriting, conversation_of
    from service.models.endpoint import open_endpoint

    models = await stack.enter_async_context(open_endpoint(resources.settings))
    return conversation_of(resources, ModelWriting(models, store.tokens))


def _print(revised: "Revised", args: argparse.Namespace) -> None:
    if args.json:
        from service.draft import as_json
        from service.keeping import answer_to_json

        answers = [answer_to_json(answer) for answer in revised.answers]
        print(json.dumps({"draft": as_json(revised.draft), "answers": answers}, ensure_ascii=False, indent=2))
        return
    print(revised.draft.text)
    lines = ["", f"—— 第 {revised.draft.version} 版" if revised.changed else "—— 没有改动，仍是原来的一版"]
    lines += [_told(answer) for answer in revised.answers]
    lines += [f"未用事实：{unused.id}：{unused.reason}" for unused in revised.draft.facts.unused]
    lines += [f"已保存：{path}" for path in args.out]
    print("\n".join(lines), file=sys.stderr)


def _told(answer: NoteAnswer) -> str:
    return f"  · [{VERDICTS[answer.verdict]}] {answer.note.text}：{answer.message}"
