"""The area of a named place, as the unit sees it."""

import pytest

from service.drafting.matching.areas import ANOTHER, place_scope


@pytest.mark.parametrize(
    ("place", "unit", "scope"),
    [
        ("青禾镇", "", 3),
        ("青禾镇", "青禾镇人民政府", 3),
        ("青禾镇", "石桥镇人民政府", ANOTHER),
        ("青禾镇", "云溪县水务局", 3),
        ("临江县", "云溪县水务局", ANOTHER),
        ("清水街道", "临江区青禾街道办事处", ANOTHER),
        ("柳湾村", "石桥镇人民政府", 2),
        ("青禾镇", "恒岳矿业集团有限公司", 3),
        ("开发区", "云溪县水务局", None),
    ],
)
def test_scope(place: str, unit: str, scope: int | None) -> None:
    assert place_scope(place, unit) == scope
