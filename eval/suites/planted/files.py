"""Clean documents as YAML: the facts as a clerk would list them, and the text with marks where it states them.

A line's first sign says what it is: ``#`` title, ``@`` addressee, ``>`` signature, ``%`` date, ``*`` note, ``|`` a
row of the table (cells by tabs); headings are told by their numbers. ``{3:4213人}`` is a value of the third fact,
``{3p:…}`` the name of a person in it (``o`` organisation, ``l`` place, ``w`` work title or award), ``{b:…}`` one of the
brief's own words.
"""

import re
from pathlib import Path
from typing import Any, Self

from pydantic import Field, model_validator

from eval.core.case_files import CaseEntry, load_cases
from eval.core.suite import SUITES_DIR
from eval.suites.planted.text import CleanText
from service.brief import LEVELS, Brief
from service.draft import Block, BlockType, Span

DOCUMENTS = SUITES_DIR / "planted" / "documents"
_KINDS: dict[str, BlockType] = {
    "# ": "title",
    "@ ": "addressee",
    "> ": "signature",
    "% ": "date",
    "* ": "note",
    "| ": "table",
}
_MARK = re.compile(r"\{(?P<fact>\d+|b)(?P<kind>[polw]?):(?P<text>[^{}]*)\}")
_NUMBER = re.compile(
    r"(?P<n1>[一二三四五六七八九十]+、)|(?P<n2>（[一二三四五六七八九十]+）)|(?P<n3>\d{1,2}\.(?!\d))|(?P<n4>（\d+）)"
)
_RUN_IN = re.compile(r"[^。；，：]{2,30}。")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_SIGNS = re.compile("[“”《》]")


class CleanFile(CaseEntry):
    """One document. A fact is a statement, or label, value and unit."""

    genre: str
    unit: str
    level: str
    region: str | None = None
    period: str
    title: str | None = None
    facts: tuple[str | tuple[str, str, str], ...] = Field(min_length=3)
    table: tuple[tuple[str, ...], ...] = ()
    text: str = Field(min_length=300)

    @model_validator(mode="after")
    def _marks_are_of_facts(self) -> Self:
        for mark in _MARK.finditer(self.text):
            if mark["fact"] == "b":
                continue
            n = int(mark["fact"])
            if not 1 <= n <= len(self.facts):
                raise ValueError(f"{mark[0]}：没有第 {n} 条事实")
            said = self.facts[n - 1]
            fact = said if isinstance(said, str) else "".join(said)
            parts = _DIGITS.findall(mark["text"]) or [_SIGNS.sub("", mark["text"])]
            if missing := [part for part in parts if part not in _SIGNS.sub("", fact)]:
                raise ValueError(f"{mark[0]}：第 {n} 条事实中没有“{missing[0]}”")
        if "{" in _MARK.sub("", self.text):
            raise ValueError("标记没有写全，应如 {3:4213人}")
        return self


def load_documents(folder: Path = DOCUMENTS) -> dict[str, CleanFile]:
    """The documents by id. Raises DataError with file and line."""
    return load_cases(folder, CleanFile)


def clean_text(file: CleanFile, grounding: tuple[str, ...] = ()) -> CleanText:
    """The document, and the brief that a clerk would have handed in for it."""
    blocks = tuple(_blocks(file.text))
    return CleanText(file.id, "document", _brief(file, blocks), blocks, grounding)


def facts_of(file: CleanFile) -> list[dict[str, Any]]:
    """The facts as a brief has them, f1, f2, …"""
    return [
        {"id": f"f{n}", "statement": fact}
        if isinstance(fact, str)
        else {"id": f"f{n}", "label": fact[0], "value": fact[1], "unit": fact[2] or None}
        for n, fact in enumerate(file.facts, start=1)
    ]


def _brief(file: CleanFile, blocks: tuple[Block, ...]) -> Brief:
    first: dict[str, str] = {}
    for block in blocks:
        first.setdefault(block.type, block.text)
    outline = [{"heading": _heading(block), "level": block.level} for block in blocks if block.level]
    asked: dict[str, Any] = {"outline": outline} if outline else {"section": {"heading": "主要情况"}}
    if file.table:
        asked["table"] = {"columns": file.table[0], "rows": file.table[1:]}
    return Brief.model_validate(
        {
            "genre": file.genre,
            "unit": file.unit,
            "level": LEVELS[file.level],
            "region": file.region,
            "period": file.period,
            "date": first["date"].strip("（）") if "date" in first else None,
            "title": first.get("title"),
            "addressee": first["addressee"].rstrip("：") if "addressee" in first else None,
            "signature_organ": first.get("signature"),
            "facts": facts_of(file),
            **asked,
        }
    )


def _heading(block: Block) -> str:
    """The heading without its number; of a run-in one the first sentence."""
    return block.text[len(block.number or "") :].partition("。")[0]


def _blocks(text: str) -> list[Block]:
    blocks: list[Block] = []
    for n, line in enumerate(text.strip().split("\n"), start=1):
        kind = _KINDS.get(line[:2])
        printed, spans = _read(line[2:] if kind else line)
        if kind == "table" and blocks and blocks[-1].type == "table":
            blocks[-1] = Block(blocks[-1].id, "table", blocks[-1].text + "\n" + printed)
        elif kind:
            blocks.append(Block(f"b{n}", kind, printed, spans=spans))
        else:
            blocks.append(_of_body(f"b{n}", printed, spans))
    return blocks


def _of_body(id: str, text: str, spans: tuple[Span, ...]) -> Block:
    number = _NUMBER.match(text)
    if not number:
        return Block(id, "paragraph", text, spans=spans)
    level = int((number.lastgroup or "n1")[1])
    if text[-1] not in "。；：？！":
        return Block(id, "heading", text, level, number[0], spans)
    if _RUN_IN.match(text, number.end()):
        return Block(id, "paragraph", text, level, number[0], spans)
    return Block(id, "paragraph", text, spans=spans)


def _read(line: str) -> tuple[str, tuple[Span, ...]]:
    """A line as printed, and the spans of its marks."""
    text, at, spans = "", 0, []
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        end = len(text) + len(mark["text"])
        if mark["fact"] == "b":
            spans.append(Span(len(text), end, "brief"))
        else:
            spans.append(Span(len(text), end, "fact", f"f{mark['fact']}", mark["kind"] or None))
        text, at = text + mark["text"], mark.end()
    return text + line[at:], tuple(spans)
