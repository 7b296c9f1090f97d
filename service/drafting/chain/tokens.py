"""Slot tokens as models really write them — spaced, escaped, full-width, half broken, with their context repeated —
brought back to the one form ``[[f3.1]]``.

Only what names a slot that there is becomes a token; anything else that looks like one stays, and is found as a
left-over.
"""

import re
import unicodedata
from collections.abc import Mapping

from service.facts.delexicalise import SLOT_ID, TOKEN, escape, token
from service.facts.sheet import FactValue

_OPEN, _CLOSE = r"[\[［【〔{｛]", r"[\]］】〕}｝]"
_ID = r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ0-9０-９_-]{0,31}(?:\s?[.．·]\s?[0-9０-９]{1,4})?"
_LOOSE = re.compile(rf"(?:\\?{_OPEN}\s*)+({_ID})\s*(?:[|｜][^\[\]［］【】\n]{{0,120}})?(?:\s*\\?{_CLOSE})+")
_BARE = re.compile(r"(?<![A-Za-z0-9_.\-\[|])[A-Za-z][A-Za-z0-9_-]{0,31}\.[1-9][0-9]{0,3}(?![0-9.\]])")
_LETTER = re.compile("[A-Za-zＡ-Ｚａ-ｚ]")
_CANONICAL = re.compile(rf"(\[\[{SLOT_ID}\]\])")
_UNFINISHED = re.compile(rf"\\?{_OPEN}[^\]］】〕}}｝]{{0,160}}$")


def canonical(text: str, slots: Mapping[str, FactValue]) -> str:
    """The text with every token of a known slot as ``[[id]]``; other ``[[`` are escaped."""
    if not _LETTER.search(text):  # no token is without one
        return escape(text)
    known = {slot.lower(): slot for slot in slots}
    text = _LOOSE.sub(lambda found: _known(found[1], known) or found[0], text)
    text = _BARE.sub(lambda found: _known(found[0], known) or found[0], text)
    parts = _CANONICAL.split(text)
    return "".join(part if n % 2 and part[2:-2] in slots else escape(part) for n, part in enumerate(parts))


def without_context(text: str, slots: Mapping[str, FactValue]) -> str:
    """Canonical text without values that were written beside their own token: [[f3.1]]（5支）, [[f3.1]]5支."""
    parts: list[str] = []
    position = 0
    for found in TOKEN.finditer(text):
        value = slots[found[1]].value.text if found[1] in slots else None
        before = text[position : found.start()]
        if value is not None and len(value) > 1:
            before = before.removesuffix(value)
        parts += (before, found[0])
        position = found.end()
        if value is not None:
            for copy in (f"（{value}）", f"({value})", value if len(value) > 1 else ""):
                if copy and text.startswith(copy, position):
                    position += len(copy)
                    break
    parts.append(text[position:])
    return "".join(parts)


def settled(text: str) -> str:
    """A growing text up to where a token may be being written."""
    return _UNFINISHED.sub("", text)


def tokens_in(text: str) -> list[str]:
    """The slot ids of a canonical text, in order, repeated ones repeated."""
    return TOKEN.findall(text)


def _known(written: str, known: Mapping[str, str]) -> str | None:
    slot = known.get(re.sub(r"\s", "", unicodedata.normalize("NFKC", written)).replace("·", ".").lower())
    return token(slot) if slot is not None else None
