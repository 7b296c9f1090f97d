"""Sentences as they arrive: each relexicalised and judged by itself before anyone sees it.

A sentence with an error is held back, and with it what follows in its paragraph: the block is sent whole in the end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from service.checks.brief_index import BriefIndex
from service.checks.context import CheckContext
from service.checks.registry import SENTENCE_CHECKS, run_checks
from service.draft import Block, Severity, Span
from service.drafting.chain.answer import AnswerReader
from service.drafting.chain.section import SectionBuilder
from service.drafting.chain.tokens import settled
from service.drafting.events import TextWritten
from service.text.sentences import sentences

_STOPS = frozenset("。！？；\n")


@dataclass
class SentenceStream:
    """Fed with chunks of one answer; gives the sentences that are complete and clean. ``first`` is the number of the
    block that the answer's first paragraph becomes."""

    reader: AnswerReader
    builder: SectionBuilder
    brief_index: BriefIndex
    first: int = 2
    _raw: str = ""
    _sent: list[int] = field(default_factory=list)
    _held: set[int] = field(default_factory=set)
    _seen: tuple[str, ...] = ()
    _built: dict[int, tuple[str, Block]] = field(default_factory=dict)

    def feed(self, text: str) -> Iterator[TextWritten]:
        """The sentences that a chunk completes."""
        self._raw += text
        if _STOPS.isdisjoint(text):
            return
        lines = self.reader.lines(settled(self._raw))
        *complete, last = lines or ("",)
        if lines[: len(self._seen)] != self._seen:
            return  # what looked like text was none: nothing more is streamed until the answer is whole
        self._seen = tuple(complete)
        for n, line in enumerate(complete):
            yield from self._of_line(n, line, whole=True)
        yield from self._of_line(len(complete), last, whole=False)

    def _of_line(self, n: int, line: str, *, whole: bool) -> Iterator[TextWritten]:
        while len(self._sent) <= n:
            self._sent.append(0)
        if n in self._held:
            return
        for start, end in sentences(line)[self._sent[n] :]:
            if not whole and line[end - 1 : end] not in _STOPS:
                return
            self._sent[n] += 1
            before, block = self._block(n, line[:start]), self._block(n, line[:end])
            if not block.text.startswith(before.text) or not self._clean(block, len(before.text)):
                self._held.add(n)
                return
            yield _from(block, len(before.text))

    def _block(self, n: int, text: str) -> Block:
        """Paragraph ``n`` with so much text; the last one that was built of each is kept."""
        if n not in self._built or self._built[n][0] != text:
            self._built[n] = text, self.builder.block(f"b{self.first + n}", text)
        return self._built[n][1]

    def _clean(self, block: Block, start: int) -> bool:
        """Whether a paragraph so far has no error from ``start`` on."""
        context = CheckContext((block,), self.brief_index, written_freely=True, proved=True)
        findings = run_checks(context, SENTENCE_CHECKS)
        return not any(finding.severity is Severity.ERROR and finding.end > start for finding in findings)


def _from(block: Block, start: int) -> TextWritten:
    spans = tuple(
        replace(span, start=span.start - start, end=span.end - start) for span in block.spans if span.start >= start
    )
    return TextWritten(block.id, block.text[start:], spans)


def streamed(written: Sequence[TextWritten]) -> dict[str, tuple[str, tuple[Span, ...]]]:
    """What was streamed of each block: its text and spans."""
    found: dict[str, tuple[str, tuple[Span, ...]]] = {}
    for each in written:
        text, spans = found.get(each.block, ("", ()))
        moved = tuple(Span(s.start + len(text), s.end + len(text), s.kind, s.fact, s.slot) for s in each.spans)
        found[each.block] = text + each.text, (*spans, *moved)
    return found
