"""The proof in words for a reader: clause, warrant, fact, source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from service.draft import Block, Warrant
from service.facts.sheet import FactSheet
from service.proof.verdict import Unproved

WARRANTS: Mapping[str, str] = MappingProxyType(
    {"fact": "事实", "brief": "拟稿要求", "frame": "不作断言", "structure": "行文", "note": "修改意见，尚未确认"}
)
_WORDS_SHOWN = 4
_TITLE, _COLUMNS = "附：各句依据", ("文句", "依据")


def proof_rows(blocks: Iterable[Block], warrants: Iterable[Warrant], sheet: FactSheet) -> Iterator[tuple[str, str]]:
    """Every clause of a draft with what it rests on, or which words have no source (Chinese)."""
    text = {block.id: block.text for block in blocks}
    for warrant in warrants:
        yield text[warrant.block][warrant.start : warrant.end], _rests_on(warrant, sheet)


def appendix(blocks: Sequence[Block], warrants: Iterable[Warrant], sheet: FactSheet) -> tuple[Block, ...]:
    """The proof as blocks that follow a draft's: a heading and a table, a row for each clause."""
    rows = [_COLUMNS, *proof_rows(blocks, warrants, sheet)]
    table = "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    return Block("p1", "paragraph", _TITLE), Block("p2", "table", table)


def reason(verdict: Unproved) -> str:
    """Which words lack a source, and which words of the fact are lost (Chinese)."""
    parts = []
    if verdict.added:
        parts.append(f"事实中没有{_quoted(verdict.added)}")
    if verdict.lost:
        parts.append(f"丢了事实中的{_quoted(verdict.lost)}")
    return "，".join(parts)


def _rests_on(warrant: Warrant, sheet: FactSheet) -> str:
    if warrant.kind == "none":
        return f"【未证明】{warrant.reason or '没有依据'}"
    if warrant.kind != "fact":
        return WARRANTS[warrant.kind]
    told = "；".join(f"{fact} {sheet.by_id[fact].text}{_source(fact, sheet)}" for fact in warrant.facts)
    return told + (f"；换用：{'、'.join(warrant.exchanged)}" if warrant.exchanged else "")


def _source(fact: str, sheet: FactSheet) -> str:
    source = sheet.by_id[fact].fact.source
    return f"（{source}）" if source else ""


def _quoted(words: tuple[str, ...]) -> str:
    return "、".join(f"“{word}”" for word in words[:_WORDS_SHOWN])
