"""The words around a slot that say what it is: the piece of the clause before it, the noun behind it.

Every look is bounded by ``WINDOW`` code points and by the line, so that labelling is linear in the number of slots.
"""

import re
from dataclasses import dataclass

from service.text.lexicon.lexicon import Lexicon
from service.text.words import cut

WINDOW = 60
BLANKS = re.compile(
    r"[×✕╳*＊XxＸｘ_＿○〇◯□△\\]+|某+|[〔（(【\[《“][ \u3000…]*[〕）)】\]》”]|\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}"
)
_QUOTED = re.compile(r"“[^“”\n]*”")
_SHORT_BRACKET = re.compile(r"[（(](?:[ \u3000]{0,20}|[^（）()\n]{1,2})[）)]")
_CLAUSE_STOP = re.compile(r"[，。；：！？,;:!?\n\t（）()]|——")
_MEANING_VERB = 8


@dataclass(frozen=True, slots=True)
class Pieces:
    """What stands around a slot, other blanks left out.

    ``before`` reaches back to the clause's start or the value before, ``behind`` likewise ahead; ``line`` is all before
    it on its line as far as was looked at; ``cut_off``: the value before stands in the same clause.
    """

    before: str
    behind: str
    line: str
    ends_line: bool
    cut_off: bool


def pieces_around(text: str, start: int, end: int, after: int, until: int) -> Pieces:
    """The pieces around ``text[start:end]``, not reaching behind ``after`` nor beyond ``until``.

    A negative ``until`` says that another value follows at once and ends there: the noun behind both is taken.
    """
    left, right = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    stops = [stop.end() for stop in _CLAUSE_STOP.finditer(_plain(left))]
    begin = start - len(left) + (stops[-1] if stops else 0)
    stop = _CLAUSE_STOP.search(_plain(right))
    finish = end + (stop.start() if stop else len(right))
    behind = text[-until:finish].rpartition("的")[2] if until < 0 else text[end : max(end, min(finish, until))]
    return Pieces(
        before=BLANKS.sub("", text[min(max(begin, after), start) : start]),
        behind=BLANKS.sub("", behind),
        line=left.rpartition("\n")[2],
        ends_line=not right.partition("\n")[0].strip(),
        cut_off=begin < after <= start,
    )


def _plain(piece: str) -> str:
    """A piece of the same length in which quotations, empty and short brackets stop no clause."""
    if "“" in piece:
        piece = _QUOTED.sub(_same_length, piece)
    if "（" in piece or "(" in piece:
        piece = _SHORT_BRACKET.sub(_same_length, piece)
    return piece


def _same_length(found: re.Match[str]) -> str:
    return "\0" * (found.end() - found.start())


def last_words(piece: str, longest: int) -> str:
    """The last whole words of a piece, at most ``longest`` code points of them."""
    if len(piece) <= longest:
        return piece
    kept = ""
    for word in reversed(cut(piece[-3 * longest :])):
        if len(word) + len(kept) > longest:
            break
        kept = word + kept
    return kept or piece[-longest:]


def first_words(piece: str, longest: int) -> str:
    """The first whole words of a piece, at most ``longest`` code points of them."""
    if len(piece) <= longest:
        return piece
    kept = ""
    for word in cut(piece[: 3 * longest]):
        if len(word) + len(kept) > longest:
            break
        kept += word
    return kept or piece[:longest]


def whole(label: str) -> str:
    """The label without half a pair of quotes, title marks or brackets (幸福食堂”就餐老人), nor a mark at its start."""
    stem, bracket, unit = label.rpartition("（") if label.endswith("）") else (label, "", "")
    for opening, closing in ("“”", "《》", "（）"):
        if opening not in stem and closing not in stem:
            continue
        waiting: list[int] = []
        cut = 0
        for position, char in enumerate(stem):
            if char == opening:
                waiting.append(position)
            elif char == closing and waiting:
                waiting.pop()
            elif char == closing:
                cut = position + 1
        unclosed = next((position for position in waiting if position >= cut), None)
        stem = stem[cut:] if unclosed is None else stem[cut:unclosed] or stem[unclosed + 1 :]
    stem = stem.lstrip("、，。；：,; ")
    return f"{stem}{bracket}{unit}" if stem else label


class LabelWords:
    """What the words of a piece do: which are no part of the matter, which are verbs, which tell a change.

    The words are rules of the kind ``label`` (``corpus/reading/labels.yaml``).
    """

    def __init__(self, lexicon: Lexicon) -> None:
        def words(value: str) -> str:
            return lexicon.rules.source("label", value)

        self.leading = re.compile(rf"(?:[、\s\u3000”]|{words('leading')}|[0-9０-９.\-—–]+)+")
        self.trailing = re.compile(rf"(?:{words('trailing')}|[、，：:（(\s\u3000“])+$")
        self.change = re.compile(rf"{words('change')}$")
        self.verb = re.compile(words("verb"))
        self.verb_only = re.compile(rf"(?:{words('verb')}|[由对为在把有给向从])+$")
        self.noun_stop = re.compile(words("noun_stop"))
        self.changed = re.compile(words("changed"))
        """What became of the value before (由9份减至5份): no noun of its own."""

    def matter(self, piece: str, longest: int = 12) -> str:
        """The words of a piece that say what is counted: from its last verb, without what leads up to the number."""
        piece = re.sub(r"“[^“”]*[、，][^“”]*”$|^（[^（）]*）", "", self.trailing.sub("", piece))
        piece = self.trailing.sub("", piece)
        piece = piece[piece.rfind("、") + 1 :]
        leading = self.leading.match(piece)
        piece = piece[leading.end() :] if leading else piece
        if len(piece) > _MEANING_VERB:
            verbs = [verb.start() for verb in self.verb.finditer(piece) if len(piece) - verb.end() >= 2]
            piece = piece[verbs[-1] :] if verbs else piece
        return last_words(piece, longest)

    def verb_of(self, piece: str) -> str:
        """The verb that a piece begins with, empty where it begins with none."""
        leading = self.leading.match(piece)
        found = self.verb.match(piece, leading.end() if leading else 0)
        return found.group() if found else ""

    def has_verb(self, piece: str) -> bool:
        """Whether a piece holds a verb of doing."""
        return self.verb.search(piece) is not None

    def is_verb(self, piece: str) -> bool:
        """Whether a piece is a verb or preposition alone, whose object is to come."""
        return self.verb_only.fullmatch(piece) is not None

    def noun(self, piece: str, longest: int = 10) -> str:
        """The noun that a quantity counts, where it stands behind it (×个|软弱涣散村党组织)."""
        if self.changed.match(piece):
            return ""
        if piece[:1] in ("由", "以"):
            piece = piece.partition("的")[2] or piece
        stop = self.noun_stop.search(piece, 1)
        return first_words((piece[: stop.start()] if stop else piece).strip(" \u3000“”"), longest)

    def change_at_end(self, piece: str) -> str:
        """The words of change or share at the end of a piece (同比增长, 占比), which need the matter before them."""
        found = self.change.search(self.trailing.sub("", piece)) or self.change.search(piece.rstrip(" "))
        return found.group() if found else ""
