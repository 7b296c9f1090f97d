"""The words of notes that several kinds of wish share."""

import re

from service.text.range import Range

QUOTED = re.compile(r"“([^”\n]{1,400})”|‘([^’\n]{1,400})’|\"([^\"\n]{1,400})\"|'([^'\n]{1,400})'|「([^」\n]{1,400})」")
_QUOTES = str.maketrans("“”‘’「」'", '"' * 7)
_HIDDEN = "\ue000"
_CLAUSE = re.compile(r"[，,；;。\n]+")
_JOINING = re.compile(r"^(?:请|麻烦|并且?|同时|另外|还有|然后|再|也)+")


def quoted(note: str) -> list[str]:
    """What stands in quotes in a note, in order."""
    return [next(text for text in found.groups() if text) for found in QUOTED.finditer(note)]


def unquoted(note: str) -> str:
    """The note with something of the same length in place of what stands in quotes: offsets hold."""
    return QUOTED.sub(lambda found: _HIDDEN * len(found[0]), note)


def bare(text: str) -> str:
    """A phrase of a note without the words and marks around it."""
    text = text.strip(" \u3000，。；：:,.;!！?？")
    inner = QUOTED.fullmatch(text)
    return next(part for part in inner.groups() if part) if inner else text


def clauses_of(note: str) -> tuple[str, ...]:
    """The clauses of a note, parted outside of quotes, without the words that join them."""
    found: list[str] = []
    position = 0
    for mark in [*_CLAUSE.finditer(unquoted(note)), None]:
        end = mark.start() if mark is not None else len(note)
        clause = _JOINING.sub("", note[position:end].strip())
        found += [clause] if clause else []
        position = mark.end() if mark is not None else end
    return tuple(found)


def places_of(wanted: str, text: str) -> list[Range]:
    """Where a phrase stands in a text, whichever quotes either uses: in quotes, inner ones are others."""
    return [
        Range(*found.span()) for found in re.finditer(re.escape(wanted.translate(_QUOTES)), text.translate(_QUOTES))
    ]


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters: how like two phrases are."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))
