"""Chat completions whose streamed events stay the plain JSON objects that came.

openai makes three typed objects of each event, and LangChain a dictionary of them again: half of what reading a stream
costs.
"""

from collections.abc import Mapping
from typing import Any

from openai import AsyncOpenAI, AsyncStream


class PlainCompletions:
    """``client.chat.completions`` as ChatOpenAI uses it; all but streaming is as it was."""

    def __init__(self, client: AsyncOpenAI) -> None:
        self.client = client

    def __getattr__(self, name: str) -> Any:
        return getattr(self.client.chat.completions, name)

    async def create(self, *, extra_body: Mapping[str, object] | None = None, **body: object) -> AsyncStream[object]:
        """The events of a streamed answer. Raises what openai raises."""
        return await self.client.post(
            "/chat/completions",
            body={**body, **(extra_body or {})},
            cast_to=object,
            stream=True,
            stream_cls=AsyncStream[object],
        )
