"""Exchanges with a model: what was asked and answered, kept so that it can be replayed without the model."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from service.draft import Usage
from service.models.chat import Finish, Message


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answer. ``request_hash`` identifies the messages, whatever model answered; ``seconds`` is the call's time;
    ``finish`` is why the answer ended."""

    request_hash: str
    request: tuple[Message, ...]
    answer: str
    usage: Usage
    seconds: float
    finish: Finish = "stop"


def request_hash(messages: Sequence[Message]) -> str:
    """A stable name for a conversation: the same messages have the same hash."""
    said = json.dumps([[message.role, message.content] for message in messages], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:24]
