"""A Chat that answers from exchanges that were kept, without the model: the same requests have the same answers."""

import string
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from service.draft import PromptRef
from service.models.chat import Chunk, Message, ModelSettings
from service.models.exchange import Exchange, request_hash
from service.models.failures import ModelError
from service.models.prompts import Prompt


@dataclass
class ReplayChat:
    """The exchanges of one draft. A request made twice has the first answer first.

    ``prompts`` are those of today, ``recorded`` those of the recording: a request that was not recorded is told by the
    name of its prompt, and whether it is the prompt that changed or what was put into it.
    """

    name: str
    exchanges: Sequence[Exchange]
    prompts: Mapping[str, Prompt]
    recorded: Sequence[PromptRef] = ()
    missed: list[ModelError] = field(default_factory=list, init=False)
    _asked: Counter[str] = field(default_factory=Counter, init=False, repr=False)

    async def stream(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncIterator[Chunk]:
        """See Chat. Raises ModelError ``not_recorded``, which is also kept in ``missed``."""
        asked = request_hash(messages)
        answers = self._by_request.get(asked)
        if not answers:
            miss = self._miss(messages)
            self.missed.append(miss)
            raise miss
        found = answers[min(self._asked[asked], len(answers) - 1)]
        self._asked[asked] += 1
        yield Chunk(found.answer, found.finish, found.usage)

    @cached_property
    def _by_request(self) -> Mapping[str, list[Exchange]]:
        found: dict[str, list[Exchange]] = {}
        for exchange in self.exchanges:
            found.setdefault(exchange.request_hash, []).append(exchange)
        return found

    def _miss(self, messages: Sequence[Message]) -> ModelError:
        prompt = next((each for each in self.prompts.values() if _is_made_of(messages, each)), None)
        if prompt is None:
            return ModelError("not_recorded", "录制中没有这次请求，也认不出它用的是哪个提示")
        then = {ref.name: ref.version for ref in self.recorded}.get(prompt.name)
        if then is None:
            why = f"录制时没有用到提示 {prompt.name}"
        elif then != prompt.version:
            why = f"提示 {prompt.name} 已改（录制时是 {then}，现在是 {prompt.version}）"
        else:
            why = f"提示 {prompt.name} 没有改，填进去的内容（事实、样稿或此前的回答）与录制时不同"
        message = f"录制中没有这次请求：{why}。请用 --record 重新录制"
        return ModelError("not_recorded", message, prompt=prompt.name, version=prompt.version)


def _is_made_of(messages: Sequence[Message], prompt: Prompt) -> bool:
    """Whether the last message has the prompt's own words, in order."""
    said, at = messages[-1].content, 0
    for words, _, _, _ in string.Formatter().parse(prompt.user):
        at = said.find(words, at)
        if at < 0:
            return False
        at += len(words)
    return True
