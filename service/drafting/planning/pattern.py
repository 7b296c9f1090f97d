"""The pattern of a section: how its points are marked and how its themes are shaped, learnt from the grounding."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.document import Point
from service.drafting.planning.phrases import Shape
from service.text.numbering import POINT_STYLES

DEFAULT_STYLE = "一是"


@dataclass(frozen=True, slots=True)
class Pattern:
    """``style`` is a key of POINT_STYLES; ``shape`` a shape of themes; ``points`` the usual number of points."""

    style: str = DEFAULT_STYLE
    shape: Shape = "six"
    points: int = 3


def learn_pattern(sections: Sequence[Sequence[Point]], default: Pattern) -> Pattern:
    """The pattern that most of the grounding sections share; the default where they show none.

    ``sections`` are the points of each section, best first; ties go to the better section.
    """
    styles: Counter[str] = Counter()
    shapes: Counter[Shape] = Counter()
    counts: Counter[int] = Counter()
    for points in sections:
        if len(points) < 2:
            continue
        styles[_style(points[0].number)] += 1
        counts[min(len(points), 5)] += 1
        lengths = [_length(point.theme) for point in points if point.theme]
        if lengths:
            shapes[_shape(sorted(lengths)[len(lengths) // 2])] += 1
    return Pattern(
        style=styles.most_common(1)[0][0] if styles else default.style,
        shape=shapes.most_common(1)[0][0] if shapes else default.shape,
        points=counts.most_common(1)[0][0] if counts else default.points,
    )


def _style(number: str) -> str:
    for style, mark in POINT_STYLES.items():
        if number.rstrip("，、, ") == mark(1, 3).rstrip("，"):
            return style
    return DEFAULT_STYLE


def _length(theme: str) -> int:
    return sum(1 for char in theme if char not in "，、, ")


def _shape(length: int) -> Shape:
    return "four" if length <= 4 else "six" if length <= 7 else "eight"
