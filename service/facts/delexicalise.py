"""Delexicalising: values out, slot tokens in (``[[f3.1]]``) — and exactly back.

The idea is from data-to-text generation (Wen et al. 2015; Dušek & Jurčíček 2016): the writer never writes a value.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.errors import InputError
from service.facts.joining import Conflict, join
from service.facts.sheet import FactValue, SheetFact

SLOT_ID = r"[A-Za-z][A-Za-z0-9_-]{0,31}(?:\.[1-9][0-9]{0,3})?"
"""A value of a fact (f3.1), or a field of the brief (unit)."""
TOKEN = re.compile(rf"\[\[({SLOT_ID})\]\]")
_ESCAPED_OR_TOKEN = re.compile(rf"\[\[(?:(=)|({SLOT_ID}))\]\]")
_ESCAPE = "[[=]]"


@dataclass(frozen=True, slots=True)
class Placed:
    """A value put back: its id and where it stands in the relexicalised text."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Relexicalised:
    """Text with values back in it. ``conflicts`` are joints that no repair makes right (超过 before 近120场)."""

    text: str
    placed: tuple[Placed, ...]
    conflicts: tuple[Conflict, ...] = ()


def token(value_id: str) -> str:
    """The slot token of a value id: ``f3.1`` → ``[[f3.1]]``."""
    return f"[[{value_id}]]"


def escape(text: str) -> str:
    """Make token-like text harmless: every ``[[`` becomes ``[[=]]``, which ``relexicalise`` turns back."""
    return text.replace("[[", _ESCAPE)


def delexicalise(fact: SheetFact) -> str:
    """The fact's text with a token for each of its values; token-like text in it is escaped."""
    return replace_spans(fact.text, [(value.start, value.end, value.id) for value in fact.values])


def replace_spans(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """Put tokens in place of spans ``(start, end, value id)``: in order, without overlap."""
    parts: list[str] = []
    position = 0
    for start, end, value_id in spans:
        parts += (escape(text[position:start]), token(value_id))
        position = end
    parts.append(escape(text[position:]))
    return "".join(parts)


def relexicalise(text: str, values: Mapping[str, FactValue], *, repair: bool = False) -> Relexicalised:
    """Put the exact values back, and say where they stand.

    Without ``repair`` this is the exact inverse of ``delexicalise``. With it, what a writer tends to double around a
    token is mended (11次 before 次, 《 before 《…》) and what contradicts the value is reported as a conflict.

    Raises InputError (``unknown_token``) for a token whose id is not among ``values``.
    """
    placed: list[Placed] = []
    conflicts: list[Conflict] = []
    parts: list[str] = []
    length = position = 0
    for match in _ESCAPED_OR_TOKEN.finditer(text):
        written = text[position : match.start()] if match.start() > position else ""
        position = max(position, match.end())
        if match[1]:
            parts.append(written + "[[")
            length += len(written) + 2
            continue
        if match[2] not in values:
            raise InputError("unknown_token", f"稿中出现了不存在的槽位标记 {match[0]}", token=match[2])
        value = values[match[2]].value
        if repair:
            joint = join(written, value, text[position : position + 8], values[match[2]].change)
            written = written[: len(written) - joint.drop_before]
            position += joint.drop_after
        length += len(written)
        if repair and joint.conflict:
            conflicts.append(Conflict(joint.conflict, length, length + len(value.text)))
        placed.append(Placed(match[2], length, length + len(value.text)))
        parts += (written, value.text)
        length += len(value.text)
    parts.append(text[position:])
    return Relexicalised("".join(parts), tuple(placed), tuple(conflicts))
