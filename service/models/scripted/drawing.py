"""Drawing an answer: the same seed, writer and conversation give the same answer, in whatever order requests come."""

from dataclasses import replace
from random import Random

from service.models.scripted.answer import Answer, Writer
from service.models.scripted.request import ChatRequest

_DRAWS_TRIED = 8


def draw(writer: Writer, request: ChatRequest, seed: int, attempt: int = 0) -> Answer:
    """The answer to a request that has come ``attempt`` times before.

    Where the rest of a cut answer is asked for, it is the rest of what was begun, when this writer began it.
    """
    if request.continues:
        begun = "".join(request.answers)
        first = ChatRequest({**request.body, "messages": [{"role": r, "content": t} for r, t in request.opening]})
        for n in range(_DRAWS_TRIED):
            whole = draw(writer, first, seed, n)
            if whole.text.startswith(begun):
                return replace(whole, text=whole.text[len(begun) :], reasoning=None)
    return writer(request, chance(request, seed, attempt))


def chance(request: ChatRequest, seed: int, attempt: int, purpose: str = "answer") -> Random:
    """The source of chance for one purpose at one request."""
    return Random(f"{purpose}:{seed}:{attempt}:{request.hash}")
