"""Texts with their mentions marked: ⟦code:text|unit|approximator⟧."""

import re
from dataclasses import dataclass
from pathlib import Path

from service.text.values import SlotType

_MARK = re.compile(r"⟦([a-z]+):([^⟦⟧|]+)(?:\|([^⟦⟧|]*))?(?:\|([^⟦⟧|]*))?⟧")
_TYPES = {
    "q": SlotType.QUANTITY,
    "d": SlotType.DATE,
    "o": SlotType.ORDINAL,
    "org": SlotType.ORGANISATION,
    "per": SlotType.PERSON,
    "pla": SlotType.PLACE,
    "t": SlotType.TITLE,
    "no": SlotType.DOCUMENT_NUMBER,
    "n": SlotType.NAME,
}


@dataclass(frozen=True)
class Marked:
    """A case: where it stands, its plain text, and its mentions as (start, end, type, unit, approximator).

    A unit or approximator of None means that there is none; of "?" that the case does not say.
    """

    where: str
    text: str
    mentions: tuple[tuple[int, int, SlotType, str | None, str | None], ...]


def read_marked(path: Path) -> tuple[Marked, ...]:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    return tuple(parse_marked(line, f"{path.stem}:{n}") for n, line in lines if line and not line.startswith("#"))


def parse_marked(line: str, where: str) -> Marked:
    text, mentions, position = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[position : mark.start()]
        start = len(text)
        text += mark[2]
        mentions.append((start, len(text), _TYPES[mark[1]], _said(mark[3]), _said(mark[4])))
        position = mark.end()
    text += line[position:]
    assert "⟦" not in text, f"{where}: a mark is not closed"
    return Marked(where, text, tuple(mentions))


def _said(field: str | None) -> str | None:
    return {None: "?", "-": None}.get(field, field)
