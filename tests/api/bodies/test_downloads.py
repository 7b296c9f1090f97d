"""Names of downloads are safe whatever the heading says."""

from urllib.parse import unquote

import pytest

from service.api.bodies.downloads import attachment, file_name


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("抓实机关党建", "抓实机关党建.docx"),
        ("a/b\\c:d*e?f", "a_b_c_d_e_f.docx"),
        ("../../etc/passwd", "etc_passwd.docx"),
        ("con", "_con.docx"),
        ("LPT1.x", "_LPT1.x.docx"),
        ("", "未命名.docx"),
        (" . ", "未命名.docx"),
        ("换\r\n行\u202e倒", "换_行倒.docx"),
        ("长" * 300, "长" * 80 + ".docx"),
    ],
)
def test_file_names(stem: str, name: str) -> None:
    assert file_name(stem, ".docx") == name


def test_both_names_are_given() -> None:
    value = attachment('抓"实".docx')["Content-Disposition"]
    assert value.startswith('attachment; filename="')
    assert unquote(value.partition("filename*=UTF-8''")[2]) == "抓_实.docx"
    assert value.isascii()
    assert "\r" not in value
