"""The words of notes that several kinds of wish share."""

import re

QUOTED = re.compile(r"“([^”\n]{1,400})”|‘([^’\n]{1,400})’|\"([^\"\n]{1,400})\"|'([^'\n]{1,400})'|「([^」\n]{1,400})」")
CHANGE = r"(?:改为|改成|改作|改写为|改写成|换成|换为|替换为|替换成|更正为|订正为|应为|应是|应改为|应该是|修改为|调整为)"
DELETE = r"(?:删除|删去|删掉|去掉|拿掉|删了|略去|删|不要写|不写)"


def quoted(note: str) -> list[str]:
    """What stands in quotes in a note, in order."""
    return [next(text for text in found.groups() if text) for found in QUOTED.finditer(note)]


def bare(text: str) -> str:
    """A phrase of a note without the words and marks around it."""
    text = text.strip(" \u3000，。；：:,.;!！?？")
    inner = QUOTED.fullmatch(text)
    return next(part for part in inner.groups() if part) if inner else text
