"""Chinese written as UTF-8 and read as GBK (公司 → 鍏徃): found by turning it back.

A stretch whose GBK bytes are UTF-8 is debris. Ordinary Chinese never is: of three neighbouring characters one would
have to stand in a row of rare characters and two more in rows that no text uses side by side.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from service.text.range import Range

_STRETCH = re.compile("[^\\s\x00-\x7f，。；：、！？“”‘’《》（）【】×＿…—]{4,}")
_ODD = {"€": b"\x80"}
_SHARE = 5
_LOST = 6


def find_mojibake(text: str) -> Iterator[Range]:
    """Spans of stretches of four and more characters that are UTF-8 read as GBK, in order; cost is linear."""
    leads = _leads()
    if leads.search(text) is None:
        return
    for found in _STRETCH.finditer(text):
        if len(leads.findall(found[0])) * _SHARE >= len(found[0]) and _turns_back(found[0]):
            yield Range(*found.span())


@lru_cache(maxsize=1)
def _leads() -> re.Pattern[str]:
    """The characters as which GBK reads the first two bytes of a Chinese character or mark in UTF-8."""
    pairs = (bytes((lead, trail)) for lead in (0xE3, *range(0xE4, 0xEA), 0xEF) for trail in range(0x80, 0xC0))
    return re.compile(f"[{''.join(re.escape(pair.decode('gbk', 'ignore')) for pair in pairs)}]")


def _turns_back(stretch: str) -> bool:
    """Whether the stretch's bytes are UTF-8 of Chinese; the last character may be cut, a few bytes may be lost."""
    raw = b"".join(_ODD.get(char) or char.encode("gb18030", "ignore") for char in stretch.replace("\ufffd", ""))
    back = raw.decode("utf-8", "replace").rstrip("\ufffd")
    chinese = sum("\u4e00" <= char <= "\u9fff" or char in "，。；：、！？“”（）《》" for char in back)
    return (
        back.count("\ufffd") * _LOST <= len(back) and chinese * 5 >= len(stretch) * 2 and len(back) - chinese <= chinese
    )
