"""What a model is asked to mend, and its answer put into the section: only the paragraphs that have a problem."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.draft import Block, Finding
from service.facts.value_id import ValueId

_MARKED = re.compile(r"^\s*【\s*段\s*(\d{1,3})\s*】\s*(.*)$")
_DELETED = re.compile(r"^[（(]?删(?:除|去)?[）)。]?$")
_BEGINNING = 14


@dataclass(frozen=True)
class Mending:
    """``paragraphs`` are the section's so far, in canonical form; the first stands in block ``b2``."""

    paragraphs: tuple[str, ...]

    def problems(self, findings: Sequence[Finding], missing: Mapping[str, str], homes: Mapping[str, int]) -> str:
        """The findings, a paragraph a line, of several about the same words the first; ``missing`` are facts (id → its
        line of the prompt) that are not told, ``homes`` the paragraphs (from 1) that they belong to."""
        lines: dict[int, list[str]] = {}
        first = {(finding.block, finding.start, finding.end): finding for finding in reversed(findings)}
        for finding in reversed(first.values()):
            number = self._number(finding.block)
            advice = f"（{finding.suggestion}）" if finding.suggestion else ""
            lines.setdefault(number, []).append(f"{finding.message}{advice}")
        for fact, text in missing.items():
            lines.setdefault(homes[fact], []).append(f"没有写进这条事实：{text}")
        return "\n".join(
            f"{self._title(number)}{n}. {message}" if len(messages) > 1 else f"{self._title(number)}{message}"
            for number, messages in sorted(lines.items())
            for n, message in enumerate(messages, start=1)
        )

    def applied(self, answer: Sequence[str]) -> tuple[str, ...]:
        """The paragraphs after an answer to ``problems``. An answer without marks that is about as long as the section
        stands for all of it; anything else changes nothing."""
        changed: dict[int, list[str]] = {}
        number: int | None = None
        for line in answer:
            found = _MARKED.match(line)
            if found:
                number = int(found[1])
                changed[number] = [] if not found[2] or _DELETED.match(found[2]) else [found[2]]
            elif number is not None:
                changed[number].append(line)
        if not changed:
            return tuple(answer) if len(answer) >= len(self.paragraphs) else self.paragraphs
        result: list[str] = []
        for n, paragraph in enumerate(self.paragraphs, start=1):
            result += changed.get(n, [paragraph])
        return tuple(result)

    def _number(self, block: str | None) -> int:
        return int(block[1:]) - 1 if block is not None and block[1:].isdigit() else 0

    def _title(self, number: int) -> str:
        if not 1 <= number <= len(self.paragraphs):
            return "【全文】"
        return f"【段{number}】（“{self.paragraphs[number - 1][:_BEGINNING]}……”）"


def by_paragraph(blocks: Sequence[Block]) -> Mapping[str, int]:
    """The facts (by id) that each paragraph tells: fact → number of its paragraph, from 1."""
    return {
        ValueId(span.fact).fact: n
        for n, block in enumerate(blocks[1:], start=1)
        for span in block.spans
        if span.fact is not None
    }
