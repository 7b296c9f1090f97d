"""What goes into the store and comes out of it: frozen, typed, times aware and in UTC."""

from dataclasses import dataclass, field
from datetime import datetime

from service.draft import Draft, PromptRef, Status, Usage, as_json

JsonObject = dict[str, object]


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """A draft as it is listed; ``status``, ``heading`` and ``updated_at`` are those of its current ``version``.

    ``owner`` is the id of the API key that it was made with; None where keys are off.
    """

    id: str
    owner: str | None
    genre: str
    unit: str | None
    heading: str
    status: Status
    version: int
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """One version 版次 of a draft. ``draft`` is as ``service.draft.as_json`` has it, ``brief`` as it was handed in.

    ``model`` is None where the composer wrote; ``notes`` are those that led here from the version before, with their
    answers.
    """

    number: int
    status: Status
    heading: str
    draft: JsonObject
    brief: JsonObject
    created_at: datetime
    prompts: tuple[PromptRef, ...] = ()
    model: str | None = None
    usage: Usage = field(default_factory=Usage)
    notes: tuple[JsonObject, ...] = ()

    @classmethod
    def of(
        cls,
        draft: Draft,
        brief: JsonObject,
        *,
        heading: str,
        created_at: datetime,
        model: str | None = None,
        notes: tuple[JsonObject, ...] = (),
    ) -> "Version":
        """The version that holds a draft; ``heading`` is what it is listed under."""
        return cls(
            draft.version, draft.status, heading, as_json(draft), brief, created_at, draft.prompts, model, draft.usage,
            notes,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class VersionSummary:
    """A version as it is listed."""

    number: int
    status: Status
    heading: str
    model: str | None
    usage: Usage
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Recording:
    """One model call as it went over the wire, without the key; ``seconds`` from request to the answer's end."""

    request_hash: str
    request: JsonObject
    answer: JsonObject
    usage: Usage
    seconds: float


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a version was written from: the snapshot, and the model calls in the order in which they were made."""

    snapshot: JsonObject
    recordings: tuple[Recording, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Newest first; ``after`` is the cursor of the next page, None on the last."""

    items: tuple[DraftRecord, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class ApiKey:
    """An API key without its secret; ``id`` is the public part of the key."""

    id: str
    name: str
    created_at: datetime
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class New:
    """The request is to be carried out, by who holds this; given back to ``finish`` or ``abandon``."""

    owner: str | None
    key: str
    holder: str


@dataclass(frozen=True, slots=True)
class Replay:
    """The request was carried out before; this was answered."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class InProgress:
    """The request is being carried out; ``seconds`` until it may be taken over."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The key was used for another request."""


Begun = New | Replay | InProgress | Mismatch
