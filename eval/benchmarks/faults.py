"""The faults measurement: an endpoint fails in one way at a share of calls; every draft must end, checked, in time.

The scripted model answers over real HTTP, well but for the fault. Nothing here is random but by the seed; seconds are
wall time.
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.suites.fidelity.drafting import BRIEFS
from eval.suites.fidelity.judge import End
from service.brief_loading import load_brief
from service.drafting.drafting import ModelWriting, done, draft_events, take_snapshot
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.models.chat import Chat
from service.models.endpoint import open_endpoint
from service.models.scripted import ScriptedModel
from service.models.scripted.faults.registry import FAULTS
from service.settings import Settings

_GRACE = 1.0
"""Seconds beyond the deadline in which the composer's draft is made."""
_HUNG = 30.0
"""Seconds beyond the deadline after which a draft is taken to hang."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How one draft ended, after how many seconds and calls; ``reason``: why it is the composer's. None: it hung."""

    end: End | None
    seconds: float
    calls: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The drafts at one fault. ``first`` are complete after one call, ``again`` after more (tries, continuations,
    mending); ``other`` have a status of their own; ``reasons`` says of the degraded ones how many are so for what."""

    fault: str
    drafts: int
    first: int
    again: int
    degraded: int
    other: int
    late: int
    hung: int
    calls: int
    slowest: float
    reasons: dict[str, int]


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
        try:
            async with asyncio.timeout(resources.settings.draft_seconds + _HUNG):
                draft = (await done(draft_events(snapshot, resources, ModelWriting(models)))).draft
        except TimeoutError:
            return Ended(None, time.perf_counter() - started)
        end = End.DEGRADED if draft.degraded else End(draft.status.value)
        return Ended(end, time.perf_counter() - started, draft.usage.calls, draft.degraded_reason)


def _row(fault: str, drafted: Sequence[Ended], deadline: float, calls: int) -> Row:
    complete = [each for each in drafted if each.end is End.COMPLETE]
    degraded = [each for each in drafted if each.end is End.DEGRADED]
    hung = sum(each.end is None for each in drafted)
    return Row(
        fault,
        drafts=len(drafted),
        first=sum(each.calls == 1 for each in complete),
        again=sum(each.calls > 1 for each in complete),
        degraded=len(degraded),
        other=len(drafted) - len(complete) - len(degraded) - hung,
        late=sum(each.seconds > deadline + _GRACE for each in drafted),
        hung=hung,
        calls=calls,
        slowest=round(max((each.seconds for each in drafted), default=0.0), 2),
        reasons=dict(Counter(each.reason or "" for each in degraded).most_common()),
    )


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
            f"{'fault':<26}{'n':>4}{'first':>7}{'again':>7}{'degraded':>10}{'other':>7}{'late':>6}{'hung':>6}"
            f"{'calls':>7}{'slowest':>10}  degraded for"
        )
        for row in rows:
            ends = f"{row.first:>7}{row.again:>7}{row.degraded:>10}{row.other:>7}{row.late:>6}{row.hung:>6}"
            why = "；".join(f"{reason} ×{times}" for reason, times in row.reasons.items())
            print(f"{row.fault:<26}{row.drafts:>4}{ends}{row.calls:>7}{row.slowest:>9.2f}s  {why}")
        print(f"all: {sum(row.drafts for row in rows)} drafts, {sum(row.late for row in rows)} late")
    return 1 if any(row.late for row in rows) else 0
