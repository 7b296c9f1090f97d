"""False alarms: what the checks say of clean texts. The aim is at most one error in 1,000 clean sentences."""

from collections.abc import Iterable

import pytest

from service.checks.context import CheckContext
from service.checks.fidelity import qualifiers, wrong_matter
from service.checks.registry import run_checks
from service.draft import Severity
from service.drafting.resources import Resources
from service.settings import Settings
from tests.checks.conftest import MakeContext, spelled
from tests.checks.prose import Prose, finished_samples, reworded, this_years


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Resources:
    return Resources(Settings(data_dir=tmp_path_factory.mktemp("data")))


def contexts(texts: Iterable[Prose], make_context: MakeContext) -> list[CheckContext]:
    return [make_context(text.blocks, text.facts, genre=text.genre, **text.fields) for text in texts]


def count(found: Iterable[CheckContext]) -> int:
    return sum(len(spans) for context in found for spans in context.sentences.values())


def test_clean_texts_raise_no_error(make_context: MakeContext, resources: Resources) -> None:
    found = contexts([*finished_samples(resources), *this_years(resources)], make_context)
    errors = [
        spelled(finding, context)
        for context in found
        for finding in run_checks(context)
        if finding.severity is Severity.ERROR and finding.block is not None
    ]
    assert count(found) > 400
    assert errors == []


def test_values_in_other_words_are_not_misattached(make_context: MakeContext, resources: Resources) -> None:
    """The sentences are not those of the facts: other words, another order, other neighbours."""
    found = contexts(reworded(resources), make_context)
    values = sum(len(occurrences) for context in found for occurrences in context.occurrences.values())
    errors = [
        spelled(finding, context)
        for context in found
        for check in (wrong_matter.check, qualifiers.check)
        for finding in check(context)
        if finding.severity is Severity.ERROR
    ]
    assert values > 400
    # One sentence says of the whole city what its fact says of no area; it is rightly questioned.
    assert errors == ["E qualifier_changed 「全市」"]
