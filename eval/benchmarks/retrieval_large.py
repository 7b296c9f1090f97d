"""``python -m eval retrieval-large``: the retrieval queries among many program-made sections, as Markdown.

Each query is searched over all genres, as the suite does, and within its own, as a draft does; there only sections of
that genre count as relevant, and queries without any are left out.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from eval.benchmarks.distractors import NAME, Distractors, keep
from eval.core.bootstrap import intervals
from eval.core.metrics import ratio
from eval.core.suite import Counts, Metric, summed_counts
from eval.suites.retrieval.suite import Key, Query, load_queries, resolve, score
from service.documents.genres import Genre, load_genres
from service.errors import InputError
from service.grounding.library import EXACT, LARGE, SampleLibrary
from service.grounding.retrieval import Mode, retrieve
from service.grounding.sample import Origin, Sample
from service.grounding.store import samples
from service.settings import Settings

SECTIONS_A_SAMPLE = 10
_DEPTH = 50
_FURTHER = 20
_MEANS = ("recall@5", f"recall@{_FURTHER}", "mrr")
METRICS: Mapping[str, Metric] = MappingProxyType({name: ratio(name, name, name, "queries") for name in _MEANS})
"""Means over queries."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the sections that answer it and their genres; ``genre`` is its own."""

    text: str
    genre: str
    relevant: Mapping[Key, str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sections", type=int, default=100_000, help="program-made sections (default: 100000)")
    parser.add_argument("--library", type=Path, help="folder where they are made once and used again (default: none)")
    parser.add_argument("--split", choices=("dev", "test"), default="test", help="which queries (default: test)")


def main(args: argparse.Namespace) -> int:
    """Print recall and rank by mode of search; of a large library also without what makes its searches fast."""
    settings = Settings()
    with _folder(args.library) as folder:
        own = settings.model_copy(update={"data_dir": folder})
        with SampleLibrary(own, notify=_tell) as library:
            fill(library, args.sections)
            there = samples.count_sections(library.db, samples.Facets())
            queries = [query for query in load_queries().values() if query.split == args.split]
            asked = resolved(library, queries, load_genres(settings.corpus_dirs))
            print(f"{there} sections, {args.sections} of them program-made\n")
            print("| searched | mode | queries | " + " | ".join(_MEANS) + " |\n|---|---|---|" + "---|" * len(_MEANS))
            _print_rows(library, asked, Mode, "")
        if there > EXACT:
            with SampleLibrary(own, notify=_tell, exact=there) as library:
                _print_rows(library, asked, (Mode.DENSE, Mode.FUSED), ", vectors one by one")
        if there >= LARGE:
            with SampleLibrary(own, notify=_tell, large=there + 1) as library:
                _print_rows(library, asked, (Mode.LEXICAL, Mode.FUSED), ", common words too", scopes=(False,))
            with SampleLibrary(own, notify=_tell, exact=there, large=there + 1) as library:
                _print_rows(library, asked, (Mode.FUSED,), ", both", scopes=(False,))
    return 0


def _print_rows(
    library: SampleLibrary,
    asked: Sequence[Asked],
    modes: Iterable[Mode],
    how: str,
    scopes: Sequence[bool] = (True, False),
) -> None:
    """A row for each scope (within the query's genre or not) and mode."""
    for within in scopes:
        for mode in modes:
            name = "the query's genre" if within else "all genres"
            print(row(f"{name}{how}", mode, judged(library, asked, mode, within=within)), flush=True)


@contextmanager
def _folder(named: Path | None) -> Iterator[Path]:
    if named is not None:
        yield named
        return
    with tempfile.TemporaryDirectory(prefix="nigao-retrieval-") as made:
        yield Path(made)


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def fill(library: SampleLibrary, sections: int) -> None:
    """Bring a library of the bundled samples to so many program-made sections, evenly over its genres, with vectors.

    What a run that was broken off has made is kept. Raises InputError when there are more already.
    """
    there = sum(summary.sections for summary in library.list() if summary.name.startswith(NAME))
    if there > sections:
        message = f"这个文件夹里已有 {there} 节由程序生成的样稿，多于 {sections} 节，请换一个文件夹"
        raise InputError("too_many_distractors", message, sections=there)
    if there < sections:
        distractors = Distractors(sample.text for sample in bundled(library))
        genres = samples.genres(library.db)
        made = (
            distractors.sample(f"{NAME}{number}", genres[number % len(genres)], SECTIONS_A_SAMPLE)
            for number in range(sections // SECTIONS_A_SAMPLE)
        )
        keep(library, made)
    library.complete_vectors()


def bundled(library: SampleLibrary) -> list[Sample]:
    """The samples of the corpus, in the order of the library."""
    return [library.get(summary.id) for summary in library.list() if summary.origin is Origin.BUNDLED]


def resolved(library: SampleLibrary, queries: Iterable[Query], genres: Mapping[str, Genre]) -> list[Asked]:
    """The queries with the sections that their labels mean. Raises KeyError as ``resolve``."""
    there = bundled(library)
    genre_of = {(sample.id, section.start): section.genre for sample in there for section in sample.sections}
    return [
        Asked(
            query.text(genres),
            query.genre,
            {key: genre_of[key] for label in query.relevant for key in (resolve(label, there),)},
        )
        for query in queries
    ]


def judged(library: SampleLibrary, asked: Iterable[Asked], mode: Mode, *, within: bool) -> list[Counts]:
    """The measures of each query, over all genres or ``within`` its own."""
    counts: list[Counts] = []
    for each in asked:
        relevant = [key for key, genre in each.relevant.items() if genre == each.genre or not within]
        if relevant:
            hits = retrieve(library, each.text, genre=each.genre if within else None, k=_DEPTH, mode=mode)
            found = [(hit.sample_id, hit.start) for hit in hits]
            first, further = score(relevant, found), score(relevant, found, _FURTHER)
            measures = (first.recall, further.recall, first.reciprocal_rank)
            counts.append({"queries": 1, **dict(zip(_MEANS, measures, strict=True))})
    return counts


def row(searched: str, mode: Mode, counts: Sequence[Counts]) -> str:
    """A row of the table, each figure with its 95 % interval."""
    total, spread = summed_counts(counts), intervals(counts, METRICS)
    cells = [searched, str(mode), str(len(counts))]
    for name, metric in METRICS.items():
        figure, interval = metric.of(total), spread[name]
        cells.append("–" if figure is None or interval is None else _told(figure, interval.low, interval.high))
    return "| " + " | ".join(cells) + " |"


def _told(figure: float, low: float, high: float) -> str:
    return f"{figure:.3f} ({low:.3f}–{high:.3f})"
