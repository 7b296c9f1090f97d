"""``nigao draft``: a brief in, a checked draft out — on the terminal, as a file, or as JSON."""

import argparse
import asyncio
import json
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.parser import ChineseParser
from service.cli.saving import check_target, save
from service.draft import Draft, Severity, Status, as_json
from service.errors import StoreError

if TYPE_CHECKING:
    from service.brief import Brief
    from service.drafting.events import Done
    from service.drafting.resources import Resources

BUILTIN = "builtin"

EXIT_CODES = {Status.COMPLETE: 0, Status.NEEDS_FACTS: 3, Status.NEEDS_ATTENTION: 4, Status.UNCONFIRMED: 6}
_STATUS = {
    Status.COMPLETE: "完成：所有具体内容均有来源",
    Status.NEEDS_FACTS: "缺事实：请补充下列内容后重新拟稿",
    Status.NEEDS_ATTENTION: "需处理：请先解决下列错误",
    Status.UNCONFIRMED: "待确认：意见里写明的内容请核对，无误的用 nigao revise 稿号 --confirm 确认",
}
_SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_FORMATS = (".docx", ".md", ".txt", ".json")


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description=(
            "按拟稿要求（YAML 或 JSON）拟写一节，并存入稿库。不需要联网，也不需要模型；\n"
            "设了 NIGAO_MODEL（及 OPENAI_BASE_URL、OPENAI_API_KEY）时由模型执笔，数值仍由程序填写、逐项核对。"
        ),
        examples=(
            "nigao draft examples/brief.yaml",
            "nigao draft brief.yaml --out 稿.docx",
            "nigao draft brief.yaml --model qwen3-32b --stream",
            "nigao draft brief.json --json",
        ),
    )
    parser.add_argument("brief", metavar="拟稿要求", help="YAML 或 JSON 文件；“-”表示从标准输入读取")
    parser.add_argument(
        "--out",
        action="append",
        default=[],
        type=Path,
        metavar="文件",
        help="另存为 .docx、.md、.txt 或 .json，可写多次",
    )
    parser.add_argument("--json", action="store_true", help="在终端输出 JSON（含来源、缺项、问题）")
    parser.add_argument(
        "--model",
        metavar="模型",
        help="由哪个模型执笔，可写几个、用逗号分开，前面的优先；builtin 表示不用模型。不写时用 NIGAO_MODEL",
    )
    parser.add_argument("--stream", action="store_true", help="逐句显示正在写的内容（未定稿，显示在标准错误输出）")
    return parser


def run(args: argparse.Namespace) -> int:
    for path in args.out:
        check_target(path, _FORMATS, [Path(args.brief)])
    from service.brief_loading import load_brief
    from service.drafting.resources import Resources
    from service.settings import Settings

    settings = Settings() if args.model is None else Settings(model=args.model.removeprefix(BUILTIN))
    resources = Resources(settings, lambda message: print(message, file=sys.stderr))
    done = asyncio.run(_drafted(load_brief(args.brief, settings), resources, stream=args.stream))
    draft = done.draft
    for path in args.out:
        save(path, rendered(draft, path.suffix.lower()))
    if args.json:
        print(json.dumps(as_json(draft), ensure_ascii=False, indent=2))
    else:
        print(draft.text)
        print(report(draft, args.out, _grounding(draft, resources)), file=sys.stderr)
    return EXIT_CODES[draft.status]


async def _drafted(brief: "Brief", resources: "Resources", *, stream: bool) -> "Done":
    """Draft, and keep the draft; one that cannot be kept is still handed over, with a word about it."""
    from service.drafting import drafting
    from service.drafting.events import Done, TextWritten
    from service.keeping import keep
    from service.store.opening import open_store

    snapshot = drafting.take_snapshot(brief, resources)
    async with AsyncExitStack() as stack:
        store = None
        try:
            store = await stack.enter_async_context(open_store(resources.settings))
        except StoreError as error:
            print(f"这份稿子没有存入稿库：{error.message}", file=sys.stderr)
        writing = None
        if resources.settings.models:
            from service.models.endpoint import open_endpoint

            models = await stack.enter_async_context(open_endpoint(resources.settings))
            writing = drafting.ModelWriting(models, store.tokens if store else None, streaming=stream)
        told = ""
        async for event in drafting.draft_events(snapshot, resources, writing):
            if stream and isinstance(event, TextWritten):
                print(("\n" if told and event.block != told else "") + event.text, end="", file=sys.stderr, flush=True)
                told = event.block
            elif isinstance(event, Done):
                if told:
                    print("\n", file=sys.stderr)
                if store is not None:
                    await keep(store, event)
                return event
    raise AssertionError("drafting ends with Done")


def rendered(draft: Draft, suffix: str) -> bytes:
    """The draft as the bytes of a file of that kind."""
    if suffix == ".json":
        return json.dumps(as_json(draft), ensure_ascii=False, indent=2).encode()
    from service.export.files import file_bytes

    return file_bytes(draft.blocks, suffix)


def _grounding(draft: Draft, resources: "Resources") -> list[str]:
    """The sample sections drafted from, by title, those of one sample together."""
    sections: dict[str, list[str]] = {}
    for ref in draft.grounding:
        sections.setdefault(ref.sample, []).append(ref.section)
    found = {id: resources.library.find(id) for id in sections}
    return [f"{found[id].title or found[id].name}（{'、'.join(names)}）" for id, names in sections.items()]


def report(draft: Draft, written: list[Path], grounding: list[str]) -> str:
    """What a clerk needs to know beside the text: status, what is missing, what is wrong, what was left out."""
    lines = ["", f"—— {_STATUS[draft.status]}"]
    if draft.degraded:
        lines.append(f"模型没有写成，由内置写法代写：{draft.degraded_reason}")
    if draft.missing:
        lines.append("待补：")
        lines += [f"  · {item.label}{'（所在文句已略去）' if item.dropped else ''}" for item in draft.missing]
    if draft.findings:
        lines.append("问题：")
        for finding in draft.findings:
            advice = f" 建议：{finding.suggestion}" if finding.suggestion else ""
            lines.append(f"  · [{_SEVERITY[finding.severity]}] {finding.message}{advice}")
    if draft.facts.unused:
        lines.append("未用事实：")
        lines += [f"  · {unused.id}：{unused.reason}" for unused in draft.facts.unused]
    if grounding:
        lines.append(f"依据样稿：{'；'.join(grounding)}")
    lines += [f"已保存：{path}" for path in written]
    lines.append(f"稿号：{draft.id}")
    return "\n".join(lines)
