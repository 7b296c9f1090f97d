"""The year after the one reported on moves with it where it is planned for, and nowhere else."""

import pytest

from service.drafting.following.coming_year import coming_year
from service.drafting.resources import Resources


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("二、", "工作安排\n", "2026年"),
        ("2024年工作总结和", "重点工作计划", "2026年"),
        ("短板仍然存在。", "，力争新建书房3个。", "2026年"),
        ("短板仍然存在。", "，全馆新建书房3个。", None),
        ("力争到", "建成书房30个。", None),
        ("", "是“十四五”规划收官之年。", None),
    ],
)
def test_a_planned_year_moves(before: str, after: str, expected: str | None, resources: Resources) -> None:
    start = len(before)
    assert coming_year(f"{before}2025年{after}", start, start + 5, 2024, 2025, resources.lexicon) == expected


def test_only_the_year_right_after_moves(resources: Resources) -> None:
    assert coming_year("2026年工作安排", 0, 5, 2024, 2025, resources.lexicon) is None
    assert coming_year("2024年工作安排", 0, 5, 2024, 2025, resources.lexicon) is None
