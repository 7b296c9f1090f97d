"""The proof in words for a reader: clause, warrant, fact, source."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from service.draft import Block
from service.facts.sheet import FactSheet
from service.proof.prove import Prover
from service.proof.verdict import Proved, Unproved, Verdict

WARRANTS: Mapping[str, str] = MappingProxyType(
    {"fact": "事实", "brief": "拟稿要求", "frame": "不作断言", "structure": "行文", "note": "修改意见"}
)
_WORDS_SHOWN = 4


def proof_lines(blocks: Iterable[Block], prover: Prover) -> Iterator[str]:
    """A line for every clause of a draft: what it rests on, or which words have no source (Chinese)."""
    blocks = tuple(blocks)
    text = {block.id: block.text for block in blocks}
    for block, verdicts in prover.section(blocks).items():
        for verdict in verdicts:
            yield f"{text[block][verdict.start : verdict.end]}\n    ← {_rests_on(verdict, prover.sheet)}"


def reason(verdict: Unproved) -> str:
    """Which words lack a source, and which words of the fact are lost (Chinese)."""
    parts = []
    if verdict.added:
        parts.append(f"事实中没有{_quoted(verdict.added)}")
    if verdict.lost:
        parts.append(f"丢了事实中的{_quoted(verdict.lost)}")
    return "，".join(parts)


def _rests_on(verdict: Verdict, sheet: FactSheet) -> str:
    if isinstance(verdict, Unproved):
        return f"【未证明】{reason(verdict)}"
    if verdict.kind != "fact":
        return WARRANTS[verdict.kind]
    return "；".join(f"{fact} {sheet.by_id[fact].text}{_source(fact, sheet)}" for fact in verdict.facts) + _exchanged(
        verdict
    )


def _source(fact: str, sheet: FactSheet) -> str:
    source = sheet.by_id[fact].fact.source
    return f"（{source}）" if source else ""


def _exchanged(verdict: Proved) -> str:
    if not verdict.exchanged:
        return ""
    return "；换用：" + "、".join(f"{each.origin}→{each.word}" for each in verdict.exchanged)


def _quoted(words: tuple[str, ...]) -> str:
    return "、".join(f"“{word}”" for word in words[:_WORDS_SHOWN])
