"""The faults measurement: an endpoint fails in one way at a share of calls; every draft must end, checked, in time.

The scripted model answers over real HTTP. Nothing here is random but by the seed; seconds are wall time.
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.fidelity import BRIEFS
from eval.fidelity_judgement import End
from service.brief_loading import load_brief
from service.drafting.drafting import ModelWriting, draft_events, take_snapshot
from service.drafting.events import Done
from service.drafting.resources import Resources
from service.drafting.snapshot import Snapshot
from service.models.chat import Chat
from service.models.endpoint import open_endpoint
from service.models.scripted import ScriptedModel
from service.models.scripted.faults.registry import FAULTS
from service.settings import Settings

_GRACE = 1.0
"""Seconds beyond the deadline in which the composer's draft is made."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How one draft ended, after how many seconds."""

    end: End
    seconds: float


@dataclass(frozen=True, slots=True)
class Row:
    """The drafts at one fault: how many ended in which way, how many after the deadline, and the calls they took."""

    fault: str
    drafts: int
    complete: int
    degraded: int
    other: int
    late: int
    calls: int
    slowest: float


def measure(
    faults: Sequence[str], *, each: int, rate: float, seed: int, deadline: float, at_once: int, hanging: float
) -> list[Row]:
    """``each`` drafts at every fault, ``at_once`` at a time; ``rate`` of the calls fail. Seconds for the rest."""
    with tempfile.TemporaryDirectory() as data:
        plain = Settings(data_dir=Path(data))
        resources = Resources(plain)
        snapshots = [take_snapshot(load_brief(str(file), plain), resources) for file in sorted(BRIEFS.glob("*.yaml"))]
        rows = []
        for fault in faults:
            with ScriptedModel(seed=seed, faults=[fault], fault_rate=rate, hanging=hanging) as endpoint:
                settings = Settings(
                    data_dir=Path(data),
                    OPENAI_BASE_URL=endpoint.base_url,
                    model=endpoint.model,
                    draft_seconds=deadline,
                    model_timeout_seconds=max(1.0, deadline / 4),
                )
                drafted = asyncio.run(_all(snapshots, each, at_once, Resources(settings)))
                rows.append(_row(fault, drafted, deadline, len(endpoint.chats)))
        return rows


async def _all(snapshots: Sequence[Snapshot], each: int, at_once: int, resources: Resources) -> list[Ended]:
    free = asyncio.Semaphore(at_once)
    async with open_endpoint(resources.settings) as models:
        return await asyncio.gather(
            *(_one(snapshots[n % len(snapshots)], models, resources, free) for n in range(each))
        )


async def _one(snapshot: Snapshot, models: Sequence[Chat], resources: Resources, free: asyncio.Semaphore) -> Ended:
    async with free:
        started = time.perf_counter()
        async for event in draft_events(snapshot, resources, ModelWriting(models)):
            if isinstance(event, Done):
                end = End.DEGRADED if event.draft.degraded else End(event.draft.status.value)
                return Ended(end, time.perf_counter() - started)
    raise AssertionError("drafting ends with Done")


def _row(fault: str, drafted: Sequence[Ended], deadline: float, calls: int) -> Row:
    complete = sum(each.end is End.COMPLETE for each in drafted)
    degraded = sum(each.end is End.DEGRADED for each in drafted)
    late = sum(each.seconds > deadline + _GRACE for each in drafted)
    slowest = max((each.seconds for each in drafted), default=0.0)
    other = len(drafted) - complete - degraded
    return Row(fault, len(drafted), complete, degraded, other, late, calls, round(slowest, 2))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``python -m eval faults``."""
    parser.add_argument("--faults", nargs="+", choices=tuple(FAULTS), default=tuple(FAULTS), metavar="FAULT")
    parser.add_argument("--each", type=int, default=30, help="每种差错多少份稿")
    parser.add_argument("--rate", type=float, default=0.3, help="出差错的请求所占的比例")
    parser.add_argument("--seed", type=int, default=0, help="种子")
    parser.add_argument("--deadline", type=float, default=12.0, help="每份稿的时限，秒")
    parser.add_argument("--at-once", type=int, default=8, help="同时拟几份")
    parser.add_argument("--hanging", type=float, default=60.0, help="停顿一类的差错停多少秒")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def main(args: argparse.Namespace) -> int:
    """Print the table; 1 when a draft ended after its deadline."""
    rows = measure(
        args.faults,
        each=args.each,
        rate=args.rate,
        seed=args.seed,
        deadline=args.deadline,
        at_once=args.at_once,
        hanging=args.hanging,
    )
    if args.json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
    else:
        print(
            f"{'fault':<26}{'n':>4}{'complete':>10}{'degraded':>10}{'other':>7}{'late':>6}{'calls':>7}{'slowest':>10}"
        )
        for row in rows:
            ends = f"{row.complete:>10}{row.degraded:>10}{row.other:>7}{row.late:>6}"
            print(f"{row.fault:<26}{row.drafts:>4}{ends}{row.calls:>7}{row.slowest:>9.2f}s")
    return 1 if any(row.late for row in rows) else 0
