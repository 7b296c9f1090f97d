"""Prompt injection (OWASP LLM01): sentences in data that speak to the program or the model, not to the reader.

What a fact, a sample or a note says is data. A sentence that asks a model to drop its rules, to play another part, to
tell its prompt, or to write something in place of the facts states nothing, supports nothing, and is not passed on.
Conservative: a sentence of an official document, also one about systems, rules and prompts, is none.
"""

import re
from collections.abc import Iterator

from service.text.first_characters import looked_ahead
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range
from service.text.sentences import sentences


class _Injections:
    """What speaks to a model: the rules of the kind ``injection`` (``corpus/reading/injection.yaml``) as one."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.pattern = re.compile(looked_ahead(lexicon.rules.source("injection"), re.I), re.I)


def find_injections(text: str, lexicon: Lexicon) -> Iterator[Range]:
    """Spans of the sentences that are instructions to a model, in order."""
    pattern = lexicon.made(_Injections).pattern
    for start, end in sentences(text):
        if pattern.search(text[start:end]):
            yield Range(start, end)


def without_injections(text: str, lexicon: Lexicon) -> str:
    """The text without those sentences; the text itself when it has none."""
    parts: list[str] = []
    position = 0
    for start, end in find_injections(text, lexicon):
        parts.append(text[position:start])
        position = end
    return "".join([*parts, text[position:]]) if position else text
