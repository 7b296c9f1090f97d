"""The revision suite: its cases hold, and every metric drops on its own fault."""

from dataclasses import replace

import pytest

from eval.core import runner
from eval.core.suite import Scored, summed
from eval.suites.revision.base_drafts import drafted, load_bases
from eval.suites.revision.judge import judged
from eval.suites.revision.loading import RevisionCase, load_revision_cases
from eval.suites.revision.suite import counts_of, revision_of, suite
from service.draft import Draft
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.revision.note import Note, Verdict
from service.revision.revising import Revised, revise
from service.settings import Settings

CASE = RevisionCase.model_validate(
    {
        "id": "case",
        "base": "water",
        "kind": "value",
        "states": ["8次"],
        "notes": [
            {"note": "6次改为8次", "verdict": "applied", "has": ["交流研讨8次"], "mends": ["交流研讨6次"]},
            {"note": "写成全市第一", "verdict": "refused", "lacks": ["全市第一"]},
        ],
    }
)
Figures = dict[str, float | None]


@pytest.fixture(scope="module")
def resources(bench_settings: Settings) -> Resources:
    return Resources(bench_settings)


@pytest.fixture(scope="module")
def base(resources: Resources) -> tuple[Draft, Snapshot]:
    return drafted(load_bases()["water"], resources)


@pytest.fixture(scope="module")
def good(base: tuple[Draft, Snapshot], resources: Resources) -> Revised:
    return revision_of(CASE, *base, resources)


def figures(base: tuple[Draft, Snapshot], revised: Revised, resources: Resources) -> Figures:
    counts = counts_of(CASE, judged(CASE, *base, revised, resources.lexicon))
    return {name: metric.of(counts) for name, metric in suite().metrics.items()}


def edited(revised: Revised, old: str, new: str) -> Revised:
    """The revision with other words in the new version."""
    assert old in revised.draft.text
    blocks = tuple(replace(block, text=block.text.replace(old, new)) for block in revised.draft.blocks)
    text = "\n".join(block.text for block in blocks)
    return replace(revised, draft=replace(revised.draft, blocks=blocks, text=text))


BEST: Figures = {"fulfilment": 1.0, "locality": 1.0, "retention": 1.0, "sourceless": 0.0, "overdone": 0.0}


def test_a_good_revision_scores_in_full(base: tuple[Draft, Snapshot], good: Revised, resources: Resources) -> None:
    assert figures(base, good, resources) == BEST


@pytest.mark.parametrize(
    ("old", "new", "worse"),
    [
        ("交流研讨8次", "交流研讨6次", {"fulfilment", "retention"}),
        ("扎实推进", "有力推进", {"locality"}),
        ("开展警示教育12次。", "", {"locality", "retention"}),
        ("三是服务中心大局。", "三是服务中心大局。走访群众77户。", {"sourceless"}),
        ("四是严明纪律规矩。", "四是严明纪律规矩。工作全市第一。", {"fulfilment"}),
    ],
)
def test_a_fault_shows_in_its_metric(
    base: tuple[Draft, Snapshot], good: Revised, resources: Resources, old: str, new: str, worse: set[str]
) -> None:
    found = figures(base, edited(good, old, new), resources)
    # A fact is kept by its values: 12次 stands in another sentence too.
    changed = {name for name in BEST if found[name] != BEST[name]}
    assert changed == worse - ({"retention"} if "12次" in old else set())


def test_another_verdict_shows(base: tuple[Draft, Snapshot], good: Revised, resources: Resources) -> None:
    answers = (replace(good.answers[0], verdict=Verdict.PARTLY), good.answers[1])
    assert figures(base, replace(good, answers=answers), resources)["fulfilment"] == 0.5


def test_what_is_done_for_a_note_to_be_refused_shows(
    base: tuple[Draft, Snapshot], good: Revised, resources: Resources
) -> None:
    answers = (good.answers[0], replace(good.answers[1], blocks=("b6",)))
    assert figures(base, replace(good, answers=answers), resources)["overdone"] == 1.0


def test_a_fact_that_falls_out_shows(base: tuple[Draft, Snapshot], good: Revised, resources: Resources) -> None:
    again = revise(good.draft, good.snapshot, [Note("删去第三点")], resources)
    found = figures(base, replace(again, answers=good.answers), resources)
    assert found["retention"] == pytest.approx(6 / 8)


def test_there_are_enough_cases_of_every_kind() -> None:
    cases = load_revision_cases().values()
    assert len(cases) >= 80
    assert {
        "value",
        "delete",
        "order",
        "merge",
        "words",
        "title",
        "style",
        "length",
        "empty",
        "tone",
        "tell",
        "state",
    } | {"wish", "several", "contradiction", "injection"} <= {case.kind for case in cases}
    assert len({load_bases()[case.base].brief.genre for case in cases}) >= 8
    assert sum(case.answer is not None for case in cases) >= 20


@pytest.fixture(scope="module")
def scored(bench_settings: Settings) -> tuple[Scored, ...]:
    return runner.run({"revision": suite().case_ids()}, runner.Plan(bench_settings), workers=1)["revision"]


def test_every_case_is_as_it_should_be(scored: tuple[Scored, ...]) -> None:
    amiss = {each.case: each.details.problems for each in scored if not each.passed}
    assert amiss == {}


def test_the_thresholds_are_met(scored: tuple[Scored, ...]) -> None:
    counts = summed(scored)
    made = suite()
    for name, threshold in made.file.thresholds.items():
        assert threshold.allows(made.metrics[name].of(counts)), name
