"""``python -m eval train-embedding``: train the built-in embedding on this project's own texts; write it.

Latent semantic analysis over the sections of the bundled samples, the words of each matter, each topic of the phrase
bank, and the longer paragraphs of the phrase bank and of the pairs of reports in the consecutive suite. Run it when
these have changed much; every library computes its vectors anew then.
"""

import argparse
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from math import log
from pathlib import Path

import numpy as np
import yaml

from eval.suites.consecutive.pair_files import PAIRS_DIR
from service.errors import InputError
from service.grounding.lexical.search_topics import load_matters
from service.grounding.library import SampleLibrary
from service.grounding.section_text import SectionText
from service.grounding.vectors.builtin_embedding import DATA, grams
from service.settings import Settings

_DIMENSIONS = 160
_SINGULAR_POWER = 0.5
_LEAST_TEXTS = 2
_PARAGRAPH = 40
_MARK = re.compile(r"⟦([^|⟧]*)\|[^⟧]*⟧")
_HAN = re.compile(r"[\u3400-\u9fff]")


def training_texts(settings: Settings) -> list[str]:
    """Sections of the bundled samples, then paragraphs of the other texts, in a fixed order."""
    texts: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        fresh = settings.model_copy(update={"data_dir": Path(folder)})
        with SampleLibrary(fresh) as library:
            for summary in sorted(library.list(), key=lambda each: each.name):
                title = summary.title or summary.name
                sections = library.get(summary.id).sections
                texts += [SectionText(title, s.path, s.text).with_headings_once for s in sections]
    texts += ["，".join([name, *words]) for name, words in load_matters(settings.corpus_dirs).words.items()]
    texts += [
        "，".join(_strings(topic)) for path in _topics(settings) for topic in yaml.safe_load(path.read_text("utf-8"))
    ]
    others = [*sorted((settings.corpus_dir / "phrases").glob("*.yaml")), *sorted(PAIRS_DIR.glob("*.yaml"))]
    for path in others:
        for line in _MARK.sub(r"\1", path.read_text(encoding="utf-8")).split("\n"):
            if len(_HAN.findall(line)) > _PARAGRAPH:
                texts.append(line)
    return texts


def _topics(settings: Settings) -> list[Path]:
    return sorted((settings.corpus_dir / "phrases").glob("topics-*.yaml"))


def _strings(value: object) -> Iterator[str]:
    """The texts in a structure, in order, identifiers aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key != "id":
                yield from _strings(item)


def train(texts: Sequence[str], path: Path) -> int:
    """Write the trained file; returns the number of grams."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.linalg import svds

    counted = [Counter(grams(text)) for text in texts]
    in_texts = Counter(gram for counter in counted for gram in counter)
    kept = sorted(gram for gram, count in in_texts.items() if count >= _LEAST_TEXTS)
    index = {gram: place for place, gram in enumerate(kept)}
    weights = np.array([log(1 + len(texts) / in_texts[gram]) for gram in kept], dtype=np.float32)
    rows, columns, values = [], [], []
    for row, counter in enumerate(counted):
        own = [(index[gram], 1 + log(count)) for gram, count in counter.items() if gram in index]
        weighted = np.array([value for _, value in own]) * weights[[place for place, _ in own]]
        rows += [row] * len(own)
        columns += [place for place, _ in own]
        values += list(weighted / (np.linalg.norm(weighted) or 1.0))
    matrix = csr_matrix((values, (rows, columns)), shape=(len(texts), len(kept)))
    _, singular, right = svds(matrix, k=_DIMENSIONS, random_state=0)
    order = np.argsort(-singular)
    projection = right[order].T * (singular[order] / singular.max()) ** _SINGULAR_POWER
    projection *= np.sign(projection[np.abs(projection).argmax(axis=0), range(_DIMENSIONS)])
    scale = np.abs(projection).max(axis=0) / 127
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        grams=np.frombuffer("\n".join(kept).encode("utf-8"), dtype=np.uint8),
        weights=weights.astype(np.float16),
        projection=np.round(projection / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        unseen_weight=np.float32(log(1 + len(texts))),
    )
    return len(kept)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=DATA, help="where to write it (default: into the product)")


def main(args: argparse.Namespace) -> int:
    """Train on the texts of today; prints how many there were."""
    _require_scipy()
    learnt = training_texts(Settings())
    print(f"{len(learnt)} texts, {train(learnt, args.out)} grams, {args.out.stat().st_size / 1024:.0f} KiB")
    return 0


def _require_scipy() -> None:
    if find_spec("scipy") is None:
        raise InputError("scipy_missing", "训练内置向量要用 scipy，运行环境中没有：请先安装 requirements-dev.txt")
