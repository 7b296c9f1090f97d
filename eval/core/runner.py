"""Running suites: cases handed out to worker processes one by one, results in the order of the cases."""

import multiprocessing
import queue
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.queues import Queue
from pathlib import Path

from eval.core.bench import Bench
from eval.core.registry import load_suite
from eval.core.suite import Scored
from eval.core.writers import Writer, open_writer
from service.drafting.resources import Resources
from service.errors import NigaoError
from service.grounding.library import SampleLibrary
from service.settings import Settings

Task = tuple[str, str]
"""Suite and case."""
Told = Callable[[str, Scored], None]
_NAMED = 5


class RunError(NigaoError):
    """A case could not be judged, or a worker ended before its time (exit 1)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a worker needs to make its bench; picklable. For the folders see Bench; ``recordings`` is the run to replay,
    needed by the writer ``replay`` only; ``cases`` are someone's own instead of the suite's."""

    settings: Settings
    writer: Writer = "builtin"
    seed: int = 0
    recordings: Path | None = None
    snapshots: Path | None = None
    kept: Path | None = None
    recorded: bool = False
    cases: Path | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that could not be judged, and why."""

    message: str


Answer = tuple[str, str, Scored | Failure]


@contextmanager
def library_for_all(settings: Settings) -> Iterator[Settings]:
    """Settings with a data folder of the run's own, whose library is complete, so that workers only read it."""
    with tempfile.TemporaryDirectory(prefix="nigao-eval-") as folder:
        own = settings.model_copy(update={"data_dir": Path(folder)})
        with SampleLibrary(own) as library:
            library.complete_vectors()
        yield own


@contextmanager
def open_bench(plan: Plan) -> Iterator[Bench]:
    """The bench of one process."""
    with open_writer(plan.writer, plan.settings, plan.recordings) as write:
        yield Bench(Resources(plan.settings), write, plan.seed, plan.snapshots, plan.kept, plan.recorded)


def run(
    cases: Mapping[str, Sequence[str]], plan: Plan, workers: int, told: Told | None = None
) -> dict[str, tuple[Scored, ...]]:
    """Judge the cases of each suite; ``told`` hears of each as it ends. What is returned does not depend on the
    number of workers nor on which of them ends first.

    Raises RunError naming the cases that could not be judged, when all others are done.
    """
    tasks = [(suite, case) for suite, ids in cases.items() for case in ids]
    answers = _in_this_process(tasks, plan) if workers == 1 else _in_workers(tasks, plan, min(workers, len(tasks)))
    found: dict[Task, Scored] = {}
    failed: list[str] = []
    for suite, case, answer in answers:
        if isinstance(answer, Failure):
            failed.append(f"{suite}/{case}：{answer.message}")
            continue
        found[suite, case] = answer
        if told is not None:
            told(suite, answer)
    if failed:
        first = "；".join(sorted(failed)[:_NAMED])
        raise RunError("case_failed", f"{len(failed)} 个案例没有评成。{first}", cases=len(failed))
    return {suite: tuple(found[suite, case] for case in ids) for suite, ids in cases.items()}


def _judged(tasks: Iterator[Task], plan: Plan) -> Iterator[Answer]:
    suites = {}
    with open_bench(plan) as bench:
        for suite, case in tasks:
            if suite not in suites:
                suites[suite] = load_suite(suite).of_folder(plan.cases)
            try:
                yield suite, case, suites[suite].score(case, bench)
            except NigaoError as error:
                yield suite, case, Failure(error.message)


def _in_this_process(tasks: Sequence[Task], plan: Plan) -> Iterator[Answer]:
    return _judged(iter(tasks), plan)


def _in_workers(tasks: Sequence[Task], plan: Plan, workers: int) -> Iterator[Answer]:
    """Answers as they come. A worker takes a case when it is free, so that long ones hold up nothing."""
    context = multiprocessing.get_context("spawn")
    waiting: Queue[Task | None] = context.Queue()
    answers: Queue[Answer] = context.Queue()
    for task in [*tasks, *([None] * workers)]:
        waiting.put(task)
    processes = [_started(context, waiting, answers, plan) for _ in range(workers)]
    try:
        for _ in tasks:
            yield _next(answers, processes)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()
        waiting.cancel_join_thread()


def _started(
    context: SpawnContext, waiting: "Queue[Task | None]", answers: "Queue[Answer]", plan: Plan
) -> SpawnProcess:
    process = context.Process(target=_work, args=(waiting, answers, plan), daemon=True)
    process.start()
    return process


def _next(answers: "Queue[Answer]", processes: Sequence[SpawnProcess]) -> Answer:
    while True:
        try:
            return answers.get(timeout=1.0)
        except queue.Empty:
            dead = [process.exitcode for process in processes if process.exitcode]
            if dead or not any(process.is_alive() for process in processes):
                message = f"评测进程意外结束（退出码 {dead[0] if dead else 0}），原因见上"
                raise RunError("worker_died", message) from None


def _work(waiting: "Queue[Task | None]", answers: "Queue[Answer]", plan: Plan) -> None:
    for answer in _judged(iter(waiting.get, None), plan):
        answers.put(answer)
