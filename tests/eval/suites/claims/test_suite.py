"""The claims suite: the sentences of development are told apart."""

from eval.core.runner import Plan, run
from eval.core.suite import summed
from eval.suites.claims.suite import load
from service.settings import Settings


def test_the_sentences_of_development_are_found(bench_settings: Settings) -> None:
    cases = [name for name, sentence in load().items() if sentence.split == "dev"]
    counts = summed(run({"claims": cases}, Plan(bench_settings), 1)["claims"])
    assert counts["true"] + counts["invented"] > 150
    assert counts["invented"] - counts["found"] <= 1
