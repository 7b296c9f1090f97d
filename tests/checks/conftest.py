"""Checks are tested on short drafts: one line a block, written with a prefix that says what it is."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from service.brief import Brief
from service.checks.brief_index import BriefIndex
from service.checks.context import Check, CheckContext
from service.documents.genres import Genre, load_genres
from service.draft import Block, Finding, Severity, Span
from service.facts.sheet import FactSheet, read_sheet
from service.settings import BUNDLED_CORPUS
from service.text.lexicon.lexicon import Lexicon, load_lexicon

Facts = Iterable[str | tuple[str, str, str] | Mapping[str, Any]]
MakeContext = Callable[..., CheckContext]
Judge = Callable[..., list[str]]

_PREFIX = re.compile(r"(?:(?P<level>[1-4])(?P<kind>[#p])|(?P<other>[T@~=|?])) ")
_VALUE = re.compile("⟦(f[0-9.]+)⟧")
_TYPES = {
    "T": "title",
    "@": "addressee",
    "~": "signature",
    "=": "date",
    "|": "table",
    "?": "note",
    "#": "heading",
    "p": "paragraph",
}
_NUMBER = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．]")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon((BUNDLED_CORPUS,))


@pytest.fixture(scope="session")
def genres() -> Mapping[str, Genre]:
    return load_genres((BUNDLED_CORPUS,))


def read_blocks(draft: str) -> tuple[Block, ...]:
    """``1# 一、…`` a heading, ``1p 一、…`` a run-in one; ``T @ ~ = | ?`` title, addressee, signature, date, table,
    note; without a prefix a paragraph."""
    blocks: list[Block] = []
    for n, line in enumerate(draft.strip("\n").split("\n"), start=1):
        prefix = _PREFIX.match(line)
        text = line[prefix.end() :] if prefix else line
        kind = _TYPES[prefix["kind"] or prefix["other"]] if prefix else "paragraph"
        level = int(prefix["level"]) if prefix and prefix["level"] else None
        number = _NUMBER.match(text) if level else None
        blocks.append(Block(f"b{n}", kind, text, level, number[0] if number else None))  # type: ignore[arg-type]
    return tuple(blocks)


def with_values(block: Block, sheet: FactSheet) -> Block:
    """``⟦f1.2⟧`` replaced by that value, under a span that says so."""
    text, at, spans = "", 0, list(block.spans)
    for token in _VALUE.finditer(block.text):
        text += block.text[at : token.start()]
        value = sheet.values[token[1]].value.text
        spans.append(Span(len(text), len(text) + len(value), "fact", token[1]))
        text, at = text + value, token.end()
    return replace(block, text=text + block.text[at:], spans=tuple(spans)) if at else block


def read_facts(facts: Facts) -> list[dict[str, Any]]:
    """A statement, (label, value, unit), or a fact as a brief writes it; ids f1, f2, …"""
    read: list[dict[str, Any]] = []
    for n, fact in enumerate(facts, start=1):
        if isinstance(fact, str):
            read.append({"id": f"f{n}", "statement": fact})
        elif isinstance(fact, tuple):
            read.append({"id": f"f{n}", "label": fact[0], "value": fact[1], "unit": fact[2]})
        else:
            read.append({"id": f"f{n}", **fact})
    return read or [{"id": "f1", "statement": "本条事实与稿子无关"}]


@pytest.fixture
def make_context(lexicon: Lexicon, genres: Mapping[str, Genre]) -> MakeContext:
    """``make_context(draft, facts, genre=…, expected=…, grounding=…, template=…, **fields of the brief)``.

    ``⟦f1.2⟧`` in the draft is that value with its span."""

    def make(
        draft: str | Sequence[Block],
        facts: Facts = (),
        *,
        genre: str = "work_summary",
        expected: Iterable[str] = (),
        grounding: Sequence[str] = (),
        template: str | None = None,
        written_freely: bool = False,
        **fields: Any,
    ) -> CheckContext:
        if "outline" not in fields:
            fields.setdefault("section", {"heading": "主要工作"})
        brief = Brief.model_validate({"genre": genre, "unit": "临江区教育局", "facts": read_facts(facts), **fields})
        blocks = read_blocks(draft) if isinstance(draft, str) else tuple(draft)
        sheet = read_sheet(brief.facts, lexicon)
        brief_index = BriefIndex(brief, sheet, genres[genre], lexicon, tuple(grounding), template)
        blocks = tuple(with_values(block, sheet) for block in blocks)
        return CheckContext(
            blocks, brief_index, expected=frozenset(expected), written_freely=written_freely, proved=written_freely
        )

    return make


def spelled(finding: Finding, context: CheckContext) -> str:
    """``E check_id 「span」`` for an error, ``W`` for a warning; without the span where it is about the whole draft."""
    block = next((block for block in context.blocks if block.id == finding.block), None)
    span = f" 「{block.text[finding.start : finding.end]}」" if block else ""
    return f"{'E' if finding.severity is Severity.ERROR else 'W'} {finding.check}{span}"


@pytest.fixture
def judge(make_context: MakeContext) -> Judge:
    """``judge(check, draft, facts, …)``: the findings of one check, spelled out."""

    def of(check: Check, *args: Any, **fields: Any) -> list[str]:
        context = make_context(*args, **fields)
        return [spelled(finding, context) for finding in check(context)]

    return of
