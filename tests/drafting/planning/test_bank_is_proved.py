"""The phrase bank is proved: whatever it says without a fact is of a form that asserts nothing."""

import pytest

from service.brief import Brief
from service.draft import Block
from service.drafting.planning.phrases import Topic, load_phrases
from service.facts.sheet import read_sheet
from service.proof.messages import reason
from service.proof.prove import Prover
from service.proof.verdict import Unproved
from service.settings import BUNDLED_CORPUS
from service.text.lexicon.lexicon import load_lexicon

BANK = load_phrases((BUNDLED_CORPUS,))
LEXICON = load_lexicon((BUNDLED_CORPUS,))


@pytest.mark.parametrize("topic", BANK.topics, ids=lambda topic: topic.id)
def test_every_phrase_has_a_warrant(topic: Topic) -> None:
    """A phrase stands where its topic's cues do: they are the facts here, and the words that it needs the heading."""
    themes = {(phrase, "heading") for shape in ("four", "six", "eight") for phrase in topic.themes.of(shape)}
    wrong = []
    for phrase, kind in sorted(themes | {(each, "paragraph") for each in (*topic.openings, *topic.leads, *topic.aims)}):
        needs = " ".join(topic.needs.get(phrase, ()))
        brief = Brief.model_validate(
            {
                "genre": "work_summary",
                "unit": "某单位",
                "section": {"heading": f"{topic.name} {needs}"},
                "facts": [{"id": "f1", "statement": "、".join(topic.cues)}],
            }
        )
        prover = Prover(brief, read_sheet(brief.facts, LEXICON), LEXICON)
        text = phrase if kind == "heading" else f"{phrase}。"
        block = Block("b2", "heading" if kind == "heading" else "paragraph", text)
        wrong += [f"{phrase}：{reason(each)}" for each in prover.prove(block) if isinstance(each, Unproved)]
    assert wrong == []
