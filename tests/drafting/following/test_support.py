"""A claim rests on a fact that says the same, and on nothing less."""

import pytest

from service.drafting.following.support import Support
from service.drafting.resources import Resources
from service.facts.sheet import read_sheet
from tests.drafting.conftest import MakeBrief


@pytest.mark.parametrize(
    ("claim", "fact"),
    [
        ("被评为省级文明单位", "f1"),
        ("2024年，被评为省级文明单位。", "f1"),
        ("建成党员活动室", "f2"),
        ("荣获全国先进集体", None),
        ("。", None),
    ],
)
def test_support(resources: Resources, make_brief: MakeBrief, claim: str, fact: str | None) -> None:
    brief = make_brief("2024年，被评为省级文明单位", "机关建成党员活动室2个")
    assert Support(read_sheet(brief.facts, resources.lexicon)).of(claim) == fact
