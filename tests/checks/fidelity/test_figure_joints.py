import pytest

from service.checks.fidelity import figure_joints
from tests.checks.conftest import Judge

FAULTY = {
    "over and nearly": ("开展活动超过近120场。", ["E joint 「超过近120场」"]),
    "nearly and more": ("参加近1200余人。", ["E joint 「近1200余人」"]),
    "about and more": ("参加约1200余人。", ["E joint 「约1200余人」"]),
    "about and or so": ("参加约1200人左右。", ["E joint 「约1200人左右」"]),
    "over and more": ("参加超过1200余人。", ["E joint 「超过1200余人」"]),
    "grew by a negative": ("同比增长-3.2%。", ["E joint 「增长-3.2%」"]),
    "fell by a negative": ("同比下降-3.2%。", ["E joint 「下降-3.2%」"]),
    "unit twice": ("走访11次次。", ["E joint 「11次次」"]),
    "two units": ("培训12期场。", ["E joint 「12期场」"]),
    "title marks twice": ("印发《《实施方案》》。", ["E joint 「《《实施方案》》」"]),
    "range the wrong way": ("每村5—3个。", ["E joint 「5—3」"]),
    "reached points": ("提高到5个百分点。", ["E joint 「提高到5个百分点」"]),
}
CLEAN = {
    "approximators": "近120场，1200余人，超过3万元，约20家，3—5个，增长8.5%，下降3.2个百分点，增速为-1.2%。",
    "words that begin like the unit": "建设3项项目，表彰20名名师，8月12日日供水量达标，新建6场场馆。",
    "nested titles": "印发《关于贯彻〈条例〉的通知》。",
    "years": "2021—2025年实施。",
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    assert judge(figure_joints.check, draft) == expected


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(figure_joints.check, draft) == []


def test_as_the_fact_writes_it_is_only_a_warning(judge: Judge) -> None:
    assert judge(figure_joints.check, "参加近1200余人。", ["参加近1200余人"]) == ["W joint 「近1200余人」"]
