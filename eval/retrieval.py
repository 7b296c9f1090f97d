"""How well sections are found: recall@5 and mean reciprocal rank over the labelled queries, by mode of search."""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from service.datafile import load_entries
from service.documents.genres import Genre, load_genres
from service.grounding.library import SampleLibrary
from service.grounding.retrieval import Mode, retrieve
from service.grounding.sample import Hit, Sample
from service.settings import BUNDLED_CORPUS, Settings

QUERIES = Path(__file__).parent / "suites" / "retrieval" / "queries.yaml"
_K = 5
_DEPTH = 50


class Query(BaseModel):
    """One labelled query. ``relevant`` are labels as the head of the file explains them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    split: Literal["dev", "test"]
    genre: str
    heading: str = Field(min_length=1)
    facts: str = Field(min_length=1)
    relevant: tuple[str, ...] = Field(min_length=1)

    def text(self, genres: Mapping[str, Genre]) -> str:
        """The heading, the genre's name and the facts."""
        return f"{self.heading}。{genres[self.genre].name}。{self.facts}"


Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Score:
    """Of one query: the share of relevant sections among the first five, and 1 / rank of the first relevant one."""

    recall: float
    reciprocal_rank: float


def load_queries(split: str | None = None) -> tuple[Query, ...]:
    """The queries of a split, or all."""
    queries = load_entries(QUERIES, Query)
    return tuple(query for query in queries if split in {None, query.split})


def resolve(label: str, samples: Iterable[Sample]) -> Key:
    """The section that a label means, as sample id and start. Raises KeyError where it means none or several."""
    name, _, beginning = label.partition("#")
    found = [
        (sample.id, section.start)
        for sample in samples
        if sample.name.rpartition("/")[2] == name
        for section in sample.sections
        if section.role == beginning
        or (section.path and section.path[-1].startswith(beginning))
        or section.text.startswith(beginning)
    ]
    if len(found) != 1:
        raise KeyError(f"{label}: {len(found)} sections")
    return found[0]


def score(relevant: Sequence[Key], found: Sequence[Key]) -> Score:
    """Both measures of one answer, best first."""
    wanted = set(relevant)
    rank = next((n for n, key in enumerate(found, start=1) if key in wanted), None)
    return Score(len(wanted & set(found[:_K])) / len(wanted), 1 / rank if rank else 0.0)


def evaluate(
    queries: Iterable[Query], samples: Sequence[Sample], search: Callable[[str], Sequence[Hit]]
) -> list[tuple[Query, Score]]:
    """Each query with its score."""
    genres = load_genres((BUNDLED_CORPUS,))
    scored = []
    for query in queries:
        relevant = [resolve(label, samples) for label in query.relevant]
        found = [(hit.sample_id, hit.start) for hit in search(query.text(genres))]
        scored.append((query, score(relevant, found)))
    return scored


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--split", choices=("dev", "test"), default="test", help="which half (default: test)")
    parser.add_argument("--mode", choices=[mode.value for mode in Mode], action="append", help="only these modes")
    parser.add_argument("--misses", action="store_true", help="list the queries with a recall below 1")
    parser.add_argument("--json", action="store_true")


def main(args: argparse.Namespace) -> int:
    """Print recall@5 and MRR for each mode, over the bundled samples in a fresh library."""
    queries = load_queries(args.split)
    modes = [Mode(name) for name in args.mode or [mode.value for mode in Mode]]
    figures: dict[str, dict[str, float]] = {}
    settings = Settings()
    with tempfile.TemporaryDirectory() as folder:
        fresh = settings.model_copy(update={"data_dir": Path(folder)})
        with SampleLibrary(fresh) as library:
            samples = [library.get(summary.id) for summary in library.list()]
            for mode in modes:
                scored = evaluate(queries, samples, partial(retrieve, library, k=_DEPTH, mode=mode))
                figures[mode] = {
                    "recall@5": round(fmean(s.recall for _, s in scored), 3),
                    "mrr": round(fmean(s.reciprocal_rank for _, s in scored), 3),
                }
                if args.misses:
                    _print_misses(mode, scored)
    if args.json:
        print(json.dumps({"split": args.split, "queries": len(queries), "modes": figures}, ensure_ascii=False))
        return 0
    sections = sum(len(sample.sections) for sample in samples)
    print(f"{len(queries)} queries ({args.split}), {len(samples)} samples, {sections} sections")
    print(f"{'mode':<10}{'recall@5':>10}{'MRR':>8}")
    for name, figure in figures.items():
        print(f"{name:<10}{figure['recall@5']:>10.3f}{figure['mrr']:>8.3f}")
    return 0


def _print_misses(mode: Mode, scored: Iterable[tuple[Query, Score]]) -> None:
    for query, one in scored:
        if one.recall < 1:
            print(f"{mode}  recall {one.recall:.2f}  rr {one.reciprocal_rank:.2f}  {query.heading}")
