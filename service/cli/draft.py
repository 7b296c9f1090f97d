"""``nigao draft``: a brief in, a checked draft out — on the terminal, as a file, or as JSON."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.parser import ChineseParser
from service.cli.saving import check_target, save
from service.draft import Draft, Severity, Status, as_json

if TYPE_CHECKING:
    from service.drafting.resources import Resources

EXIT_CODES = {Status.COMPLETE: 0, Status.NEEDS_FACTS: 3, Status.NEEDS_ATTENTION: 4}
_STATUS = {
    Status.COMPLETE: "完成：所有具体内容均有来源",
    Status.NEEDS_FACTS: "缺事实：请补充下列内容后重新拟稿",
    Status.NEEDS_ATTENTION: "需处理：请先解决下列错误",
}
_SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_FORMATS = (".docx", ".md", ".txt", ".json")


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description="按拟稿要求（YAML 或 JSON）拟写一节。不需要联网，也不需要模型。",
        examples=(
            "nigao draft examples/brief.yaml",
            "nigao draft brief.yaml --out 稿.docx",
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
    return parser


def run(args: argparse.Namespace) -> int:
    for path in args.out:
        check_target(path, _FORMATS, [Path(args.brief)])
    from service.brief_loading import load_brief
    from service.drafting.drafting import draft_section
    from service.drafting.resources import Resources
    from service.settings import Settings

    settings = Settings()
    resources = Resources(settings, lambda message: print(message, file=sys.stderr))
    draft = draft_section(load_brief(args.brief, settings), resources)
    for path in args.out:
        save(path, rendered(draft, path.suffix.lower()))
    if args.json:
        print(json.dumps(as_json(draft), ensure_ascii=False, indent=2))
    else:
        print(draft.text)
        print(report(draft, args.out, _grounding(draft, resources)), file=sys.stderr)
    return EXIT_CODES[draft.status]


def rendered(draft: Draft, suffix: str) -> bytes:
    """The draft as the bytes of a file of that kind."""
    if suffix == ".json":
        return json.dumps(as_json(draft), ensure_ascii=False, indent=2).encode()
    if suffix == ".docx":
        from service.export.docx import write_docx

        return write_docx(draft.blocks)
    from service.export.text import to_markdown, to_text

    return (to_markdown if suffix == ".md" else to_text)(draft.blocks).encode()


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
    return "\n".join(lines)
