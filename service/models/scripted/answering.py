"""From a request to a reply, as a well-behaved endpoint answers it."""

import base64
import struct
from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from service.models.scripted.answer import Answer
from service.models.scripted.reply import (
    DONE,
    Pace,
    Reply,
    as_json,
    completion,
    events,
    pieces_of,
    plain,
    streamed,
    token_count,
    usage_of,
)
from service.models.scripted.request import ChatRequest

DIMENSIONS = 64


@dataclass(frozen=True, slots=True)
class Exchange:
    """A chat request with its answer, the ``number`` it has at this endpoint, and chance for whoever needs it."""

    request: ChatRequest
    answer: Answer
    pace: Pace
    number: int
    random: Random

    @property
    def base(self) -> dict[str, Any]:
        """What every object of the response carries. Its time is no clock's, so that a seed gives the same bytes."""
        model = self.request.body.get("model", "")
        return {"id": f"chatcmpl-{self.number}", "created": 1_700_000_000 + self.number, "model": model}

    @property
    def usage(self) -> dict[str, int]:
        return usage_of(self.request.messages, self.answer)

    @property
    def pieces(self) -> list[str]:
        return pieces_of(self.answer.text, self.pace.characters)

    @property
    def streamed_usage(self) -> dict[str, int] | None:
        """The usage that ends a stream, where the request asks for it."""
        options = self.request.body.get("stream_options")
        return self.usage if isinstance(options, Mapping) and options.get("include_usage") else None


def well_behaved(exchange: Exchange) -> Reply:
    """The answer as it was asked for: whole or streamed, with usage where it belongs."""
    if not exchange.request.stream:
        return (plain(200, as_json(completion(exchange.base, exchange.answer, exchange.usage))),)
    sent = events(exchange.base, exchange.answer, exchange.streamed_usage, exchange.pieces)
    return streamed([*sent, DONE], exchange.pace)


def within_limit(request: ChatRequest, answer: Answer) -> Answer:
    """The answer cut at ``max_tokens`` (or ``max_completion_tokens``), as its ``finish_reason`` then says."""
    limit = request.body.get("max_completion_tokens") or request.body.get("max_tokens")
    if not isinstance(limit, int) or token_count(answer.text) <= limit:
        return answer
    return replace(answer, text=answer.text[: limit * 3 // 2], finish_reason="length")


def models_reply(model: str) -> Reply:
    entry = {"id": model, "object": "model", "created": 1_700_000_000, "owned_by": "scripted"}
    return (plain(200, as_json({"object": "list", "data": [entry]})),)


def embeddings_reply(body: Mapping[str, Any]) -> Reply:
    """Vectors by the characters of each text: texts that share characters are near."""
    given = body.get("input", ())
    texts = [given] if isinstance(given, str) else [str(text) for text in given]
    encoded = body.get("encoding_format") == "base64"
    data = [
        {"object": "embedding", "index": n, "embedding": _encoded(_vector(text)) if encoded else _vector(text)}
        for n, text in enumerate(texts)
    ]
    tokens = sum(map(token_count, texts))
    usage = {"prompt_tokens": tokens, "total_tokens": tokens}
    return (plain(200, as_json({"object": "list", "model": body.get("model", ""), "data": data, "usage": usage})),)


def _vector(text: str) -> list[float]:
    vector = [0.0] * DIMENSIONS
    for character in text:
        vector[ord(character) % DIMENSIONS] += 1.0
    length = sum(each * each for each in vector) ** 0.5 or 1.0
    return [each / length for each in vector]


def _encoded(vector: list[float]) -> str:
    return base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()
