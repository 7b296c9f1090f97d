"""The words of notes that several kinds of wish share."""

import re

QUOTED = re.compile(r"“([^”\n]{1,400})”|‘([^’\n]{1,400})’|\"([^\"\n]{1,400})\"|'([^'\n]{1,400})'|「([^」\n]{1,400})」")
CHANGE = (
    r"(?:应?该?改写?(?:为|成|作|回)|应?该?(?:换|替换|变更|更换)(?:为|成|作)|应?该?(?:更正|订正|修改|调整|修正)(?:为|成|到)"
    r"|应该?(?:为|是|作|写成|写作)|(?:[-—=]{1,2}>|→|⇒))"
)
DELETE = (
    r"(?:删除|删去|删掉|去掉|去除|拿掉|拿下|删了|略去|略掉|砍掉|划掉|勾掉|抹去|删"
    r"|不要写|不写|不必写|不用写|不再写|别写|不提)"
)
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


def places_of(wanted: str, text: str) -> list[tuple[int, int]]:
    """Where a phrase stands in a text, whichever quotes either uses: in quotes, inner ones are others."""
    return [found.span() for found in re.finditer(re.escape(wanted.translate(_QUOTES)), text.translate(_QUOTES))]


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters: how like two phrases are."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))
