"""Repetition: the same paragraph or sentence, or the same long run of words, twice in one draft."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error, shown, warning
from service.draft import Block, Finding

CHECK = "repetition"
_SHORTEST_SENTENCE = 8
_LONGEST_RUN = 20


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``repetition`` for a paragraph or sentence that stands twice; warnings for a heading or a long run."""
    paragraphs: set[str] = set()
    sentences: set[str] = set()
    runs: set[str] = set()
    for block in context.prose:
        words = _words(block.text)
        if len(words) >= _SHORTEST_SENTENCE and words in paragraphs:
            make = warning if block.type == "heading" else error
            what = "标题" if block.type == "heading" else "段落"
            yield make(CHECK, block, 0, len(block.text), f"{what}“{shown(block.text)}”在文中重复出现", "只保留一处")
            continue
        paragraphs.add(words)
        told = False
        for start, end in context.sentences[block.id]:
            words = _words(block.text[start:end])
            if len(words) >= _SHORTEST_SENTENCE and words in sentences and not context.is_marked(block, start, end):
                told = True
                make = error if block.type == "paragraph" else warning
                yield make(CHECK, block, start, end, f"“{shown(block.text[start:end])}”在文中重复出现", "只保留一处")
            sentences.add(words)
        if not told:
            yield from _long_runs(block, runs, context)
        text = block.text
        runs.update(text[i : i + _LONGEST_RUN] for i in range(len(text) - _LONGEST_RUN + 1))


def _words(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _long_runs(block: Block, runs: set[str], context: CheckContext) -> Iterator[Finding]:
    """Runs of words that an earlier block has as well; what a fact says in so many words is the fact's."""
    position = 0
    while position + _LONGEST_RUN <= len(block.text):
        end = position + _LONGEST_RUN
        if block.text[position:end] not in runs or block.text[position:end] in context.source_text:
            position += 1
            continue
        while end < len(block.text) and block.text[end + 1 - _LONGEST_RUN : end + 1] in runs:
            end += 1
        if not context.is_marked(block, position, end):
            message = f"“{shown(block.text[position:end])}”与前文重复"
            yield warning(CHECK, block, position, end, message, "换一种说法，或并为一处")
        position = end
