"""The layout that a brief asks for, and the one that its facts suggest."""

import pytest

from service.brief import Requirements, SectionAsked
from service.drafting.planning.layout import Layout, layout_of
from service.drafting.planning.pattern import Pattern
from service.drafting.planning.plan import Plan, PlannedPoint
from service.drafting.resources import Resources
from service.facts.sheet import read_sheet
from tests.drafting.conftest import MakeBrief

PLAN = Plan("general_work", Pattern(), (PlannedPoint("a", "甲", ("f1",)), PlannedPoint("b", "乙", ("f2",))))


def laid_out(make_brief: MakeBrief, resources: Resources, facts: int, level: int, style: str | None) -> Layout:
    brief = make_brief(*(f"完成任务{n}项" for n in range(2, facts + 2))).model_copy(
        update={
            "section": SectionAsked(heading="做法", level=level),
            "requirements": Requirements(number_style=style),
        }
    )
    return layout_of(brief, read_sheet(brief.facts, resources.lexicon), PLAN)


@pytest.mark.parametrize(
    ("facts", "level", "style", "kind", "first"),
    [
        (4, 1, None, "points", "一是"),
        (10, 1, None, "subheadings", "（一）"),
        (10, 1, "首先", "points", "首先，"),
        (4, 1, "（一）", "subheadings", "（一）"),
        (4, 3, "（1）", "subheadings", "（1）"),
        (4, 2, "（1）", "points", "（1）"),
        (4, 4, "（1）", "points", "（1）"),
        (4, 1, "①", "points", "①"),
        (4, 2, "（一）", "points", "一是"),
        (10, 1, "没有这样的", "subheadings", "（一）"),
    ],
)
def test_the_style_that_is_asked_for(
    make_brief: MakeBrief, resources: Resources, facts: int, level: int, style: str | None, kind: str, first: str
) -> None:
    layout = laid_out(make_brief, resources, facts, level, style)
    assert (layout.kind, layout.mark(1)) == (kind, first)
