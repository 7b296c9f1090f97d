"""What drafting asks of a language model: messages in, text in chunks out. The rest is an endpoint's business."""

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from service.draft import Usage

Role = Literal["system", "user", "assistant"]
Finish = Literal["stop", "length", "filtered", "broken"]
"""Why an answer ended: by itself, at the ceiling of tokens, withheld by the endpoint, or torn off on the way."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """What a prompt asks of the model; ``max_tokens`` bounds one answer."""

    temperature: float = 0.3
    max_tokens: int = 2048


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of an answer. ``finish`` and ``usage`` come with the last one, where the endpoint tells them."""

    text: str = ""
    finish: Finish | None = None
    usage: Usage | None = None


class Chat(Protocol):
    """A model that answers. ``name`` is what a draft reports as its writer's model."""

    @property
    def name(self) -> str: ...

    def stream(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncIterator[Chunk]:
        """One try of one answer. Raises ModelError; one raised after text has come leaves that text usable."""
        ...


_WIDE = re.compile("[\u2e80-\U0010ffff]+")


def estimated_tokens(text: str) -> int:
    """Tokens of a text, from above: a token a Chinese character, one for three others (no tokenizer is asked)."""
    wide = sum(map(len, _WIDE.findall(text)))
    return wide + (len(text) - wide + 2) // 3
