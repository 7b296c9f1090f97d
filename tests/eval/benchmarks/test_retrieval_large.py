"""The queries among some hundred program-made sections: each figure drops when what is relevant is not there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.benchmarks import retrieval_large
from eval.benchmarks.distractors import NAME
from eval.benchmarks.retrieval_large import METRICS, SECTIONS_A_SAMPLE, Asked, bundled, fill, judged, resolved, row
from eval.core.suite import Counts, summed_counts
from eval.suites.retrieval.suite import load_queries
from service.documents.genres import load_genres
from service.errors import InputError
from service.grounding.library import SampleLibrary
from service.grounding.retrieval import Mode
from service.grounding.store import samples
from service.settings import BUNDLED_CORPUS, Settings

SECTIONS = 200
SEARCHES = [(mode, within) for mode in Mode for within in (True, False)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with distractors."""
    made = tmp_path_factory.mktemp("data")
    with SampleLibrary(Settings(data_dir=made)) as library:
        fill(library, SECTIONS)
    return made


@pytest.fixture(scope="module")
def library(folder: Path) -> Iterator[SampleLibrary]:
    with SampleLibrary(Settings(data_dir=folder)) as opened:
        yield opened


def some_asked(library: SampleLibrary) -> list[Asked]:
    queries = [query for query in load_queries().values() if query.split == "dev"][:6]
    return resolved(library, queries, load_genres((BUNDLED_CORPUS,)))


@pytest.fixture(scope="module")
def without(library: SampleLibrary, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleLibrary]:
    """The same without the samples that answer the queries."""
    with SampleLibrary(Settings(data_dir=tmp_path_factory.mktemp("without"))) as opened:
        fill(opened, SECTIONS)
        for sample_id in {key[0] for asked in some_asked(library) for key in asked.relevant}:
            opened.remove(sample_id)
        yield opened


@pytest.mark.parametrize(("mode", "within"), SEARCHES)
def test_every_figure_drops_without_the_relevant_sections(
    mode: Mode, within: bool, library: SampleLibrary, without: SampleLibrary
) -> None:
    asked = some_asked(library)
    good, bad = (figures(judged(each, asked, mode, within=within)) for each in (library, without))
    assert set(good) == set(METRICS)
    for name, figure in good.items():
        assert figure > 0.5, name
        assert bad[name] == 0, name


def figures(counts: list[Counts]) -> dict[str, float]:
    total = summed_counts(counts)
    return {name: metric.of(total) or 0.0 for name, metric in METRICS.items()}


def test_a_query_with_nothing_relevant_in_its_genre_is_left_out(library: SampleLibrary) -> None:
    (asked, *_) = some_asked(library)
    elsewhere = Asked(asked.text, "speech", dict.fromkeys(asked.relevant, "work_summary"))
    assert judged(library, [elsewhere], Mode.LEXICAL, within=True) == []
    assert len(judged(library, [elsewhere], Mode.LEXICAL, within=False)) == 1


def test_distractors_are_of_every_genre_and_no_query_means_one(library: SampleLibrary) -> None:
    made = [summary for summary in library.list() if summary.name.startswith(NAME)]
    assert len(made) == SECTIONS // SECTIONS_A_SAMPLE
    assert {summary.genre for summary in made} == set(library.genres())
    assert not [sample.name for sample in bundled(library) if sample.name.startswith(NAME)]


def test_a_library_is_made_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(*args: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr(retrieval_large, "Distractors", made)
    with SampleLibrary(Settings(data_dir=folder)) as again:
        fill(again, SECTIONS)
        with pytest.raises(InputError, match="200 节"):
            fill(again, SECTIONS - SECTIONS_A_SAMPLE)


def test_what_was_broken_off_is_made_whole(library: SampleLibrary, tmp_path: Path) -> None:
    with SampleLibrary(Settings(data_dir=tmp_path)) as other:
        fill(other, SECTIONS // 2)
        fill(other, SECTIONS)
        assert samples.count_sections(other.db, samples.Facets()) == samples.count_sections(
            library.db, samples.Facets()
        )
        last = f"{NAME}{SECTIONS // SECTIONS_A_SAMPLE - 1}"
        assert other.get(last) == library.get(last)


def test_a_row_has_each_figure_with_its_interval() -> None:
    counts = [{"queries": 1.0, "recall@5": 1.0, "recall@20": 1.0, "mrr": 1.0}] * 4
    cell = "1.000 (1.000–1.000)"
    assert row("all genres", Mode.DENSE, counts) == f"| all genres | dense | 4 | {cell} | {cell} | {cell} |"
