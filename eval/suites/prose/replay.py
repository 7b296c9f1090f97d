"""Recordings: briefs with the answers that a capable writer gave to their prompts, replayed without a model.

An answer belongs to a brief and a turn, not to the exact prompt, and names values by fact and text — ``[[f3|5支]]``,
or ``[[f3||5支]]`` where the writer repeated a token's context: prompts and the recognition of values can be mended, and
the recordings still hold.
"""

import re
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from service.brief import Brief
from service.brief_loading import load_brief
from service.datafile import load_one
from service.draft import Status
from service.drafting.drafting import ModelWriting, draft_events, take_snapshot
from service.drafting.events import Done
from service.drafting.resources import Resources
from service.facts.sheet import FactSheet
from service.models import failures
from service.models.chat import Chunk, Message, ModelSettings, estimated_tokens

BRIEFS_DIR = Path(__file__).parent / "briefs"
RECORDINGS_DIR = Path(__file__).parent / "recordings"
_VALUE = re.compile(r"\[\[([A-Za-z][A-Za-z0-9_-]*)\|(\|?)([^\]]+)\]\]")
_CHUNK = 24
"""Characters: about what endpoints send at once."""


class RecordingFile(BaseModel):
    """A recording as it is written: the brief's file, the answers, and the status that the draft ends with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    brief: str
    answers: tuple[str, ...] = Field(min_length=1)
    status: Status = Status.COMPLETE
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """Answers in the order of the calls. ``status`` is the one that the draft ends with."""

    name: str
    brief: Path
    answers: tuple[str, ...]
    status: Status

    def load_brief(self, resources: Resources) -> Brief:
        """The brief. Raises as ``service.brief_loading.load_brief`` does."""
        return load_brief(str(self.brief), resources.settings)


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


def load_recordings(folder: Path = RECORDINGS_DIR, briefs: Path = BRIEFS_DIR) -> tuple[Recording, ...]:
    """All recordings of a folder, by name. Raises DataError with the file and line of what is wrong."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        said = load_one(path, RecordingFile)
        found.append(Recording(path.stem, briefs / said.brief, said.answers, said.status))
    return tuple(found)


async def replayed(recording: Recording, resources: Resources, *, streaming: bool = False) -> tuple[Done, RecordedChat]:
    """The draft that the recorded answers lead to, and the chat with what it was asked."""
    snapshot = take_snapshot(recording.load_brief(resources), resources)
    chat = RecordedChat([as_answered(answer, snapshot.sheet) for answer in recording.answers])
    async for event in draft_events(snapshot, resources, ModelWriting((chat,), streaming=streaming)):
        if isinstance(event, Done):
            return event, chat
    raise AssertionError("drafting ends with Done")


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


def prompt_tokens(chat: RecordedChat) -> int:
    """Tokens of all that the chat was asked, estimated."""
    return sum(estimated_tokens(message.content) for messages in chat.asked for message in messages)
