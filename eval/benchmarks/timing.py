"""Timing: quantiles of repeated runs, and whole processes with their peak memory."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Timed:
    """Quantiles in milliseconds, and how many runs a second."""

    p50: float
    p99: float
    per_second: float


def repeated(run: Callable[[], object], times: int) -> Timed:
    """Run ``times`` times after one that is not counted."""
    run()
    spent: list[float] = []
    for _ in range(times):
        started = time.perf_counter()
        run()
        spent.append((time.perf_counter() - started) * 1000)
    cuts = quantiles(spent, n=100, method="inclusive")
    return Timed(cuts[49], cuts[98], 1000 * len(spent) / sum(spent))


@dataclass(frozen=True, slots=True)
class Process:
    """Wall time in seconds and peak resident memory in MiB of one process."""

    seconds: float
    peak_mib: float
    exit_code: int


def process(arguments: Sequence[str], environment: Mapping[str, str]) -> Process:
    """Run this Python with ``arguments`` to its end."""
    started = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, *arguments],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Process(time.perf_counter() - started, usage.ru_maxrss / 1024, child.returncode)
