"""The scripted model inside the process: the same answers without HTTP, for evaluations of thousands of drafts."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from service.models.chat import Chunk, Message, ModelSettings
from service.models.scripted.answer import Answer, Writer
from service.models.scripted.drawing import draw
from service.models.scripted.request import ChatRequest


@dataclass
class ScriptedChat:
    """A Chat. ``answers`` are what it has written, in order; as with the endpoint, a seed gives the same ones."""

    write: Writer
    seed: int = 0
    name: str = "scripted"
    answers: list[Answer] = field(default_factory=list, init=False)
    _asked: Counter[str] = field(default_factory=Counter, init=False, repr=False)

    async def stream(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncIterator[Chunk]:
        """The whole answer as one chunk."""
        request = ChatRequest({"messages": [{"role": each.role, "content": each.content} for each in messages]})
        asked = request.hash
        answer = draw(self.write, request, self.seed, self._asked[asked])
        self._asked[asked] += 1
        self.answers.append(answer)
        yield Chunk(answer.text, "length" if answer.finish_reason == "length" else "stop")
