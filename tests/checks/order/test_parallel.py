import pytest

from service.checks.order import parallel
from tests.checks.conftest import Judge

FAULTY = {
    "headings of other lengths": (
        "1# 一、强化理论武装\n甲。\n1# 二、进一步抓实抓细集中学习\n乙。\n1# 三、推动学用结合\n丙。",
        ["进一步抓实抓细集中学习"],
    ),
    "two headings": ("1# 一、强化理论武装\n甲。\n1# 二、学\n乙。", ["学"]),
    "points": ("一是强化理论武装。甲。二是学。乙。三是推动学用结合。丙。", ["学"]),
    "clauses": (
        "1# 一、以学铸魂，以学促干\n甲。\n1# 二、领学促学，学深悟透\n乙。\n1# 三、丰富学习载体\n丙。",
        ["丰富学习载体"],
    ),
    "run-in headings": ("1p 一、强化理论武装。甲。\n1p 二、抓学习。乙。\n1p 三、推动学用结合。丙。", ["抓学习"]),
}
CLEAN = {
    "same length": "1# 一、强化理论武装\n甲。\n1# 二、抓实集中学习\n乙。\n1# 三、推动学用结合\n丙。",
    "same frame": "1# 一、党建引领有力度\n甲。\n1# 二、项目建设推进有速度\n乙。\n1# 三、服务有温度\n丙。",
    "usual parts": "1# 一、主要工作及成效\n甲。\n1# 二、存在的问题\n乙。\n1# 三、下一步工作打算\n丙。",
    "nothing aimed at": "1# 一、学习\n甲。\n1# 二、狠抓落实见行动\n乙。\n1# 三、整改问题\n丙。",
    "one alone": "1# 一、学习\n甲。",
    "other sections have their own": (
        "1# 一、强化学习\n2# （一）抓实理论武装\n甲。\n2# （二）抓好集中学习\n乙。"
        "\n1# 二、狠抓落实\n2# （一）学\n丙。\n2# （二）做\n丁。"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("draft", "spans"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, spans: list[str]) -> None:
    assert judge(parallel.check, draft) == [f"W parallel 「{span}」" for span in spans]


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(parallel.check, draft) == []
