from collections.abc import Iterator

import pytest

from eval.suites.retrieval.suite import Query, Score, load_queries, resolve, score
from service.documents.genres import load_genres
from service.grounding.library import SampleLibrary
from service.grounding.retrieval import Mode, retrieve
from service.grounding.sample import Sample
from service.settings import BUNDLED_CORPUS, Settings


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleLibrary]:
    with SampleLibrary(Settings(data_dir=tmp_path_factory.mktemp("data"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def samples(library: SampleLibrary) -> list[Sample]:
    return [library.get(summary.id) for summary in library.list()]


def test_recall_and_rank() -> None:
    assert score([("a", 1), ("b", 2)], [("x", 0), ("a", 1)]) == Score(0.5, 0.5)
    assert score([("a", 1)], [("x", n) for n in range(5)] + [("a", 1)]) == Score(0.0, 1 / 6)
    assert score([("a", 1)], []) == Score(0.0, 0.0)


def of_split(split: str) -> list[Query]:
    return [query for query in load_queries().values() if query.split == split]


def test_there_are_enough_queries_and_half_are_set_aside() -> None:
    dev, test = of_split("dev"), of_split("test")
    assert len(dev) + len(test) >= 80
    assert len(test) >= len(dev)
    assert {query.heading for query in dev}.isdisjoint({query.heading for query in test})


def test_every_label_means_one_section(samples: list[Sample]) -> None:
    for query in load_queries().values():
        assert len({resolve(label, samples) for label in query.relevant}) == len(query.relevant), query.heading


def test_no_query_copies_a_heading(samples: list[Sample]) -> None:
    headings = {title for sample in samples for section in sample.sections for title in section.path if len(title) > 6}
    assert not [query.heading for query in load_queries().values() if query.heading in headings]


def test_a_label_of_no_section_is_an_error(samples: list[Sample]) -> None:
    with pytest.raises(KeyError, match="0 sections"):
        resolve("court-trial-and-execution#没有这一节", samples)


def test_most_of_the_dev_queries_are_answered(library: SampleLibrary, samples: list[Sample]) -> None:
    genres = load_genres((BUNDLED_CORPUS,))
    queries = of_split("dev")
    answered = 0
    for query in queries:
        relevant = {resolve(label, samples) for label in query.relevant}
        found = retrieve(library, query.text(genres), mode=Mode.FUSED)
        answered += bool(relevant & {(hit.sample_id, hit.start) for hit in found})
    assert answered >= 0.9 * len(queries)
