import pytest

from service.checks.order import structure
from tests.checks.conftest import Judge

FAULTY = {
    "no body": ("1# 一、学习", {}, ["E structure"]),
    "empty block": ("1# 一、学习\n甲。\n ", {}, ["E structure 「 」"]),
    "heading with nothing under it": ("1# 一、学\n1# 二、做\n乙。", {}, ["E structure 「一、学」"]),
    "last heading with nothing under it": ("1# 一、学\n甲。\n1# 二、做", {}, ["E structure 「二、做」"]),
    "heading before the signature": ("1# 一、学\n甲。\n1# 二、做\n~ 某局", {}, ["E structure 「二、做」"]),
    "section's heading is not there": ("1# 一、学习\n甲。", {"section": {"heading": "抓实学习"}}, ["E structure"]),
    "heading of the outline is not there": (
        "1# 一、学\n甲。",
        {"outline": [{"heading": "学"}, {"heading": "做"}]},
        ["E structure"],
    ),
    "headings in another order": (
        "1# 一、做\n甲。\n1# 二、学\n乙。",
        {"outline": [{"heading": "学"}, {"heading": "做"}]},
        ["E structure"],
    ),
    "fewer points": ("一是学。二是做。", {"requirements": {"points": 3}}, ["W structure"]),
    "fewer subheadings": (
        "1# 主要工作\n2# （一）学\n甲。\n2# （二）做\n乙。",
        {"requirements": {"points": 3}, "section": {"heading": "主要工作"}},
        ["W structure"],
    ),
}


@pytest.mark.parametrize(("draft", "fields", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, fields: dict[str, object], expected: list[str]) -> None:
    section = {"heading": draft.removeprefix("1# ").split("\n")[0].lstrip("一、")}
    assert judge(structure.check, draft, **({} if "outline" in fields else {"section": section}), **{}) is not None
    assert (
        judge(structure.check, draft, **({"section": section} | fields if "outline" not in fields else fields))
        == expected
    )


@pytest.mark.parametrize(
    ("draft", "points"),
    [("一是学。二是做。三是改。", 3), ("——学。\n——做。", 2), ("首先，学。其次，做。最后，改。", 3), ("甲。", 1)],
)
def test_points_as_asked(judge: Judge, draft: str, points: int) -> None:
    assert judge(structure.check, draft, requirements={"points": points}) == []


def test_headings_as_asked(judge: Judge) -> None:
    outline = [{"heading": "学"}, {"heading": "做，改"}]
    assert judge(structure.check, "1# 一、学\n2# （一）深学\n甲。\n1# 二、做，改\n乙。", outline=outline) == []
