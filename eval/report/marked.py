"""A text with its marks as HTML. Marks may overlap: the text is cut at every bound, each piece has the classes of all
marks over it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

KINDS: Mapping[str, str] = {
    "fact": "事实",
    "brief": "拟稿要求",
    "derived": "推算",
    "set_phrase": "套语",
    "structural": "结构词",
    "missing": "待补",
    "error": "错误",
    "warning": "警告",
    "info": "提示",
    "right": "对",
    "wrong": "错",
    "superfluous": "多",
    "absent": "缺",
    "asked": "已问",
}
"""Kinds of marks and what they are called; the page's style has a class for each."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch with its kind and what is told where the pointer rests on it."""

    start: int
    end: int
    kind: str
    note: str = ""


def marked_html(text: str, marks: Iterable[Marked]) -> str:
    """The text escaped, its marks as ``<span class="k-KIND">``."""
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    bounds = sorted({0, len(text), *(mark.start for mark in kept), *(mark.end for mark in kept)})
    pieces = []
    for start, end in pairwise(bounds):
        over = [mark for mark in kept if mark.start <= start and end <= mark.end]
        pieces.append(_piece(text[start:end], over))
    return "".join(pieces)


def _piece(text: str, over: list[Marked]) -> str:
    shown = escape(text).replace("\n", "<br>")
    if not over:
        return shown
    classes = " ".join(dict.fromkeys(f"k-{mark.kind}" for mark in over))
    notes = "；".join(dict.fromkeys(_note(mark) for mark in over))
    return f'<span class="{escape(classes)}" title="{escape(notes)}">{shown}</span>'


def _note(mark: Marked) -> str:
    name = KINDS.get(mark.kind, mark.kind)
    return f"{name}：{mark.note}" if mark.note else name


def marks_of_block(block: Mapping[str, Any], findings: Iterable[Mapping[str, Any]]) -> list[Marked]:
    """The spans of a draft's block, and the findings in it (both as the draft's JSON has them)."""
    spans = [
        Marked(span["start"], span["end"], span["kind"], str(span.get("fact") or span.get("slot") or ""))
        for span in block.get("spans", ())
    ]
    told = [
        Marked(each["start"], each["end"], each["severity"], f"{each['check']} {each['message']}")
        for each in findings
        if each["block"] == block["id"]
    ]
    return spans + told
