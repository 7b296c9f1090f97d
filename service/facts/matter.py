"""The matter that words name, without what changes nothing of it: white space, punctuation, 全年, 累计."""

import re

_NOISE = re.compile(r"[\s\u3000，,。；;：:、]+")
_COLOURLESS_BEFORE = re.compile(r"^(?:全年|本年|今年|年内|本年度)")
_COLOURLESS_AFTER = re.compile(r"(?:累计|共计|总计|合计|共|累)$")


def squeezed(text: str) -> str:
    """The text without white space and the marks between clauses."""
    return _NOISE.sub("", text)


def colourless(text: str) -> str:
    """The squeezed text before a value without 全年 at its start and 累计 at its end."""
    return _COLOURLESS_AFTER.sub("", _COLOURLESS_BEFORE.sub("", squeezed(text)))
