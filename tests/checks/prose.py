"""Clean prose to check: finished samples and this year's texts of the filling pairs, as blocks with facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eval.suites.consecutive.pair_files import Pair, load_pairs
from service.brief import Level
from service.documents.document import Document
from service.documents.source import SourceText
from service.draft import Block
from service.drafting.resources import Resources
from service.grounding.front_matter import split_front_matter
from service.settings import BUNDLED_CORPUS
from service.text.sentences import sentences

_LEVELS = frozenset(level.value for level in Level)


@dataclass(frozen=True, slots=True)
class Prose:
    """A clean text: its blocks, the facts that it is made of, and what else its brief says."""

    name: str
    blocks: tuple[Block, ...]
    facts: tuple[str, ...]
    genre: str
    fields: Mapping[str, Any]


def finished_samples(resources: Resources) -> Iterator[Prose]:
    """Samples without blanks; their facts are their own sentences."""
    for path in sorted((BUNDLED_CORPUS / "samples").glob("*/*.md")):
        front, text = split_front_matter(path.name, path.read_text(encoding="utf-8"))
        if front.notation == "none":
            level = front.level.value if front.level else ""
            yield _prose(path.stem, text, text, front.genre or "other", level, None, resources)


def this_years(resources: Resources) -> Iterator[Prose]:
    """This year's texts of the development pairs; their facts are their own sentences."""
    for pair in load_pairs(split="dev"):
        yield _prose(pair.id, pair.this, pair.this, pair.genre, pair.level, f"{pair.this_year}年", resources)


def reworded(resources: Resources) -> Iterator[Prose]:
    """Last year's texts with this year's values in them: what the facts say, in other words and another order."""
    for pair in load_pairs(split="dev"):
        yield _prose(pair.id, _filled(pair), pair.this, pair.genre, pair.level, f"{pair.this_year}年", resources)


def _prose(name: str, text: str, told: str, genre: str, level: str, period: str | None, resources: Resources) -> Prose:
    fields: dict[str, Any] = {"period": period, "level": level if level in _LEVELS else None}
    facts = tuple(told[start:end] for start, end in sentences(told))
    blocks = tuple(as_blocks(resources.read(SourceText(name, text))))
    return Prose(name, blocks, facts, genre if genre in resources.genres else "other", fields)


def _filled(pair: Pair) -> str:
    pieces: list[str] = []
    at = 0
    for slot in pair.slots:
        pieces += (pair.last[at : slot.start], slot.expected or "【待补：某项】")
        at = slot.end
    return "".join([*pieces, pair.last[at:]])


def as_blocks(document: Document) -> Iterator[Block]:
    """A document's lines as the blocks of a draft."""
    headings = {heading.start: heading for heading in document.headings}
    title = (document.title or "").split("\n")
    start = 0
    for n, line in enumerate(document.text.split("\n"), start=1):
        at = start + len(line) - len(line.lstrip())
        start += len(line) + 1
        text = line.strip()
        if not text:
            continue
        heading = headings.get(at)
        if heading is not None:
            yield Block(f"b{n}", "paragraph" if heading.run_in else "heading", text, heading.level, heading.number)
        elif text in title:
            yield Block(f"b{n}", "title", text)
        elif document.addressee and text.rstrip("：:") == document.addressee.rstrip("：:"):
            yield Block(f"b{n}", "addressee", text)
        elif text == document.signature.organ:
            yield Block(f"b{n}", "signature", text)
        elif document.signature.date and text.strip("（）()") == document.signature.date:
            yield Block(f"b{n}", "date", text)
        elif any(table.start <= at < table.end for table in document.tables):
            yield Block(f"b{n}", "table", text)
        else:
            yield Block(f"b{n}", "paragraph", text)
