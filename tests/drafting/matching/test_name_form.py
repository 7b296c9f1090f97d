"""What a blank in a title shows of it."""

import pytest

from service.drafting.matching.name_form import shows


@pytest.mark.parametrize(
    ("shown", "name", "fits"),
    [
        (("", "管理办法"), "《水库管理办法》", True),
        (("", "管理办法"), "《水库管理手册》", False),
        (("关于", "的通知"), "《关于开展安全检查的通知》", True),
        (("关于", "的通知"), "《安全检查的通知》", False),
        (("", ""), "“石桥云雾”", True),
    ],
)
def test_shows(shown: tuple[str, str], name: str, fits: bool) -> None:
    assert shows(shown, name) is fits
