"""``nigao brief check``: what is wrong with a brief, with line numbers, before drafting from it."""

import argparse
import json
from typing import TYPE_CHECKING

from service.cli.parser import ChineseParser
from service.facts.files.problems import Problem
from service.facts.form import TYPE_NAMES
from service.facts.sheet import FactSheet
from service.facts.sheet import as_json as facts_json

if TYPE_CHECKING:
    from service.drafting.resources import Resources

_AND_REPAIRS = "════ 此外，稿子有问题时，会把问题连同以上内容再发给模型修改 ════"


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description="检查拟稿要求：写错的键、看不懂的数值、互相矛盾的事实、找不到的样稿……都注明第几行。",
        examples=("nigao brief check examples/brief.yaml", "nigao brief check brief.yaml --values"),
    )
    actions = parser.add_subparsers(dest="action", metavar="操作", required=True)
    check = actions.add_parser("check", help="检查一份拟稿要求", examples=("nigao brief check brief.yaml --values",))
    check.add_argument("brief", metavar="拟稿要求", help="YAML 或 JSON 文件；“-”表示从标准输入读取")
    check.add_argument("--values", action="store_true", help="列出从每条事实中读出的值")
    check.add_argument("--json", action="store_true", help="输出 JSON")
    check.add_argument(
        "--show-outgoing", action="store_true", help="列出用模型拟稿时会发出去的全部内容（这里只显示，不发送）"
    )
    return parser


def run(args: argparse.Namespace) -> int:
    from service.drafting.brief_check import check_brief
    from service.drafting.resources import Resources
    from service.settings import Settings

    resources = Resources(Settings())
    sheet, problems = check_brief(args.brief, resources)
    errors = sum(not problem.warning for problem in problems)
    if args.show_outgoing and not errors:
        print(_outgoing(args.brief, resources))
    if args.json:
        print(json.dumps(_as_json(problems, sheet), ensure_ascii=False, indent=2))
        return 2 if errors else 0
    for problem in problems:
        where = problem.file if problem.line is None else f"{problem.file}:{problem.line}"
        print(f"{where}：{'提醒' if problem.warning else '错误'}：{problem.message}")
    if args.values and sheet is not None:
        print("\n".join(_values(sheet)))
    print(_summary(errors, len(problems) - errors, sheet))
    return 2 if errors else 0


def _outgoing(path: str, resources: "Resources") -> str:
    """What would leave the process for this brief, as it would go out."""
    from service.brief_loading import load_brief
    from service.drafting.chain.preview import preview

    shown = preview(load_brief(path, resources.settings), resources)
    lines = [f"════ 检索样稿，发给向量模型 ════\n{shown.query}"] if shown.query is not None else []
    for n, messages in enumerate(shown.prompts, start=1):
        lines.append(f"════ 拟稿，发给模型（第 {n} 次） ════")
        lines += [f"〔{message.role}〕\n{message.content}" for message in messages]
    lines.append(_AND_REPAIRS if shown.prompts else "没有内容会发给模型。")
    return "\n".join(lines)


def _summary(errors: int, warnings: int, sheet: FactSheet | None) -> str:
    read = f"读出事实 {len(sheet.facts)} 条、值 {len(sheet.values)} 个。" if sheet is not None else ""
    if errors:
        return f"有 {errors} 处错误，改正后才能拟稿；另有 {warnings} 处提醒。"
    return f"没有错误，有 {warnings} 处提醒。{read}" if warnings else f"没有发现问题。{read}"


def _values(sheet: FactSheet) -> list[str]:
    lines = []
    for fact in sheet.facts:
        lines.append(f"{fact.id}　{fact.text}")
        lines += [f"    {value.id}　{value.value.text}〔{TYPE_NAMES[value.value.type]}〕" for value in fact.values]
        lines += [f"    推算：{fact.working}"] if fact.working else []
    return lines


def _as_json(problems: tuple[Problem, ...], sheet: FactSheet | None) -> dict[str, object]:
    found = [
        {"file": p.file, "line": p.line, "severity": "warning" if p.warning else "error", "message": p.message}
        for p in problems
    ]
    return {"problems": found, "facts": facts_json(sheet) if sheet else []}
