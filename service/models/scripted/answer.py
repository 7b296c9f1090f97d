"""What a writer answers, with what an evaluation must know of it."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from service.models.scripted.request import ChatRequest


@dataclass(frozen=True, slots=True)
class Answer:
    """The text of an answer, and what is wrong with it on purpose.

    ``planted`` are the strings that must never stand in a draft that is ``complete``; a slot token in one stands for
    its value. ``dropped`` are ids of facts that the answer leaves out, ``repeated`` ids of values that it states twice.
    ``sound`` is how many of its sentences are in order and should not get lost.
    ``faulty``: something is wrong with it on purpose, be it only its form. ``reasoning`` is sent as
    ``reasoning_content``; ``finish_reason`` as it is.
    """

    text: str
    planted: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    sound: int = 0
    faulty: bool = False
    reasoning: str | None = None
    finish_reason: str = "stop"


class NoAnswerError(Exception):
    """A writer has no answer: the endpoint answers with this HTTP ``status``, OpenAI error ``code`` and message."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


Writer = Callable[[ChatRequest, Random], Answer]
"""A writer: a pure function from a request and a source of chance to an answer. May raise NoAnswerError."""
