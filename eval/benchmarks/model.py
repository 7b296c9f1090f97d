"""``python -m eval bench-model``: what a draft written with a model costs beyond the model.

The scripted model answers over HTTP from a process of its own, after a fixed delay; all drafts are of this process. The
delay is the model's time; everything else is counted as ours: grounding, the client, checks, waiting for other drafts.
"""

import argparse
import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import mean, quantiles

from eval.suites.fidelity.drafting import BRIEFS
from service.api.library_desk import LibraryDesk
from service.brief import Brief
from service.brief_loading import load_brief
from service.draft import Draft
from service.drafting.drafting import ModelWriting, draft_events, take_snapshot
from service.drafting.events import Done, TextWritten
from service.drafting.resources import Resources
from service.models.chat import Chat, Chunk, Message, ModelSettings
from service.models.endpoint import open_endpoint
from service.settings import Settings

CONCURRENT = (1, 16, 64)
_HUNG = 60.0
_STOPS = frozenset("。！？")
_HEAD = (
    f"{'at once':>7} {'how':<9}{'drafts':>7}{'lost':>6}{'delay+p50':>10}{'p99':>8}{'calls+p50':>10}{'p99':>8}"
    f"{'1st p50':>9}{'p99':>8}{'cpu':>8}{'drafts/s':>10}{'bare':>8}{'ratio':>7}{'MiB':>6}"
)
"""Milliseconds: beyond the delay, beyond the calls, of the first sentence after the model's, of the processor."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """One draft, times in milliseconds: ``wall`` from brief to draft, ``called`` inside calls to the model,
    ``first_sentence`` from the model's first sentence being there to ours being told (None: none was streamed)."""

    draft: Draft
    wall: float
    called: float
    first_sentence: float | None
    messages: tuple[tuple[Message, ...], ...]


@dataclass
class Watched:
    """A chat that notes when its first sentence was complete, and what it was asked."""

    chat: Chat
    at: float | None = None
    asked: list[tuple[Message, ...]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.chat.name

    async def stream(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncGenerator[Chunk, None]:
        self.asked.append(tuple(messages))
        async for chunk in self.chat.stream(messages, settings):
            if self.at is None and not _STOPS.isdisjoint(chunk.text):
                self.at = time.perf_counter()
            yield chunk


@contextmanager
def endpoint(*options: str) -> Iterator[str]:
    """The scripted model in a process of its own: its base URL."""
    command = [sys.executable, "-m", "service.models.scripted", "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        try:
            yield child.stdout.readline().strip()
        finally:
            child.terminate()


async def drafted(brief: Brief, desk: LibraryDesk, models: Sequence[Chat], *, streaming: bool) -> Drafted:
    """One draft, from its brief on, as the service makes it; ``streaming``: sentence by sentence."""
    watched = Watched(models[0])
    started = time.perf_counter()
    snapshot = await desk.with_resources(lambda resources: take_snapshot(brief, resources))
    first: float | None = None
    async for event in draft_events(snapshot, desk.resources, ModelWriting([watched], streaming=streaming)):
        if isinstance(event, TextWritten) and first is None:
            first = time.perf_counter()
        if isinstance(event, Done):
            wall = (time.perf_counter() - started) * 1000
            called = sum(exchange.seconds for exchange in event.record.exchanges) * 1000
            lag = (first - watched.at) * 1000 if first is not None and watched.at is not None else None
            return Drafted(event.draft, wall, called, lag, tuple(watched.asked))
    raise AssertionError("drafting ends with Done")


async def at_once(jobs: Sequence[Callable[[], Awaitable[object]]], concurrent: int, apart: float) -> float:
    """Run jobs, so many at a time, the first ones begun within ``apart`` seconds. Returns seconds in all."""
    waiting = iter(jobs)
    chance = Random(0)

    async def worker() -> None:
        await asyncio.sleep(chance.random() * apart)
        for job in waiting:
            await asyncio.wait_for(job(), _HUNG)

    started = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(concurrent)))
    return time.perf_counter() - started


async def measured(briefs: Sequence[Brief], settings: Settings, rounds: dict[int, int], delay: float) -> None:
    """Print a line for each concurrency and each way to answer; ``rounds``: how many drafts each worker makes."""
    desk = LibraryDesk(Resources(settings))
    async with open_endpoint(settings) as models:
        warm = await asyncio.gather(*(drafted(brief, desk, models, streaming=True) for brief in briefs))
        print(
            f"a draft: {mean(len(each.messages) for each in warm):.2f} calls, "
            f"{mean(each.draft.usage.prompt_tokens for each in warm):.0f} prompt tokens, "
            f"{mean(each.draft.usage.completion_tokens for each in warm):.0f} tokens answered"
        )
        print(_HEAD)
        calls = bare(settings)
        for concurrent, each in rounds.items():
            number = concurrent * each
            jobs = [calls(warm[n % len(warm)].messages) for n in range(number)]
            alone = await at_once(jobs, concurrent, delay)
            for streaming in (False, True):
                found: list[Drafted] = []

                def job(brief: Brief, into: list[Drafted], streaming: bool) -> Callable[[], Awaitable[object]]:
                    async def draft() -> None:
                        into.append(await drafted(brief, desk, models, streaming=streaming))

                    return draft

                cpu = time.process_time()
                jobs = [job(briefs[n % len(briefs)], found, streaming) for n in range(number)]
                seconds = await at_once(jobs, concurrent, delay)
                cpu = (time.process_time() - cpu) / number * 1000
                how = "streamed" if streaming else "whole"
                rates = f"{number / seconds:>10.1f}{number / alone:>8.1f}{alone / seconds:>7.2f}{_peak():>6.0f}"
                print(f"{concurrent:>7} {how:<9}{_row(found, number, delay * 1000)}{cpu:>8.1f}{rates}", flush=True)
    await desk.close()


def bare(settings: Settings) -> Callable[[Sequence[Sequence[Message]]], Callable[[], Awaitable[object]]]:
    """The same calls by LangChain alone: prompt | model | parser, not streamed."""
    from langchain_core.output_parsers import StrOutputParser
    from langchain_core.prompts import ChatPromptTemplate
    from langchain_openai import ChatOpenAI

    model = ChatOpenAI(model=settings.models[0], base_url=settings.openai_base_url, api_key="none", max_retries=0)
    chain = ChatPromptTemplate([("placeholder", "{messages}")]) | model | StrOutputParser()

    def job(calls: Sequence[Sequence[Message]]) -> Callable[[], Awaitable[object]]:
        async def run() -> None:
            for messages in calls:
                await chain.ainvoke({"messages": [(message.role, message.content) for message in messages]})

        return run

    return job


def _row(found: Sequence[Drafted], number: int, delay: float) -> str:
    """Of so many drafts: those that are not the model's; what the others took beyond the delay and beyond the calls,
    and when their first sentence was told."""
    whole = [each for each in found if not each.draft.degraded]
    overhead = _cuts([each.wall - delay * len(each.messages) for each in whole])
    beyond = _cuts([each.wall - each.called for each in whole])
    first = _cuts([each.first_sentence for each in whole if each.first_sentence is not None])
    told = f"{first[0]:>9.1f}{first[1]:>8.1f}" if any(first) else f"{'-':>9}{'-':>8}"
    return (
        f"{number:>7}{number - len(whole):>6}{overhead[0]:>10.1f}{overhead[1]:>8.1f}{beyond[0]:>10.1f}{beyond[1]:>8.1f}"
        + told
    )


def _peak() -> float:
    """The most memory that this process had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _cuts(values: Sequence[float]) -> tuple[float, float]:
    """The median and the 99th percentile."""
    if len(values) < 2:
        return (values[0], values[0]) if values else (0.0, 0.0)
    cuts = quantiles(values, n=100, method="inclusive")
    return cuts[49], cuts[98]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--delay", type=float, default=2.0, help="the model's time for an answer, in seconds")
    parser.add_argument("--between", type=float, default=0.0, help="seconds between two chunks of an answer")
    parser.add_argument("--rounds", type=int, nargs=3, default=(20, 8, 4), help="drafts a worker, at 1, 16, 64 at once")
    parser.add_argument("--briefs", type=Path, default=BRIEFS, help="a folder of briefs to draft by turns")


def main(args: argparse.Namespace) -> int:
    """Print the table: milliseconds, drafts a second, peak memory of the process."""
    with (
        tempfile.TemporaryDirectory() as folder,
        endpoint("--delay", str(args.delay), "--between", str(args.between)) as url,
    ):
        settings = Settings(data_dir=Path(folder), OPENAI_BASE_URL=url, model="scripted")
        briefs = [load_brief(str(path), settings) for path in sorted(args.briefs.glob("*.yaml"))]
        print(f"delay {args.delay:g} s, {args.between:g} s between chunks of 7 characters; {len(briefs)} briefs")
        asyncio.run(measured(briefs, settings, dict(zip(CONCURRENT, args.rounds, strict=True)), args.delay))
    return 0
