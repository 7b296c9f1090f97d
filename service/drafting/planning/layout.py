"""How a section is laid out: one paragraph, points in running text, or subheadings — for every writer alike."""

from dataclasses import dataclass
from typing import Literal

from service.brief import Brief
from service.drafting.planning.plan import Plan
from service.facts.sheet import FactSheet
from service.text.numbering import ASKED_STYLES, heading_number

FEWEST_FACTS_FOR_SUBHEADINGS = 9
_MOST_IN_WORDS = 4
"""首先，其次，再次，最后，: beyond that 第四 has to stand among them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """``level`` is that of the subheadings, ``style`` (a key of ASKED_STYLES) that of points; ``count`` of either."""

    kind: Literal["paragraph", "points", "subheadings"]
    count: int
    style: str
    level: int

    def mark(self, n: int) -> str:
        """What stands before the ``n``-th part, from 1; nothing in a plain paragraph."""
        if self.kind == "paragraph":
            return ""
        return heading_number(self.level, n) if self.kind == "subheadings" else ASKED_STYLES[self.style](n, self.count)


def layout_of(brief: Brief, sheet: FactSheet, plan: Plan) -> Layout:
    """The style that the brief asks for: subheadings where it is that of the next level. Else the style of the pattern,
    as far as that counts, or subheadings where there are many facts and a level is left for them."""
    assert brief.section is not None
    count, level = len(plan.points), min(brief.section.level + 1, 4)
    asked = (brief.requirements.number_style or "").strip()
    style = asked if asked in ASKED_STYLES else plan.pattern.style
    if style == "首先" and style != asked and count > _MOST_IN_WORDS:
        style = "一是"
    deeper = brief.section.level < level
    many = len(sheet.facts) >= FEWEST_FACTS_FOR_SUBHEADINGS and asked not in ASKED_STYLES
    subheadings = deeper and (many or asked == heading_number(level, 1))
    kind: Literal["paragraph", "points", "subheadings"] = (
        "paragraph" if count == 1 else "subheadings" if subheadings else "points"
    )
    return Layout(kind, count, style, level)
