from collections.abc import Mapping

import pytest

from eval.attachment import measure
from eval.attachment_cases import load_cases
from service.documents.genres import load_genres
from service.settings import BUNDLED_CORPUS
from service.text.lexicon import load_lexicon


@pytest.fixture(scope="module")
def found() -> Mapping[str, float]:
    corpus = (BUNDLED_CORPUS,)
    score = measure(load_cases("dev", load_genres(corpus), load_lexicon(corpus))[:6])
    assert score.refused == []
    return {kind: score.found[kind] / made for kind, made in score.made.items()}


@pytest.mark.parametrize(
    "kind",
    [
        "swapped",
        "period_widened",
        "scope_widened",
        "planned_as_done",
        "approximated",
        "direction_turned",
        "negation_lost",
    ],
)
def test_faults_are_found(found: Mapping[str, float], kind: str) -> None:
    assert found[kind] == 1


def test_most_values_told_of_another_thing_are_found(found: Mapping[str, float]) -> None:
    assert found["moved"] > 0.97
    assert found["object_changed"] > 0.7
