"""What is done otherwise in a large library finds the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.grounding.lexical import lexical
from service.grounding.library import SampleLibrary
from service.grounding.retrieval import Mode, retrieve
from service.grounding.store import samples, words
from service.grounding.store.samples import Facets
from service.grounding.vectors import dense
from service.settings import Settings

QUERY = "农村饮水安全，自来水普及，水价公示，服务群众"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleLibrary]:
    """The bundled samples."""
    folder: Path = tmp_path_factory.mktemp("data")
    with SampleLibrary(Settings(data_dir=folder)) as opened:
        yield opened


def test_words_are_counted_by_section(library: SampleLibrary) -> None:
    found = words.sections_with(library.db, ["自来水", "群众", "没有这个词"])
    assert 0 < found["自来水"] < found["群众"] <= samples.count_sections(library.db, Facets())
    assert "没有这个词" not in found


def test_common_words_rank_what_telling_words_found(library: SampleLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = [hit.path for hit in retrieve(library, QUERY, mode=Mode.LEXICAL)]
    searched: list[list[str]] = []
    search = words.search

    def noted(*args: object) -> object:
        searched.append(list(args[1]))  # type: ignore[call-overload]
        return search(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(library, "large", 0)
    monkeypatch.setattr(lexical, "_CANDIDATES", 5)
    monkeypatch.setattr(words, "search", noted)
    found = [hit.path for hit in retrieve(library, QUERY, mode=Mode.LEXICAL)]
    assert found[0] == usual[0]
    assert "群众" not in searched[0]
    assert "自来水" in searched[0]


def test_a_query_of_common_words_alone_is_searched_as_ever(
    library: SampleLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = retrieve(library, "群众", mode=Mode.LEXICAL)
    monkeypatch.setattr(library, "large", 0)
    assert retrieve(library, "群众", mode=Mode.LEXICAL) == usual


def test_a_genre_that_may_have_more_of_the_best_is_asked_again(
    library: SampleLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {genre: [(n * 100 + i, 0.5 - i / 1000) for i in range(50)] for n, genre in enumerate("abcdef")}
    there["c"] = [(900 + i, 0.9 - i / 1000) for i in range(50)]

    def in_genre(library: object, asked: object, facets: Facets, k: int) -> list[tuple[int, float]]:
        return there[str(facets.genre)][:k]

    monkeypatch.setattr(dense, "_in_genre", in_genre)
    monkeypatch.setattr(dense, "_compared_one_by_one", lambda library, facets: False)
    monkeypatch.setattr(samples, "genres", lambda db: list(there))
    every = sorted((one for each in there.values() for one in each), key=lambda one: (-one[1], one[0]))
    for k in (1, 7, 30, 60):
        assert dense.rank(library, "防汛", Facets(), k) == every[:k]
