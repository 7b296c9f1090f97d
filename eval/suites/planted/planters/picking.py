"""Picking what to spoil: the stretches that fit, one of them by chance."""

import re
from collections.abc import Iterable, Iterator
from random import Random
from typing import TypeVar

from eval.suites.planted.text import CleanText
from service.draft import Block, Span
from service.facts.value_id import ValueId

Item = TypeVar("Item")

NUMBER = re.compile(r"\d+(?:\.\d+)?")
DATED = re.compile(r"\d+(?:年(?!以)|月|日|时(?!$))|—|〔|级$|第")


def one(random: Random, items: Iterable[Item]) -> Item | None:
    """One of the items by chance, None where there are none."""
    found = list(items)
    return random.choice(found) if found else None


def figures(text: CleanText) -> Iterator[tuple[Block, Span, str]]:
    """Values of facts that are figures with a unit: no dates, names or numbers of documents."""
    for block, span, value in text.values():
        if span.slot is None and NUMBER.search(value) and not DATED.search(value):
            yield block, span, value


def in_paragraphs(text: CleanText, pattern: re.Pattern[str]) -> Iterator[tuple[Block, re.Match[str]]]:
    """Where a pattern stands in the paragraphs."""
    for block in text.paragraphs:
        for found in pattern.finditer(block.text):
            yield block, found


def in_facts(
    text: CleanText, pattern: re.Pattern[str], said: re.Pattern[str] | None = None
) -> Iterator[tuple[Block, re.Match[str]]]:
    """Where a pattern stands in the paragraphs before a value in the same sentence, of a fact that has ``said``."""
    facts = {fact.id: fact.statement or f"{fact.label}{fact.value}" for fact in text.brief.facts}
    for block, found in in_paragraphs(text, pattern):
        ends = (at for at in (block.text.find(sign, found.end()) for sign in "。；") if at >= 0)
        end = min(ends, default=len(block.text))
        values = [span for span in block.spans if span.kind == "fact" and found.start() <= span.start < end]
        if values and (said is None or said.search(facts[ValueId(values[0].fact or "").fact])):
            yield block, found


def sentence_ends(text: CleanText) -> Iterator[tuple[Block, int]]:
    """Where a sentence could follow: the ends of paragraphs that tell facts."""
    for block in text.paragraphs:
        if block.text.endswith("。") and any(span.kind == "fact" for span in block.spans):
            yield block, len(block.text)
