"""The fidelity measurement: what misbehaving answers of a model get through, and which good answers are refused.

The scripted model answers in the process; the bound beside 0 of n is 3/n (Hanley & Lippman-Hand 1983).
"""

import argparse
import asyncio
import json
import tempfile
import zlib
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from eval.suites.fidelity.drafting import BRIEFS, FAITHFUL, drafted_by
from eval.suites.fidelity.judge import End, Judged, judge
from service.brief_loading import load_brief
from service.drafting.drafting import take_snapshot
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.models.scripted.chat import ScriptedChat
from service.models.scripted.content.kinds import KINDS
from service.models.scripted.faithful import faithful
from service.settings import Settings

MOST_REFUSED = 1 / 50
_DRAWS_A_FAULT = 4
_SHOWN = 3


@dataclass
class Tally:
    """The drafts of one kind. ``cases`` are some of those that escaped or were refused: brief, seed and why."""

    kind: str
    tries: int = 0
    ends: Counter[End] = field(default_factory=Counter)
    escaped: int = 0
    refused: int = 0
    calls: int = 0
    cases: list[tuple[str, int, str]] = field(default_factory=list)

    def add(self, judged: Judged, brief: str, seed: int) -> None:
        harmless = self.kind == FAITHFUL or KINDS[self.kind].harmless
        self.tries += 1
        self.ends[judged.end] += 1
        self.calls += judged.calls
        self.escaped += bool(judged.escaped)
        self.refused += judged.refused
        why = "；".join(judged.escaped) or (f"未采用：{judged.end}" if harmless and judged.refused else "")
        if why:
            self.cases.append((brief, seed, why))

    @property
    def bound(self) -> float:
        """The share that may get through for all that these tries show (95 %), where none did; else the share."""
        return (3 if not self.escaped else self.escaped) / max(1, self.tries)


def measure(kinds: Sequence[str], each: int, seed: int, briefs: Path = BRIEFS) -> list[Tally]:
    """``each`` drafts of every kind, over the briefs by turns; draws in which a kind finds no place do not count."""
    with tempfile.TemporaryDirectory() as data:
        settings = Settings(data_dir=Path(data))
        resources = Resources(settings)
        files = sorted(briefs.glob("*.yaml"))
        snapshots = {file.stem: take_snapshot(load_brief(str(file), settings), resources) for file in files}
        return [asyncio.run(_measured(kind, each, seed, snapshots, resources)) for kind in kinds]


async def _measured(kind: str, each: int, seed: int, snapshots: dict[str, Snapshot], resources: Resources) -> Tally:
    tally = Tally(kind)
    names = list(snapshots)
    for n in range(each * _DRAWS_A_FAULT):
        if tally.tries == each:
            break
        name = names[n % len(names)]
        # Kinds draw apart, so that one odd faithful draft is not counted once a kind.
        drawn = seed + n + zlib.crc32(kind.encode())
        chat = ScriptedChat(faithful if kind == FAITHFUL else KINDS[kind].write, drawn)
        judged = await drafted(snapshots[name], resources, chat)
        if kind == FAITHFUL or any(answer.faulty for answer in chat.answers):
            tally.add(judged, name, drawn)
    return tally


async def drafted(snapshot: Snapshot, resources: Resources, chat: ScriptedChat) -> Judged:
    """One draft with the chat, judged."""
    return judge(await drafted_by(snapshot, resources, chat), snapshot, chat.answers)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``python -m eval fidelity``."""
    known = (FAITHFUL, *KINDS)
    parser.add_argument("--kinds", nargs="+", choices=known, default=known, metavar="KIND", help="只量这几种作答")
    parser.add_argument("--each", type=int, default=300, help="每种多少份稿")
    parser.add_argument("--seed", type=int, default=0, help="种子")
    parser.add_argument("--workers", type=int, default=1, help="几个进程")
    parser.add_argument("--show", action="store_true", help="列出每种前几个未拦住的、误拒的")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def main(args: argparse.Namespace) -> int:
    """Print the table; 1 when something escaped or too many faithful answers were refused."""
    parts = [args.kinds[n :: args.workers] for n in range(args.workers)]
    if args.workers == 1:
        tallies = measure(args.kinds, args.each, args.seed)
    else:
        with ProcessPoolExecutor(args.workers) as pool:
            measured = pool.map(measure, parts, [args.each] * len(parts), [args.seed] * len(parts))
        tallies = [tally for part in measured for tally in part]
    tallies.sort(key=lambda tally: args.kinds.index(tally.kind))
    if args.json:
        print(json.dumps([_as_json(tally) for tally in tallies], ensure_ascii=False, indent=1))
    else:
        _print(tallies, show=args.show)
    faults = [tally for tally in tallies if tally.kind != FAITHFUL]
    plain = [tally for tally in tallies if tally.kind == FAITHFUL]
    refused = any(tally.refused >= MOST_REFUSED * tally.tries for tally in plain)
    return 1 if any(tally.escaped for tally in faults + plain) or refused else 0


def _print(tallies: Sequence[Tally], *, show: bool) -> None:
    print(
        f"{'kind':<26}{'n':>5}{'complete':>10}{'facts':>7}{'attention':>11}{'degraded':>10}{'escaped':>9}{'bound':>8}{'refused':>9}"
    )
    for tally in tallies:
        ends = "".join(f"{tally.ends[end]:>{width}}" for end, width in zip(End, (10, 7, 11, 10), strict=True))
        harmless = tally.kind == FAITHFUL or KINDS[tally.kind].harmless
        refused = f"{tally.refused}" if harmless else "-"
        print(f"{tally.kind:<26}{tally.tries:>5}{ends}{tally.escaped:>9}{tally.bound:>8.4f}{refused:>9}")
        for brief, seed, why in islice(tally.cases, _SHOWN if show else 0):
            print(f"    {brief} ({seed}): {why}")
    tried, escaped = sum(tally.tries for tally in tallies), sum(tally.escaped for tally in tallies)
    print(f"{'all':<26}{tried:>5} drafts, {escaped} escaped (bound {(escaped or 3) / max(1, tried):.5f})")


def _as_json(tally: Tally) -> dict[str, object]:
    ends = {end.value: tally.ends[end] for end in End}
    counts = {"n": tally.tries, **ends, "escaped": tally.escaped, "bound": tally.bound, "refused": tally.refused}
    return {"kind": tally.kind, **counts, "calls": tally.calls, "cases": tally.cases}
