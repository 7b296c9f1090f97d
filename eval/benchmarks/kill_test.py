"""``python -m eval kill``: kills in the middle of adding; then all or nothing stands, and searches answer as before.

A child adds samples and searches, so that words, vectors and Chroma collections are being written; it is killed with
SIGKILL at a moment of its own. After each kill the library is opened as anyone would open it.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.benchmarks.distractors import Distractors
from service.grounding.library import SampleLibrary
from service.grounding.retrieval import Mode, retrieve
from service.grounding.sample import Origin
from service.grounding.sample_reading import read_sample
from service.grounding.store import collections
from service.grounding.store.consistency import problems
from service.grounding.store.database import Database
from service.settings import Settings

QUERIES = ("基层党组织建设", "让患者少跑腿", "水库除险加固", "优化营商环境", "志愿服务送到家", "年度工作打算")
_EXACT = 20
_SECTIONS = 6
_LATEST = 6.0
_BETWEEN_SEARCHES = 3
Answers = list[list[tuple[str, int, float]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one kill: how many samples had been reported as added, whether it met a Chroma collection half built, and
    what is wrong afterwards, if anything.
    """

    added: int
    building: bool
    wrong: tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--runs", type=int, default=50, help="kills (default: 50)")
    parser.add_argument("--seed", type=int, default=0, help="of the moments at which it is killed")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)


def main(args: argparse.Namespace) -> int:
    """0 when nothing was wrong after any kill."""
    if args.child:
        return _add_until_killed(Settings(), args.seed)
    with tempfile.TemporaryDirectory() as folder:
        outcomes = kill_many(Settings(data_dir=Path(folder)), args.runs, args.seed)
    for number, outcome in enumerate(outcomes, start=1):
        for what in outcome.wrong:
            print(f"kill {number}: {what}")
    wrong = sum(bool(outcome.wrong) for outcome in outcomes)
    building = sum(outcome.building for outcome in outcomes)
    added = sum(outcome.added for outcome in outcomes)
    print(
        f"{len(outcomes)} kills ({building} while a collection was being built), {added} samples added: {wrong} wrong"
    )
    return 1 if wrong else 0


def kill_many(settings: Settings, runs: int, seed: int, latest: float = _LATEST) -> list[Outcome]:
    """Kill a child ``runs`` times over one library, at most ``latest`` seconds after it has added a first sample."""
    moments = random.Random(seed)
    with SampleLibrary(settings, exact=_EXACT) as library:
        before = _answers(library)
    outcomes = []
    for run in range(runs):
        added = _kill_one(settings, run, moments.uniform(0.0, latest))
        building = _half_built(settings)
        outcomes.append(Outcome(len(added), building, tuple(_wrong(settings, added, before))))
    return outcomes


def _kill_one(settings: Settings, seed: int, after: float) -> list[str]:
    """Ids that the child reported as added before it was killed, ``after`` seconds from its first.

    Raises RuntimeError when the child ended by itself: then nothing was tried.
    """
    command = [sys.executable, "-m", "eval", "kill", "--child", "--seed", str(seed)]
    folders = {"NIGAO_DATA_DIR": str(settings.data_dir), "NIGAO_CORPUS_DIR": str(settings.corpus_dir)}
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **folders})
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(after)
    os.kill(child.pid, signal.SIGKILL)
    rest = child.stdout.read()
    if child.wait() != -signal.SIGKILL:
        raise RuntimeError(f"the child ended by itself with {child.returncode} before it was killed")
    complete = (first + rest).rpartition("\n")[0]
    return complete.split()


def _half_built(settings: Settings) -> bool:
    folder = settings.data_dir / "chroma"
    database = Database(settings.data_dir / "library.sqlite")
    try:
        entered = {place.removeprefix("folder:") for place in collections.places(database)}
    finally:
        database.close()
    return folder.is_dir() and any(each.name not in entered for each in folder.iterdir())


def _wrong(settings: Settings, added: Sequence[str], before: Answers) -> list[str]:
    """What is wrong with the library; what the child added is removed from it on the way."""
    with SampleLibrary(settings, exact=_EXACT) as library:
        wrong = problems(library.db)
        users = {summary.id: summary for summary in library.list() if summary.origin is Origin.USER}
        wrong += [f"sample {each} was added and is gone" for each in added if each not in users]
        if len(users) > len(added) + 1:
            wrong.append(f"{len(users)} samples, but {len(added)} were added and one was under way")
        for each in users:
            kept = library.get(each)
            if (
                kept.sections
                != read_sample("added.txt", kept.text.encode("utf-8"), kept.origin, library.settings).sections
            ):
                wrong.append(f"sample {each} lacks a part of its sections")
            library.remove(each)
        if _answers(library) != before:
            wrong.append("searches answer otherwise than before")
        return wrong + problems(library.db)


def _answers(library: SampleLibrary) -> Answers:
    return [
        [(hit.sample_id, hit.start, round(hit.score, 4)) for hit in retrieve(library, query, k=10, mode=mode)]
        for mode in Mode
        for query in QUERIES
    ]


def _add_until_killed(settings: Settings, seed: int) -> int:
    with SampleLibrary(settings, exact=_EXACT) as library:
        distractors = Distractors([library.get(summary.id).text for summary in library.list()], seed)
        while True:
            for _ in range(_BETWEEN_SEARCHES):
                summary, _new = library.add("added.txt", distractors.document(_SECTIONS).encode("utf-8"))
                print(summary.id, flush=True)
            retrieve(library, distractors.clause(), mode=Mode.FUSED)
