"""How a section is laid out: one paragraph, points in running text, or subheadings — for every writer alike."""

from dataclasses import dataclass
from typing import Literal

from service.brief import Brief
from service.drafting.plan import Plan
from service.facts.sheet import FactSheet
from service.text.numbering import POINT_STYLES, heading_number

FEWEST_FACTS_FOR_SUBHEADINGS = 9
_MOST_IN_WORDS = 4
"""首先，其次，再次，最后，: beyond that 第四 has to stand among them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """``level`` is that of the subheadings, ``style`` (a key of POINT_STYLES) that of points; ``count`` of either."""

    kind: Literal["paragraph", "points", "subheadings"]
    count: int
    style: str
    level: int

    def mark(self, n: int) -> str:
        """What stands before the ``n``-th part, from 1; nothing in a plain paragraph."""
        if self.kind == "paragraph":
            return ""
        return heading_number(self.level, n) if self.kind == "subheadings" else POINT_STYLES[self.style](n, self.count)


def layout_of(brief: Brief, sheet: FactSheet, plan: Plan) -> Layout:
    """Subheadings where there are many facts and a level is left for them, unless the brief asks for points; the style
    that it asks for, else the one of the pattern, as far as that counts."""
    assert brief.section is not None
    asked = brief.requirements.number_style in POINT_STYLES
    style = (brief.requirements.number_style if asked else None) or plan.pattern.style
    many = len(sheet.facts) >= FEWEST_FACTS_FOR_SUBHEADINGS and brief.section.level < 4 and not asked
    count = len(plan.points)
    if style == "首先" and not asked and count > _MOST_IN_WORDS:
        style = "一是"
    kind: Literal["paragraph", "points", "subheadings"] = (
        "paragraph" if count == 1 else "subheadings" if many else "points"
    )
    return Layout(kind, count, style, min(brief.section.level + 1, 4))
