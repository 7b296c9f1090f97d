"""The draft 稿 and what is said of it. Offsets count code points in a block's text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any, Literal

from pydantic import TypeAdapter

SpanKind = Literal["fact", "brief", "derived", "set_phrase", "structural", "missing", "note"]
BlockType = Literal["title", "addressee", "heading", "paragraph", "table", "signature", "date", "note"]


UNCONFIRMED = "unconfirmed"
"""The check that tells what nobody has confirmed yet."""


class Severity(StrEnum):
    """An error keeps a draft from being ``complete``; the others inform."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Status(StrEnum):
    """error finding → needs_attention; else anything missing → needs_facts; else anything that a note alone states →
    unconfirmed; else complete."""

    COMPLETE = "complete"
    UNCONFIRMED = "unconfirmed"
    NEEDS_FACTS = "needs_facts"
    NEEDS_ATTENTION = "needs_attention"


@dataclass(frozen=True, slots=True)
class Span:
    """Where a stretch of a block's text comes from. ``fact`` is a value id (``f3.1``) or a fact id (``f3``)."""

    start: int
    end: int
    kind: SpanKind
    fact: str | None = None
    slot: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A printed paragraph. A heading's ``text`` includes its printed ``number``; a run-in heading is a paragraph."""

    id: str
    type: BlockType
    text: str
    level: int | None = None
    number: str | None = None
    spans: tuple[Span, ...] = ()
    grounding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Warrant:
    """What a clause of a block rests on; offsets into the block's text. ``fact``: ``facts`` say it, with ``exchanged``
    words (召开→举行); ``brief``: the brief's or a person's own words, confirmed; ``note``: a note's, not confirmed yet;
    ``frame``: it asserts nothing; ``structure``: it only orders the text; ``none``: it has none, for the ``reason``
    given (Chinese)."""

    block: str
    start: int
    end: int
    kind: Literal["fact", "brief", "note", "frame", "structure", "none"]
    facts: tuple[str, ...] = ()
    exchanged: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Unused:
    """A fact that the draft does not state, and why (Chinese)."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class FactsUsed:
    """Which facts the draft states, by fact id."""

    used: tuple[str, ...] = ()
    unused: tuple[Unused, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What has to be asked for: marked in ``block`` as 【待补：label】, or ``dropped`` with its sentence."""

    label: str
    type: str
    unit: str | None = None
    block: str | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says 问题: an exact span, a message and, where it can be told, a suggestion (Chinese).

    ``rule`` names the rule's source and strength: a standard and clause, "general", or "practice".
    """

    check: str
    severity: Severity
    block: str | None
    start: int
    end: int
    message: str
    suggestion: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class GroundingRef:
    """A sample section that the draft was drafted from; ``score`` is the fused retrieval score."""

    sample: str
    section: str
    score: float


@dataclass(frozen=True, slots=True)
class PromptRef:
    """A prompt by name and version (hash); the built-in composer uses none."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Usage:
    """Model calls and tokens; all 0 for the composer."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with its provenance. ``text`` is what would be printed: the blocks' texts, one a line."""

    id: str
    version: int
    status: Status
    genre: str
    writer: str
    text: str
    blocks: tuple[Block, ...]
    facts: FactsUsed = FactsUsed()
    missing: tuple[Missing, ...] = ()
    findings: tuple[Finding, ...] = ()
    warrants: tuple[Warrant, ...] = ()
    grounding: tuple[GroundingRef, ...] = ()
    degraded: bool = False
    degraded_reason: str | None = None
    prompts: tuple[PromptRef, ...] = ()
    usage: Usage = Usage()
    timings_ms: dict[str, float] = field(default_factory=dict, compare=False)


def status_of(findings: tuple[Finding, ...], missing: tuple[Missing, ...]) -> Status:
    """The status that follows from the findings and what is missing."""
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Status.NEEDS_ATTENTION
    if missing:
        return Status.NEEDS_FACTS
    return Status.UNCONFIRMED if any(each.check == UNCONFIRMED for each in findings) else Status.COMPLETE


def as_json(draft: Draft) -> dict[str, object]:
    """The draft as the contract's JSON object.

    Optional particulars that are not there are left out; a finding always names its ``block``, null for the whole.
    """
    data: dict[str, Any] = _adapter().dump_python(draft, mode="json", exclude_none=True)
    data["findings"] = [{"block": None, **finding} for finding in data["findings"]]
    return data


def from_json(data: Mapping[str, object]) -> Draft:
    """The draft of a JSON object that ``as_json`` made."""
    return _adapter().validate_python(dict(data))


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Draft]:
    return TypeAdapter(Draft)
