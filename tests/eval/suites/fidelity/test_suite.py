"""The fidelity suite: a draft a case, and every metric an input on which it gets worse."""

import pytest

from eval.core.bench import Bench
from eval.core.runner import Plan, open_bench
from eval.core.suite import Counts
from eval.suites.fidelity.suite import DRAWS, Draw, judge, load, suite
from service.models.scripted.content.kinds import KINDS
from service.settings import Settings


@pytest.fixture(scope="module")
def bench(bench_settings: Settings) -> Bench:
    with open_bench(Plan(bench_settings)) as opened:
        return opened


def test_every_kind_is_drawn(bench: Bench) -> None:
    kinds = [draw.kind for draw in load().values()]
    assert set(kinds) == {"faithful", *KINDS}
    assert all(kinds.count(kind) == DRAWS for kind in set(kinds))


def test_a_good_answer_is_taken_and_a_bad_one_does_not_get_through(bench: Bench) -> None:
    good = judge("faithful-1", load()["faithful-1"], bench)
    assert good.counts == {"drafts": 1, "calls": 1, "faithful": 1, "refused": 0}
    bad = judge("invented_quantity-1", Draw("invented_quantity", load()["invented_quantity-1"].brief, 1), bench)
    assert bad.counts["faulty"] == 1
    assert bad.counts["escaped"] == 0
    assert bad.passed


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("escaped", {"faulty": 4, "escaped": 0}, {"faulty": 4, "escaped": 1}),
        ("refused", {"faithful": 4, "refused": 0}, {"faithful": 4, "refused": 1}),
        ("refused_forms", {"form": 4, "refused_form": 0}, {"form": 4, "refused_form": 2}),
        ("calls", {"drafts": 4, "calls": 4}, {"drafts": 4, "calls": 9}),
    ],
)
def test_each_metric_can_get_worse(name: str, good: Counts, bad: Counts) -> None:
    metric = suite().metrics[name]
    before, after = metric.of(good), metric.of(bad)
    assert before is not None
    assert after is not None
    assert after > before
