"""Claims: how many invented assertions the checks find in text written freely, and how many true sentences they refuse.

A sentence is judged as a paragraph of its own, by the facts of one office; the figures in it that facts state stand
under their spans.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from eval.core.bench import Bench
from eval.core.check_errors import errors
from eval.core.metrics import ratio
from eval.core.suite import SUITES_DIR, Details, Mark, Scored, Shown, Suite
from service.brief import Brief
from service.checks.brief_index import BriefIndex
from service.checks.context import CheckContext
from service.datafile import load_entries
from service.draft import Block, Span
from service.drafting.resources import Resources
from service.facts.sheet import read_sheet
from service.text.mentions import find_mentions

SUITE = SUITES_DIR / "claims"
SPLITS = ("dev", "held")
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
class Sentence:
    """A sentence of a kind."""

    split: str
    kind: str
    text: str


def suite() -> Suite[Sentence]:
    """A case is a sentence; by the label ``kind`` the metrics stand for each kind of invention."""
    metrics = {
        "recall": ratio("查出率", "没有依据的句子中查出的比例", "found", "invented"),
        "refused": ratio("误报率", "正确的句子中误报的比例", "refused", "true", "lower"),
    }
    return Suite("claims", load, judge, metrics, {"sentences": SentencesEntry, "facts": FactEntry})


def load() -> dict[str, Sentence]:
    """The sentences of both splits."""
    return {
        f"{split}-{entry.kind}-{n}": Sentence(split, entry.kind, sentence)
        for split in SPLITS
        for entry in load_entries(SUITE / f"{split}.yaml", SentencesEntry)
        for n, sentence in enumerate(entry.sentences, start=1)
    }


def read_reference(resources: Resources) -> BriefIndex:
    """What the sentences are judged by."""
    lexicon = resources.lexicon
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
    return BriefIndex(brief, read_sheet(brief.facts, lexicon), resources.genres["work_summary"], lexicon)


def judge(name: str, sentence: Sentence, bench: Bench) -> Scored:
    """A true sentence must have no error, an invented one must have one."""
    brief_index = read_reference(bench.resources)
    block = Block("b1", "paragraph", sentence.text, spans=tuple(_spans(sentence.text, brief_index)))
    found = errors(CheckContext((block,), brief_index, written_freely=True, proved=True))
    true = sentence.kind == TRUE
    counts = {"true": 1.0, "refused": float(bool(found))} if true else {"invented": 1.0, "found": float(bool(found))}
    passed = true != bool(found)
    told = [f"误报：{each.check}：{each.message}" for each in found] if true else [f"未查出 {sentence.kind}"]
    marks = tuple(Mark(each.start, each.end, "error", f"{each.check} {each.message}") for each in found)
    facts = {fact.fact.id: fact.text for fact in brief_index.sheet.facts}
    details = Details(() if passed else tuple(told), expected=facts, texts=(Shown("句子", sentence.text, marks),))
    return Scored(name, counts, passed, {"split": sentence.split, "kind": sentence.kind}, details)


def _spans(sentence: str, brief_index: BriefIndex) -> Iterator[Span]:
    for mention in find_mentions(sentence, brief_index.lexicon):
        said = brief_index.facts_by_value.get(mention.value, ())
        if said:
            yield Span(mention.start, mention.end, "fact", said[0].value.id)
