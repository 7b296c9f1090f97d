"""How well sections are found: recall@5 and mean reciprocal rank over the labelled queries, by mode of search."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from eval.core.bench import Bench
from eval.core.metrics import ratio
from eval.core.suite import SUITES_DIR, Details, Metric, Scored, Suite
from service.datafile import load_entries
from service.documents.genres import Genre
from service.grounding.retrieval import Mode, retrieve
from service.grounding.sample import Hit, Sample

QUERIES = SUITES_DIR / "retrieval" / "queries.yaml"
_K = 5
_DEPTH = 50
_MODES = {Mode.LEXICAL: "按词语", Mode.DENSE: "按向量", Mode.FUSED: "两者融合"}


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
    """Of one query: the share of relevant sections among the first ones, and 1 / rank of the first relevant one."""

    recall: float
    reciprocal_rank: float


def suite() -> Suite[Query]:
    """Every query by every mode of search, over the bundled samples."""
    metrics = {f"{name}_{mode}": _metric(name, mode) for mode in _MODES for name in ("recall@5", "mrr")}
    return Suite("retrieval", load_queries, judge, metrics, {"query": Query})


def _metric(name: str, mode: Mode) -> Metric:
    if name == "mrr":
        said = "第一条相关样稿节的名次的倒数，各查询平均"
    else:
        said = "前五条中找到的相关样稿节占全部相关节的比例，各查询平均"
    return ratio(f"{name}（{_MODES[mode]}）", said, f"{mode}.{name}", "queries")


def load_queries() -> dict[str, Query]:
    """The queries by split and place in the file."""
    return {f"{query.split}-{n:03}": query for n, query in enumerate(load_entries(QUERIES, Query), start=1)}


def judge(case: str, query: Query, bench: Bench) -> Scored:
    """Search by every mode; a query passes when the default one puts a relevant section first."""
    library = bench.resources.library
    samples = [library.get(summary.id) for summary in library.list()]
    names = {key: label for label in query.relevant for key in (resolve(label, samples),)}
    counts: dict[str, float] = {"queries": 1}
    problems: list[str] = []
    passed = True
    for mode, name in _MODES.items():
        hits = retrieve(library, query.text(bench.resources.genres), k=_DEPTH, mode=mode)
        found = [(hit.sample_id, hit.start) for hit in hits]
        one = score(list(names), found)
        counts |= {f"{mode}.recall@5": one.recall, f"{mode}.mrr": one.reciprocal_rank}
        problems += [f"{name}：前五条中没有 {label}" for key, label in names.items() if key not in found[:_K]]
        if mode is Mode.FUSED and one.reciprocal_rank < 1:
            passed = False
            problems.append(f"{name}：排在最前的是 {_told(hits[:1])}")
    expected = {"查询": query.text(bench.resources.genres), "相关样稿节": "、".join(query.relevant)}
    labels = {"split": query.split, "genre": query.genre}
    return Scored(case, counts, passed, labels, Details(tuple(problems), expected=expected))


def _told(hits: Sequence[Hit]) -> str:
    return "、".join(f"{hit.sample_name}#{'/'.join(hit.path)}" for hit in hits)


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


def score(relevant: Sequence[Key], found: Sequence[Key], k: int = _K) -> Score:
    """Both measures of one answer, best first; the recall of the first ``k``."""
    wanted = set(relevant)
    rank = next((n for n, key in enumerate(found, start=1) if key in wanted), None)
    return Score(len(wanted & set(found[:k])) / len(wanted), 1 / rank if rank else 0.0)
