"""Model-graded quality: a model prefers one of two runs' drafts, or neither. Apart from every deterministic score.

Each pair is asked about in both orders, since models favour a place (Zheng et al. 2023, "Judging LLM-as-a-Judge"): only
a preference that holds in both orders counts, and how often the two orders disagree is told with it.
"""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.models.ceilings import Ceiling
from service.models.chat import Chat
from service.models.patience import Conversation, whole
from service.models.prompts import Prompt

CRITERIA = {"流畅": "fluency", "语体": "register", "对仗": "parallelism", "用事实": "use_of_facts", "总评": "overall"}
"""What the prompt asks for, as it is answered, and as it is reported."""
_ANSWER = re.compile(rf"({'|'.join(CRITERIA)})[*\s]*[：:][*\s]*(甲|乙|平)")


class Preference(StrEnum):
    """Of one criterion. ``disagreed``: not the same in both orders; ``unread``: an answer that did not say."""

    A = "a"
    B = "b"
    TIE = "tie"
    DISAGREED = "disagreed"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drafts of one brief, and what the model is told of it."""

    place: str
    told: Mapping[str, str]
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What was preferred of a pair, by criterion. Drafts that are the same are a tie and are not asked about."""

    place: str
    preferences: Mapping[str, Preference]
    asked: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one criterion over all pairs that were asked about. ``disagreement`` is of those that were read."""

    criterion: str
    counts: Mapping[Preference, int]

    @property
    def disagreement(self) -> float | None:
        read = sum(self.counts.values()) - self.counts[Preference.UNREAD]
        return self.counts[Preference.DISAGREED] / read if read else None


async def judge_all(
    pairs: Sequence[Pair], models: Sequence[Chat], prompt: Prompt, seconds: float, at_once: int = 4
) -> AsyncIterator[Judged]:
    """Judge pairs as they come, so many at once. Each has ``seconds`` for both orders. Raises ModelError."""
    free = asyncio.Semaphore(at_once)

    async def one(pair: Pair) -> Judged:
        async with free:
            return await judge(pair, models, prompt, seconds)

    tasks = [asyncio.create_task(one(pair)) for pair in pairs]
    try:
        for task in asyncio.as_completed(tasks):
            yield await task
    finally:
        for task in tasks:
            task.cancel()


async def judge(pair: Pair, models: Sequence[Chat], prompt: Prompt, seconds: float) -> Judged:
    """Ask about a pair in both orders. Raises ModelError."""
    if pair.a == pair.b:
        return Judged(pair.place, dict.fromkeys(CRITERIA.values(), Preference.TIE), asked=False)
    until = asyncio.get_running_loop().time() + seconds
    conversation = Conversation(models, seconds, until, Ceiling(_MOST_TOKENS))
    first = await _asked(conversation, prompt, pair.told, pair.a, pair.b)
    second = await _asked(conversation, prompt, pair.told, pair.b, pair.a)
    preferences = {
        criterion: _agreed(first.get(name), _TURNED.get(second.get(name, ""))) for name, criterion in CRITERIA.items()
    }
    return Judged(pair.place, preferences, asked=True)


_MOST_TOKENS = 100_000
_TURNED = {"甲": "乙", "乙": "甲", "平": "平"}
_PREFERENCES = {"甲": Preference.A, "乙": Preference.B, "平": Preference.TIE}


async def _asked(
    conversation: Conversation, prompt: Prompt, told: Mapping[str, str], first: str, second: str
) -> dict[str, str]:
    """Criterion → 甲, 乙 or 平; of a criterion answered twice, the last."""
    messages = prompt.messages(**told, first=first, second=second)
    answer, _ = await whole(conversation.ask(messages, prompt.settings))
    return {found[1]: found[2] for found in _ANSWER.finditer(answer)}


def _agreed(first: str | None, second: str | None) -> Preference:
    if first is None or second is None:
        return Preference.UNREAD
    return _PREFERENCES[first] if first == second else Preference.DISAGREED


def tallies(judged: Sequence[Judged]) -> tuple[Tally, ...]:
    """The counts by criterion, over the pairs that were asked about."""
    asked = [each for each in judged if each.asked]
    return tuple(
        Tally(criterion, Counter(each.preferences[criterion] for each in asked)) for criterion in CRITERIA.values()
    )
