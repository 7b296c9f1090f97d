"""Recordings: briefs with the answers that a capable writer gave to their prompts, replayed without a model.

An answer belongs to a brief and a turn, not to the exact prompt, and names values by fact and text — ``[[f3|5支]]``,
or ``[[f3||5支]]`` where the writer repeated a token's context: prompts and the recognition of values can be mended, and
the recordings still hold.
"""

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from eval.core.recorded_chat import RecordedChat, as_answered
from service.brief import Brief
from service.brief_loading import load_brief
from service.datafile import load_one
from service.draft import Status
from service.drafting.drafting import ModelWriting, draft_events, take_snapshot
from service.drafting.events import Done
from service.drafting.resources import Resources
from service.models.chat import estimated_tokens

BRIEFS_DIR = Path(__file__).parent / "briefs"
RECORDINGS_DIR = Path(__file__).parent / "recordings"


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


def prompt_tokens(chat: RecordedChat) -> int:
    """Tokens of all that the chat was asked, estimated."""
    return sum(estimated_tokens(message.content) for messages in chat.asked for message in messages)
