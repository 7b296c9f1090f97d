"""One case as HTML: problems, what was expected, brief, drafts with their marks, findings and grounding."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import yaml

from eval.report.marked import Marked, marked_html, marks_of_block
from service.draft import Severity

_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


def case_html(shown: Mapping[str, Any]) -> str:
    """The details of a case (its line of ``cases/SUITE.jsonl``), folded."""
    parts = [_list(shown["problems"], "problems"), _expected(shown["expected"])]
    parts += [_text(text) for text in shown["texts"]]
    parts += [_draft(draft) for draft in shown["drafts"]]
    if shown["brief"]:
        said = yaml.safe_dump(shown["brief"], allow_unicode=True, sort_keys=False, width=100)
        parts.append(f"<details><summary>拟稿要求</summary><pre>{escape(said)}</pre></details>")
    first = shown["problems"][0] if shown["problems"] else ""
    return (
        f'<details class="case"><summary><b>{escape(str(shown["case"]))}</b> {escape(first)}</summary>'
        f"{''.join(parts)}</details>"
    )


def _draft(draft: Mapping[str, Any]) -> str:
    findings = draft["findings"]
    blocks = [
        f'<p class="block {escape(block["type"])}">{marked_html(block["text"], marks_of_block(block, findings))}</p>'
        for block in draft["blocks"]
    ]
    told = [
        f"[{_SEVERITIES[Severity(each['severity'])]}] {each['check']}：{each['message']}"
        + (f" 建议：{each['suggestion']}" if each.get("suggestion") else "")
        for each in findings
    ]
    missing = [each["label"] for each in draft["missing"]]
    unused = [f"{each['id']}：{each['reason']}" for each in draft["facts"]["unused"]]
    grounding = [f"{each['sample']}#{each['section']}（{each['score']:.3f}）" for each in draft["grounding"]]
    why = [draft["degraded_reason"]] if draft.get("degraded_reason") else []
    head = f"<h5>稿（{escape(draft['status'])}，{escape(draft['writer'])}）</h5>"
    return (
        f'<div class="draft">{head}{"".join(blocks)}</div>'
        + _titled("改用内置写法", why)
        + _titled("问题", told)
        + _titled("待补", missing)
        + _titled("未用事实", unused)
        + _titled("依据样稿", grounding)
    )


def _text(text: Mapping[str, Any]) -> str:
    marks = [Marked(mark["start"], mark["end"], mark["kind"], mark["note"]) for mark in text["marks"]]
    return f'<div class="draft"><h5>{escape(text["title"])}</h5><p>{marked_html(text["text"], marks)}</p></div>'


def _expected(expected: Mapping[str, str]) -> str:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(what)}</dd>" for name, what in expected.items())
    return f"<dl>{rows}</dl>" if rows else ""


def _titled(title: str, items: Sequence[str]) -> str:
    return f"<h5>{title}</h5>{_list(items, '')}" if items else ""


def _list(items: Iterable[str], kind: str) -> str:
    lines = "".join(f"<li>{escape(str(item))}</li>" for item in items)
    return f'<ul class="{kind}">{lines}</ul>' if lines else ""
