"""Years written digit by digit in Chinese (二〇二五年), as figures and back."""

import re

_WRITTEN = re.compile("[一二][〇○零一二三四五六七八九]{3}(?=年)")
_FIGURES = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def with_figures(text: str) -> str:
    """The text with its years in figures; as long as before."""
    return _WRITTEN.sub(lambda year: year[0].translate(_FIGURES), text)


def written_like(year: str, former: str) -> str:
    """A year of four figures, written as the year that ``former`` begins with."""
    return year.translate(_DIGITS) if _WRITTEN.match(former) else year
