"""Claims: how many invented assertions the checks find in text written freely, and how many true sentences they refuse.

A sentence is judged as a paragraph of its own, by the facts of one office; the figures in it that facts state stand
under their spans.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from eval.attachment import errors
from service.brief import Brief
from service.checks.context import CheckContext
from service.checks.reference import Reference
from service.datafile import load_entries
from service.documents.genres import load_genres
from service.draft import Block, Finding, Span
from service.facts.sheet import read_sheet
from service.settings import BUNDLED_CORPUS
from service.text.lexicon import load_lexicon
from service.text.reading import find_mentions

SUITE = Path(__file__).parent / "suites" / "claims"
TRUE = "true"


class SentencesEntry(BaseModel):
    """Sentences of a kind: ``true``, or what is invented in them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    sentences: tuple[str, ...] = Field(min_length=1)


class FactEntry(BaseModel):
    """A fact of the suite's office."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    statement: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with the errors found in it."""

    kind: str
    sentence: str
    errors: tuple[Finding, ...]


def read_reference() -> Reference:
    """What the sentences are judged by."""
    corpus = (BUNDLED_CORPUS,)
    lexicon = load_lexicon(corpus)
    facts = [entry.statement for entry in load_entries(SUITE / "facts.yaml", FactEntry)]
    brief = Brief.model_validate(
        {
            "genre": "work_summary",
            "unit": "云溪县水务局",
            "level": "county",
            "period": "2025年",
            "section": {"heading": "工作情况"},
            "facts": [{"id": f"f{n}", "statement": text} for n, text in enumerate(facts, start=1)],
        }
    )
    return Reference(brief, read_sheet(brief.facts, lexicon), load_genres(corpus)["work_summary"], lexicon)


def judge(split: str, reference: Reference) -> Iterator[Judged]:
    """Every sentence of a split."""
    for entry in load_entries(SUITE / f"{split}.yaml", SentencesEntry):
        for sentence in entry.sentences:
            block = Block("b1", "paragraph", sentence, spans=tuple(_spans(sentence, reference)))
            context = CheckContext((block,), reference, written_freely=True)
            yield Judged(entry.kind, sentence, errors(context))


def _spans(sentence: str, reference: Reference) -> Iterator[Span]:
    for mention in find_mentions(sentence, reference.lexicon):
        said = reference.facts_by_value.get(mention.value, ())
        if said:
            yield Span(mention.start, mention.end, "fact", said[0].value.id)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which sentences, and whether each mistake is shown."""
    parser.add_argument("--split", choices=("dev", "held"), default="dev")
    parser.add_argument("--show", action="store_true", help="print every invention missed and every true one refused")


def main(args: argparse.Namespace) -> int:
    """Print the counts by kind."""
    judged = list(judge(args.split, read_reference()))
    made, found = Counter(each.kind for each in judged), Counter(each.kind for each in judged if each.errors)
    print(f"true: {made[TRUE]} sentences, {found[TRUE]} refused")
    for kind in (kind for kind in made if kind != TRUE):
        print(f"{kind:<16}{found[kind]:>4} of {made[kind]}")
    print(f"{'all invented':<16}{found.total() - found[TRUE]:>4} of {made.total() - made[TRUE]}")
    for each in judged if args.show else ():
        if bool(each.errors) == (each.kind == TRUE):
            told = "；".join(f"{f.check} {f.message}" for f in each.errors)
            print(f"{each.kind:<16}{each.sentence}  {told}")
    return 0
