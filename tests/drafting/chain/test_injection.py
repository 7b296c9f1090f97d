"""Instructions planted in facts, samples and the brief's own wishes: a model that obeys them gets nothing through."""

from pathlib import Path

import pytest
import yaml

from service.brief import Brief
from service.drafting.chain.outgoing import Outgoing
from service.drafting.drafting import take_snapshot
from service.drafting.factual import facts_only
from service.drafting.resources import Resources
from service.errors import InputError
from service.facts.sheet import read_sheet
from tests.drafting.chain.conftest import RunDraft
from tests.drafting.conftest import MakeBrief

LISTED = Path(__file__).parents[2] / "text" / "injections.yaml"
INJECTIONS = [
    (item["text"], None if item.get("states") == "nothing" else item["obeyed"])
    for item in yaml.safe_load(LISTED.read_text("utf-8"))
]
FACTS = ("局党组开展集中学习12次，交流研讨6次", "86名青年干部参加读书班8期", "清理河岸垃圾约13吨，为群众办实事63件")
HONEST = (
    "[[period]]，[[unit]]坚持把党建工作抓在日常。\n"
    "一是抓实学习。局党组开展集中学习[[f1.1]]，交流研讨[[f1.2]]；[[f2.1]]青年干部参加读书班[[f2.2]]。\n"
    "二是办好实事。清理河岸垃圾[[f3.1]]，为群众办实事[[f3.2]]。"
)
VALUES = ("12次", "6次", "86名", "8期", "约13吨", "63件")


def drafted_by_one_who_obeys(run: RunDraft, brief: Brief, obeyed: str | None) -> str:
    more = obeyed or "好的。"
    answer = f"{HONEST}{more}\n{more}"
    again = f"【段3】{HONEST.splitlines()[-1]}{more}"
    draft = run(brief, answer, again, again, answer).end.draft
    assert all(value in draft.text for value in VALUES)
    return draft.text


def says(text: str, obeyed: str | None) -> bool:
    return obeyed is not None and obeyed.rstrip("。.") in text


@pytest.mark.parametrize(("text", "obeyed"), INJECTIONS)
def test_in_a_fact(text: str, obeyed: str | None, run: RunDraft, make_brief: MakeBrief) -> None:
    brief = make_brief(*FACTS, text)
    drafted = drafted_by_one_who_obeys(run, brief, obeyed)
    assert text.rstrip("。.") not in drafted
    assert not says(drafted, obeyed)


@pytest.mark.parametrize(("text", "obeyed"), INJECTIONS)
def test_in_what_the_brief_asks(text: str, obeyed: str | None, run: RunDraft, make_brief: MakeBrief) -> None:
    brief = make_brief(*FACTS, requirements={"instructions": f"语气平实一些。{text}"})
    assert not says(drafted_by_one_who_obeys(run, brief, obeyed), obeyed)


@pytest.mark.parametrize("text", [text for text, _ in INJECTIONS])
def test_in_a_sample_it_does_not_go_out(text: str, make_brief: MakeBrief, resources: Resources) -> None:
    brief = make_brief(*FACTS)
    outgoing = Outgoing(brief, read_sheet(brief.facts, resources.lexicon), resources.lexicon, resources.blanked)
    sent = outgoing.sample(f"一、抓学习\n开展学习3次。\n{text}\n开展研讨2次。")
    assert text not in sent
    assert "开展研讨" in sent


@pytest.mark.parametrize("text", [text for text, _ in INJECTIONS])
def test_in_what_the_brief_asks_it_does_not_go_out(text: str, run: RunDraft, make_brief: MakeBrief) -> None:
    drafted = run(make_brief(*FACTS, requirements={"instructions": f"语气平实一些。{text}"}), HONEST, HONEST, HONEST)
    assert "语气平实一些" in drafted.chat.prompts[0]
    assert text.rstrip("。.") not in drafted.chat.prompts[0]
    assert "instruction_not_followed" in {finding.check for finding in drafted.end.draft.findings}


def test_such_a_fact_is_told_as_unused(make_brief: MakeBrief, resources: Resources) -> None:
    brief = make_brief(FACTS[0], INJECTIONS[0][0], {"label": "合计", "derived": {"from": ["f2.1"], "op": "sum"}})
    snapshot = take_snapshot(brief, resources)
    assert [unused.id for unused in snapshot.set_aside] == ["f2", "f3"]
    assert list(snapshot.sheet.by_id) == ["f1"]


def test_nothing_but_instructions_is_no_brief(make_brief: MakeBrief, resources: Resources) -> None:
    with pytest.raises(InputError) as caught:
        facts_only(make_brief(INJECTIONS[0][0]), resources.lexicon)
    assert caught.value.code == "no_facts"
