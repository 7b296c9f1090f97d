"""The phrase bank is proved: whatever it says without a fact is of a form that asserts nothing."""

import re
from pathlib import Path

import pytest

from service.brief import Brief
from service.draft import Block, Status
from service.drafting.drafting import draft_section
from service.drafting.planning.phrases import Topic, load_phrases
from service.drafting.resources import Resources
from service.facts.sheet import read_sheet
from service.proof.messages import reason
from service.proof.prove import Prover
from service.proof.verdict import Unproved
from service.settings import BUNDLED_CORPUS, Settings
from service.text.lexicon.lexicon import load_lexicon
from tests.drafting.conftest import MakeBrief

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


def test_a_phrase_without_a_warrant_is_left_out_of_a_draft(tmp_path: Path, make_brief: MakeBrief) -> None:
    """A user's own bank may say what the facts do not: the draft is complete without it."""
    own = tmp_path / "corpus" / "phrases"
    own.mkdir(parents=True)
    topics = (BUNDLED_CORPUS / "phrases" / "topics-party.yaml").read_text(encoding="utf-8")
    boasting = re.sub(r"  needs:\n(?:    .*\n)+", "", topics)
    boasting = re.sub(r"leads: \[[^\]]*\]", "leads: [荣获全省先进集体]", boasting)
    (own / "topics-own.yaml").write_text(boasting, encoding="utf-8")
    resources = Resources(Settings(data_dir=tmp_path))
    brief = make_brief("局党组开展集中学习12次", "各党支部开展主题党日活动36次", "开展警示教育9次")
    draft = draft_section(brief, resources)
    assert "荣获" not in draft.text
    assert draft.status is Status.COMPLETE
