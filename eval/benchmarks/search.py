"""``python -m eval bench-search``: search and indexing at 1,000, 10,000 and 100,000 sections."""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

from eval.benchmarks.distractors import NAME, Distractors, keep
from eval.benchmarks.timing import Timed, repeated
from service.grounding.library import SampleLibrary
from service.grounding.retrieval import Mode, retrieve
from service.grounding.store import samples
from service.settings import Settings

_SECTIONS_A_SAMPLE = 10
_DOCUMENTS = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sections", type=int, action="append", help="library sizes (default: 1000 10000 100000)")
    parser.add_argument("--times", type=int, default=200, help="searches of each kind")


def main(args: argparse.Namespace) -> int:
    """Print p50 and p99 of searches (a genre's, the query's embedding included) and sections indexed a second."""
    with tempfile.TemporaryDirectory() as folder, SampleLibrary(Settings(data_dir=Path(folder))) as library:
        texts = [library.get(summary.id).text for summary in library.list()]
        genres = samples.genres(library.db)
    for size in args.sections or [1_000, 10_000, 100_000]:
        distractors = Distractors(texts)
        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(data_dir=Path(folder), corpus_dir=Path(folder) / "none")
            with SampleLibrary(settings, notify=print) as library:
                _report(library, distractors, genres, size, args.times)
    _report_adding(Distractors(texts))
    return 0


def _report(library: SampleLibrary, distractors: Distractors, genres: Sequence[str], size: int, times: int) -> None:
    print(f"{size} sections")
    made = [
        distractors.sample(f"{NAME}{number}", genres[number % len(genres)], _SECTIONS_A_SAMPLE)
        for number in range(size // _SECTIONS_A_SAMPLE)
    ]
    started = time.perf_counter()
    keep(library, made)
    _rate("  words", size, started)
    started = time.perf_counter()
    library.complete_vectors()
    _rate("  vectors", size, started)
    started = time.perf_counter()
    for each in genres:
        retrieve(library, "工作", genre=each, mode=Mode.DENSE)
    _rate("  collections", size, started)
    queries = distractors.queries(times)
    for mode in Mode:
        for genre in (genres[0], None):
            timed = repeated(_searches(library, queries, mode, genre), times)
            _line(f"  {mode}, {'one genre' if genre else 'all genres'}", timed)


def _searches(library: SampleLibrary, queries: Sequence[str], mode: Mode, genre: str | None) -> Callable[[], object]:
    asked = cycle(queries)
    return lambda: retrieve(library, next(asked), genre=genre, mode=mode)


def _report_adding(distractors: Distractors) -> None:
    documents = [distractors.document(_SECTIONS_A_SAMPLE).encode("utf-8") for _ in range(_DOCUMENTS)]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder))
        with SampleLibrary(settings) as library:
            before = samples.count_sections(library.db, samples.Facets())
            started = time.perf_counter()
            for number, data in enumerate(documents):
                library.add(f"{number}.txt", data)
            _rate("adding documents one by one", samples.count_sections(library.db, samples.Facets()) - before, started)


def _rate(what: str, sections: int, started: float) -> None:
    print(f"{what:<28}{sections / (time.perf_counter() - started):>10.0f} sections/s", flush=True)


def _line(what: str, timed: Timed) -> None:
    print(f"{what:<28}p50 {timed.p50:>7.2f} ms  p99 {timed.p99:>7.2f} ms", flush=True)
