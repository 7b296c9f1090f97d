"""``nigao eval show``: a run's figures, or one of its cases."""

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from service.cli.parser import ChineseParser

EXAMPLES = (
    "nigao eval show 评测",
    "nigao eval show 评测 --by split",
    "nigao eval show 评测 dev-012",
    "nigao eval show 评测 retrieval/dev-012 --json",
)


def configure(parser: ChineseParser) -> None:
    parser.add_argument("run", metavar="评测结果", help="评测结果的文件夹，或它在数据文件夹的 eval 下的名称")
    parser.add_argument("case", metavar="案例", nargs="?", help="案例编号；不写则列出各项指标和未通过的案例")
    parser.add_argument("--by", metavar="标签", help="各项指标按案例的标签分列，如 split、genre、kind")
    parser.add_argument("--table", action="store_true", help="各项指标输出为 Markdown 表")
    parser.add_argument("--json", action="store_true", help="案例输出为 JSON")


def run(args: argparse.Namespace) -> int:
    import json

    from eval.cli.tables import markdown_by_label, markdown_table, print_by_label, print_tables
    from eval.core.run_folder import find_folder, read_case, read_run
    from service.settings import Settings

    folder = find_folder(args.run, Settings())
    if args.case is None:
        made = read_run(folder)
        if args.by is not None and args.table:
            print(markdown_by_label(made, args.by))
        elif args.by is not None:
            print_by_label(made, args.by)
        elif args.table:
            print(markdown_table(made))
        else:
            print_tables(made)
            for suite in made.suites:
                for case in suite.cases:
                    if not case.passed:
                        print(f"未通过  {suite.name}/{case.case}")
        return 0
    suite_name, shown = read_case(folder, args.case)
    if args.json:
        print(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(suite_name, shown)))
    return 0


def _lines(suite: str, shown: Mapping[str, Any]) -> Iterator[str]:
    yield f"{suite}/{shown['case']}：{'通过' if shown['passed'] else '未通过'}"
    yield from _titled("不对之处", shown["problems"])
    yield from _titled("应有", (f"{name}：{what}" for name, what in shown["expected"].items()))
    for text in shown["texts"]:
        yield f"{text['title']}："
        yield _bracketed(text["text"], text["marks"])
    for draft in shown["drafts"]:
        yield from _draft(draft)
    if shown["brief"]:
        import yaml

        yield "拟稿要求："
        yield yaml.safe_dump(shown["brief"], allow_unicode=True, sort_keys=False, width=100).rstrip()


def _draft(draft: Mapping[str, Any]) -> Iterator[str]:
    yield f"稿（{draft['status']}，{draft['writer']}）："
    for block in draft["blocks"]:
        yield _bracketed(block["text"], block.get("spans", ()))
    yield from _titled(
        "问题", (f"[{each['severity']}] {each['check']} {each['message']}" for each in draft["findings"])
    )
    yield from _titled("待补", (each["label"] for each in draft["missing"]))
    yield from _titled("未用事实", (f"{each['id']}：{each['reason']}" for each in draft["facts"]["unused"]))
    yield from _titled("依据样稿", (f"{each['sample']}#{each['section']}" for each in draft["grounding"]))


def _titled(title: str, items: "Iterator[str] | list[str] | Any") -> Iterator[str]:
    listed = list(items)
    if listed:
        yield f"{title}："
        yield from (f"  · {item}" for item in listed)


def _bracketed(text: str, marks: "list[Mapping[str, Any]]") -> str:
    """The text with its marks as ``⟦text|kind note⟧``; of marks that overlap, the first."""
    pieces, at = [], 0
    for mark in sorted(marks, key=lambda mark: (mark["start"], -mark["end"])):
        if mark["start"] < at:
            continue
        note = mark.get("note") or mark.get("fact") or mark.get("slot") or ""
        pieces += [
            text[at : mark["start"]],
            f"⟦{text[mark['start'] : mark['end']]}|{mark['kind']} {note}".rstrip(),
            "⟧",
        ]
        at = mark["end"]
    return "".join([*pieces, text[at:]])
