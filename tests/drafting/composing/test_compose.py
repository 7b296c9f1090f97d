"""How long a section is made: facts first, then purposes, as far as the brief asks for."""

import re

from service.brief import Requirements
from service.drafting.drafting import draft_section
from service.drafting.resources import Resources
from tests.drafting.conftest import MakeBrief

FACTS = ("开展理论学习中心组集中学习12次", "举办读书班8期", "组织志愿服务活动20余场", "招募志愿者460人")


def bodies(resources: Resources, make_brief: MakeBrief, least: int) -> list[str]:
    """The points of a section that must have so many characters."""
    brief = make_brief(*FACTS, requirements=Requirements(length=(least, 2000), points=2).model_dump())
    return [block.text for block in draft_section(brief, resources).blocks[2:]]


def purposes(body: str) -> int:
    """The clauses after the last figure of a point."""
    return len(re.findall("[^，。]+[，。]", re.split("[0-9]+[期人次场余]+。", body)[-1]))


def test_without_a_length_no_purposes(resources: Resources, make_brief: MakeBrief) -> None:
    assert [purposes(body) for body in bodies(resources, make_brief, 0)] == [0, 0]


def test_every_point_has_a_purpose_before_one_has_two(resources: Resources, make_brief: MakeBrief) -> None:
    found = [[purposes(body) for body in bodies(resources, make_brief, least)] for least in range(100, 400, 10)]
    assert all(abs(first - second) <= 1 for first, second in found)
    assert max(found) == [2, 2]
