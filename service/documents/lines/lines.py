"""Lines as a reader of the document sees them: noise cut out, white space stripped, stray line breaks healed.

A ``Line`` keeps where its characters come from, so that every span found in it can be given as offsets of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.documents.document import Noise
from service.text.range import Range

BLANK = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    chr(code) for code in range(0x2000, 0x200B)
)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u00ad"
_STARS = re.compile(r"\*{2,3}(?!\*)")
_STRIP = BLANK + _INVISIBLE


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line. ``pieces`` are (index in ``text``, offset in the document) of each unbroken stretch of it.

    ``indent`` counts the white-space characters before it, ``blanks`` the blank lines; ``seam`` is the kind of noise
    that alone parts it from the line before ("invisible" for a line without anything to see); ``table`` is set for a
    row of a table; ``mark`` is the Markdown heading sign that stood before it ("##"), which is not part of ``text``.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]
    indent: int
    blanks: int
    seam: str = ""
    table: bool = False
    mark: str = ""

    @property
    def start(self) -> int:
        """The offset of the first character in the document."""
        return self.pieces[0][1]

    @property
    def end(self) -> int:
        """The offset behind the last character in the document."""
        return self.after(len(self.text))

    def at(self, index: int) -> int:
        """The offset in the document of the character at ``index``."""
        piece = self.pieces[bisect_right(self.pieces, (index, 1 << 62)) - 1]
        return piece[1] + index - piece[0]

    def after(self, index: int) -> int:
        """The offset in the document behind the character before ``index``."""
        return self.at(index - 1) + 1 if index > 0 else self.start

    def tail(self, index: int) -> "Line":
        """The line from ``index`` on, leading white space left out."""
        while index < len(self.text) and self.text[index] in _STRIP:
            index += 1
        return _cut(self, index, len(self.text))

    def joined(self, other: "Line") -> "Line":
        """This line with ``other`` set behind it, without a space."""
        shift = len(self.text)
        return replace(
            self,
            text=self.text + other.text,
            pieces=self.pieces + tuple((index + shift, offset) for index, offset in other.pieces),
        )


def _cut(line: Line, start: int, end: int) -> Line:
    pieces = [(0, line.at(start))] if start < end else [(0, line.after(end))]
    pieces += [(index - start, offset) for index, offset in line.pieces if start < index < end]
    return replace(line, text=line.text[start:end], pieces=tuple(pieces))


def read_lines(text: str, noise: Sequence[Noise] = (), tables: Sequence[Range] = ()) -> tuple[Line, ...]:
    """The visible lines of ``text``. ``noise`` and the spans of ``tables`` are in order and do not overlap.

    A line that is nothing but noise vanishes and does not count as blank: what it parted may be joined again.
    """
    lines: list[Line] = []
    blanks = 0
    seam = ""
    noise_at = table_at = 0
    for start, end in _physical(text):
        while noise_at < len(noise) and noise[noise_at].end <= start:
            noise_at += 1
        while table_at < len(tables) and tables[table_at][1] <= start:
            table_at += 1
        if noise_at < len(noise) and noise[noise_at].start < end:
            line = _assemble(text, start, end, noise, noise_at)
        else:
            line = _plain(text, start, end)
        if line is None:
            if end > start and not text[start:end].strip(_STRIP) and text[start:end].strip(BLANK):
                seam = seam or "invisible"
            elif noise_at < len(noise) and noise[noise_at].start < max(end, start + 1):
                seam = noise[noise_at].kind
            else:
                blanks += 1
            continue
        in_table = table_at < len(tables) and tables[table_at][0] < end
        if blanks or seam or in_table:
            line = replace(line, blanks=blanks, seam=seam, table=in_table)
        lines.append(_unmarked(line))
        blanks, seam = 0, ""
    return tuple(lines)


def _physical(text: str) -> Iterator[Range]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        yield Range(start, end)
        start = end + 1


def _plain(text: str, start: int, end: int) -> Line | None:
    raw = text[start:end]
    shown = raw.lstrip(_STRIP)
    indent = len(raw) - len(shown)
    shown = shown.rstrip(_STRIP)
    return Line(shown, ((0, start + indent),), indent, 0) if shown else None


def _assemble(text: str, start: int, end: int, noise: Sequence[Noise], at: int) -> Line | None:
    """A line with noise in it: what is left of it, set together."""
    stretches: list[Range] = []
    place = start
    while at < len(noise) and noise[at].start < end:
        if noise[at].start > place:
            stretches.append(Range(place, noise[at].start))
        place = max(place, noise[at].end)
        at += 1
    if place < end:
        stretches.append(Range(place, end))
    shown = "".join(text[a:b] for a, b in stretches)
    if not shown.strip(_STRIP):
        return None
    pieces, index = [], 0
    for a, b in stretches:
        pieces.append((index, a))
        index += b - a
    line = Line(shown, tuple(pieces), 0, 0)
    lead = len(shown) - len(shown.lstrip(_STRIP))
    return replace(_cut(line, lead, len(shown.rstrip(_STRIP))), indent=lead)


def _unmarked(line: Line) -> Line:
    """A line without its Markdown heading sign."""
    text = line.text
    if text[0] == "#":
        bare = text.lstrip("#")
        sign = text[: len(text) - len(bare)]
        if len(sign) <= 6 and bare[:1] in (" ", "\u3000", "\t") and bare.strip(_STRIP):
            line = replace(line.tail(len(sign)), mark=sign)
            closed = line.text.rstrip("#")
            if closed != line.text and closed.endswith(" "):
                line = _cut(line, 0, len(closed.rstrip(_STRIP)))
    return line


def markup(text: str, blanks: Sequence[Range]) -> tuple[Noise, ...]:
    """Markdown emphasis signs: asterisks in pairs on a line that are none of ``blanks``, the runs of placeholders."""
    if "**" not in text:
        return ()
    taken = {start for start, _ in blanks}
    signs: list[Noise] = []
    waiting: re.Match[str] | None = None
    for found in _STARS.finditer(text):
        if found.start() in taken:
            continue
        if waiting and waiting[0] == found[0] and "\n" not in text[waiting.end() : found.start()]:
            signs += [Noise(m[0], "markup", m.start(), m.end()) for m in (waiting, found)]
            waiting = None
        else:
            waiting = found
    return tuple(signs)
