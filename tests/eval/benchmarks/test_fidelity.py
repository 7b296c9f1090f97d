"""The fidelity measurement counts what gets through, and what is refused; each of its numbers can drop."""

import argparse
from pathlib import Path

import pytest

from eval.benchmarks.fidelity import Tally, add_arguments, main, measure
from eval.suites.fidelity.drafting import BRIEFS, FAITHFUL
from eval.suites.fidelity.judge import End, Judged, judge
from service.brief import Brief
from service.brief_loading import load_brief
from service.draft import Block, Draft, FactsUsed, Span, Status, Unused
from service.drafting.drafting import take_snapshot
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.models.scripted.answer import Answer
from service.settings import Settings

TEXT = "开展培训12次，走访企业30家。"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    brief = Brief.model_validate(
        {
            "genre": "work_summary",
            "unit": "云溪县水务局",
            "section": {"heading": "服务企业"},
            "facts": [{"id": "f1", "statement": "开展培训12次"}, {"id": "f2", "statement": "走访企业30家"}],
        }
    )
    return take_snapshot(brief, Resources(Settings(data_dir=tmp_path_factory.mktemp("data"))))


def _draft(text: str = TEXT, **fields: object) -> Draft:
    spans = [Span(text.index("12次"), text.index("12次") + 3, "fact", "f1.1")] if "12次" in text else []
    if "30家" in text:
        spans.append(Span(text.index("30家"), text.index("30家") + 3, "fact", "f2.1"))
    blocks = (Block("b1", "heading", "服务企业", 1), Block("b2", "paragraph", text, spans=tuple(spans)))
    given: dict[str, object] = {"status": Status.COMPLETE, "blocks": blocks, **fields}
    return Draft(id="d", version=1, genre="work_summary", writer="scripted", text=text, **given)  # type: ignore[arg-type]


def test_a_true_draft_is_complete_and_nothing_escaped(snapshot: Snapshot) -> None:
    judged = judge(_draft(), snapshot, [Answer(TEXT, sound=1)])
    assert judged == Judged(End.COMPLETE, (), lost=False, calls=1)
    assert not judged.refused


@pytest.mark.parametrize(
    ("draft", "answer", "escaped"),
    [
        (_draft(TEXT[:-1] + "，获评先进。"), Answer("", ("获评先进",)), "植入：获评先进"),
        (_draft("开展培训30家。"), Answer("", ("开展培训[[f2.1]]",)), "植入：开展培训30家"),
        (_draft(TEXT[:-1] + "，投入9万元。"), Answer(""), "无来源：9"),
        (_draft(TEXT[:-1] + "，印发《办法》。"), Answer(""), "无来源：《办法》"),
        (_draft("开展培训12次。"), Answer("", dropped=("f2",)), "漏写：f2"),
    ],
)
def test_what_gets_through_is_told(snapshot: Snapshot, draft: Draft, answer: Answer, escaped: str) -> None:
    assert escaped in judge(draft, snapshot, [answer]).escaped


def test_what_does_not_stand_in_a_complete_draft_has_not_escaped(snapshot: Snapshot) -> None:
    planted = [Answer("", ("获评先进",), dropped=("f2",))]
    assert judge(_draft(TEXT[:-1] + "，获评先进。", status=Status.NEEDS_FACTS), snapshot, planted).escaped == ()
    unused = FactsUsed(unused=(Unused("f2", "没有写到"),))
    assert judge(_draft("开展培训12次。", facts=unused), snapshot, planted).escaped == ()


def test_a_value_told_twice_has_escaped(snapshot: Snapshot) -> None:
    draft = _draft("开展培训12次。")
    twice = (*draft.blocks, Block("b3", "paragraph", "培训12次。", spans=(Span(2, 5, "fact", "f1.1"),)))
    assert judge(_draft(blocks=twice), snapshot, []).escaped == ("重复：f1.1",)


def test_a_lost_sentence_a_lost_fact_and_a_degraded_draft_are_refusals(snapshot: Snapshot) -> None:
    assert judge(_draft(), snapshot, [Answer("", sound=2)]).refused
    assert judge(_draft(facts=FactsUsed(unused=(Unused("f2", "略去"),))), snapshot, []).refused
    assert judge(_draft(degraded=True), snapshot, []).end is End.DEGRADED


def test_the_bound_is_three_in_n_where_nothing_escaped() -> None:
    tally = Tally(FAITHFUL, tries=300)
    assert tally.bound == pytest.approx(0.01)
    tally.add(Judged(End.COMPLETE, ("植入：x",), lost=False, calls=1), "b", 0)
    assert (tally.bound, tally.cases) == (1 / 301, [("b", 0, "植入：x")])


def test_faithful_and_misbehaving_answers_are_measured_end_to_end() -> None:
    faithful_ones, harmless = measure([FAITHFUL, "token_wide"], each=6, seed=1)
    assert (faithful_ones.tries, faithful_ones.ends[End.COMPLETE], faithful_ones.escaped) == (6, 6, 0)
    assert (harmless.tries, harmless.escaped) == (6, 0)


def test_the_same_seed_gives_the_same_tally() -> None:
    assert measure(["invented_date"], each=3, seed=5) == measure(["invented_date"], each=3, seed=5)


def test_the_command_fails_when_something_escapes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert main(parser.parse_args(["--kinds", "faithful", "--each", "2"])) == 0
    escaped = Tally("invented_date", tries=1, escaped=1)
    monkeypatch.setattr("eval.benchmarks.fidelity.measure", lambda *_: [escaped])
    assert main(parser.parse_args(["--kinds", "invented_date", "--each", "1"])) == 1
    assert "1 escaped" in capsys.readouterr().out


def test_there_are_briefs_over_all_section_genres() -> None:
    settings = Settings()
    briefs = [load_brief(str(file), settings) for file in sorted(Path(BRIEFS).glob("*.yaml"))]
    drafted = {genre.id for genre in Resources(settings).genres.values() if genre.drafted_as == "section"}
    assert len(briefs) >= 20
    assert {brief.genre for brief in briefs} == drafted
    assert all(5 <= len(brief.facts) <= 12 for brief in briefs)
