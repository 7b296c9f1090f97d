"""Runs and paragraphs of WordprocessingML as strings. Element order follows the schema (ECMA-376 part 1, 17.3)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from service.export.layout import Face, Layout, tracking_pt
from service.text.range import Range

_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECES = re.compile("[\t\n]|[^\t\n]+")


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def legal(text: str) -> str:
    """The text without what XML cannot hold (control characters, lone surrogates)."""
    return _FORBIDDEN.sub("", text)


@dataclass(frozen=True, slots=True)
class Type:
    """A face as it is set: with the distance that each character gives up (negative, in points)."""

    face: Face
    tracking_pt: float = 0.0


def typed(face: Face, layout: Layout) -> Type:
    """A face of running text, set so that a line holds the characters it should."""
    return Type(face, tracking_pt(layout, face))


def run_properties(of: Type, highlight: bool = False) -> str:
    """``w:rPr``: the font on all four ranges, so that no theme font and no Latin font takes quotes or dashes."""
    face = of.face
    font = quoteattr(face.font)
    bold = "<w:b/><w:bCs/>" if face.bold else ""
    tracking = f'<w:spacing w:val="{twips(of.tracking_pt)}"/>' if of.tracking_pt else ""
    marked = '<w:highlight w:val="yellow"/>' if highlight else ""
    size = round(face.size_pt * 2)
    return (
        f'<w:rPr><w:rFonts w:hint="eastAsia" w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>{bold}'
        f'{tracking}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{marked}</w:rPr>'
    )


def run(text: str, of: Type, highlight: bool = False) -> str:
    """``w:r`` with tabs and line breaks as their elements; nothing for a text without legal characters."""
    inner = "".join(_pieces(legal(text)))
    return f"<w:r>{run_properties(of, highlight)}{inner}</w:r>" if inner else ""


def _pieces(text: str) -> Iterator[str]:
    for piece in _PIECES.findall(text):
        if piece == "\t":
            yield "<w:tab/>"
        elif piece == "\n":
            yield "<w:br/>"
        else:
            yield f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


@dataclass(frozen=True, slots=True)
class Indent:
    """Indents in characters of the paragraph's size, which Word follows, and in points, which all others do.

    ``left_pt`` is a place on the line, in points alone.
    """

    size_pt: float
    first_line: float = 0
    left: float = 0
    right: float = 0
    hanging: float = 0
    left_pt: float = 0

    def xml(self) -> str:
        """``w:ind``. A first-line indent of 0 is said too: the style may have another."""
        parts = [f'w:left="{twips(self.left_pt)}"'] if self.left_pt else []
        sides = [("left", self.left), ("right", self.right), ("hanging", self.hanging)]
        for name, characters in [*sides, *([] if self.hanging else [("firstLine", self.first_line)])]:
            if characters or name == "firstLine":
                points = characters * self.size_pt
                parts.append(f'w:{name}Chars="{round(characters * 100)}" w:{name}="{twips(points)}"')
        return f"<w:ind {' '.join(parts)}/>"


def paragraph(
    runs: str,
    style: str,
    *,
    indent: Indent,
    line_pt: float | None,
    before_pt: float = 0,
    after_pt: float = 0,
    alignment: str = "both",
    keep_next: bool = False,
    mark: str = "",
    section: str = "",
) -> str:
    """``w:p``. ``line_pt`` is a fixed line spacing; None leaves lines to their content, as tables need. ``mark`` is the
    ``w:rPr`` of the paragraph's end, which tells whether it was inserted or deleted.

    The fixed spacing is the grid's, so nothing is snapped to it: some programs give a larger face two lines.
    """
    keep = "<w:keepNext/>" if keep_next else ""
    around = f'w:before="{twips(before_pt)}" w:after="{twips(after_pt)}"'
    line = f'w:line="{twips(line_pt)}" w:lineRule="exact"' if line_pt is not None else 'w:line="240" w:lineRule="auto"'
    plain = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{plain}<w:spacing {around} {line}/>'
        f'{indent.xml()}<w:jc w:val="{alignment}"/>{mark}{section}</w:pPr>{runs}</w:p>'
    )


def spanned(text: str, cuts: Sequence[Range], head: int, body: Type, head_type: Type) -> str:
    """Runs of a text: the first ``head`` characters in ``head_type``, the stretches in ``cuts`` highlighted."""
    clean = [(max(0, start), min(len(text), end)) for start, end in cuts if start < end]
    edges = sorted({0, head, len(text), *(edge for cut in clean for edge in cut)})
    return "".join(
        run(
            text[start:end],
            head_type if start < head else body,
            any(first <= start and end <= last for first, last in clean),
        )
        for start, end in pairwise(edges)
    )


@dataclass(frozen=True, slots=True)
class Hand:
    """How the words of a paragraph are written: as they stand, or as changes of it. ``spanned`` is called as the
    function of that name; ``mark`` is what is said of the end of every paragraph."""

    spanned: Callable[[str, Sequence[Range], int, Type, Type], str]
    mark: str = ""


PLAIN = Hand(spanned)
