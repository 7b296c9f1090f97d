"""A chat that gives answers written beforehand, and answers written before the slots of today were known.

An answer names values by fact and text: ``[[f3|5支]]``, or ``[[f3||5支]]`` where the writer repeated a token's text:
prompts and the recognition of values can be mended, and the answers still hold.
"""

import re
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from service.draft import Block
from service.drafting.chain.answer import AnswerReader
from service.drafting.chain.section import builder_for
from service.drafting.chain.slots import slots_of
from service.drafting.snapshot.snapshot import Snapshot
from service.facts.sheet import FactSheet
from service.models import failures
from service.models.chat import Chunk, Message, ModelSettings
from service.text.lexicon.lexicon import Lexicon

_VALUE = re.compile(r"\[\[([A-Za-z][A-Za-z0-9_-]*)\|(\|?)([^\]]+)\]\]")
_CHUNK = 24
"""Characters: about what endpoints send at once."""


@dataclass
class RecordedChat:
    """Gives the answers one after the other, in pieces; when there are no more, it fails."""

    answers: Sequence[str]
    name: str = "recorded"
    asked: list[tuple[Message, ...]] = field(default_factory=list)

    async def stream(self, messages: Sequence[Message], settings: ModelSettings) -> AsyncIterator[Chunk]:
        """See service.models.chat.Chat."""
        self.asked.append(tuple(messages))
        if len(self.asked) > len(self.answers):
            raise failures.rejected(404)
        answer = self.answers[len(self.asked) - 1]
        for start in range(0, len(answer), _CHUNK):
            yield Chunk(answer[start : start + _CHUNK])
        yield Chunk(finish="stop")


def as_answered(answer: str, sheet: FactSheet) -> str:
    """A recorded answer with the slot tokens of today: a value that is none any more stands in its words."""
    seen: Counter[tuple[str, str]] = Counter()

    def token(found: re.Match[str]) -> str:
        fact, context, text = found.groups()
        own = [value.id for value in sheet.by_id[fact].values if value.value.text == text]
        if not own:
            return text
        seen[fact, text] += 1
        slot = own[min(seen[fact, text], len(own)) - 1]
        return f"[[{slot}|{text}]]" if context else f"[[{slot}]]"

    return _VALUE.sub(token, answer)


def answered_blocks(answer: str, snapshot: Snapshot, lexicon: Lexicon) -> tuple[Block, ...]:
    """The paragraphs of a recorded answer as the section's blocks, values back in them; the section's own heading,
    which is the brief's, is left out."""
    assert snapshot.brief.section is not None
    slots = slots_of(snapshot.brief, snapshot.sheet)
    reader = AnswerReader(slots, "", snapshot.brief.section.heading, lexicon)
    return builder_for(snapshot, slots, lexicon).blocks(reader.lines(as_answered(answer, snapshot.sheet)))[1:]
