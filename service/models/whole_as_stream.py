"""The HTTP client of an endpoint: a whole answer to a request for a stream is handed on as a stream of one event.

Some servers and gateways do not stream, and say so by answering with one JSON object. The answer is there: to ask for
it again without streaming would pay for it twice.
"""

import json
from typing import Any

from httpx2 import Request, Response
from openai import DefaultAioHttpClient

_END = b"data: [DONE]\n\n"


class EndpointClient(DefaultAioHttpClient):
    """A client whose responses to ``stream=True`` are event streams where the endpoint sent anything it could be."""

    async def send(self, request: Request, *, stream: bool = False, **options: Any) -> Response:
        response = await super().send(request, stream=stream, **options)
        kind = response.headers.get("content-type", "")
        if not stream or response.status_code != 200 or not kind.startswith("application/json"):
            return response
        try:
            body = await response.aread()
        finally:
            await response.aclose()
        return Response(200, headers={"content-type": "text/event-stream"}, content=as_events(body), request=request)


def as_events(body: bytes) -> bytes:
    """A chat completion as the one event of a stream; what is no JSON object as it is, for the reader to refuse."""
    try:
        answer = json.loads(body)
    except ValueError:
        return body
    if not isinstance(answer, dict):
        return body
    choices = answer.get("choices")
    for choice in choices if isinstance(choices, list) else ():
        if isinstance(choice, dict):
            choice["delta"] = choice.pop("message", None)
    return b"data: " + json.dumps(answer).encode() + b"\n\n" + _END
