"""Labelled lists: 组  长：…, 副组长：…, 成  员：…, 第一阶段：…, 责任单位：…; names keep their order."""

import re
from collections.abc import Sequence, Set

from service.documents.document import LabelledItem
from service.documents.lines.lines import Line
from service.documents.lines.numbers import read_heading_number
from service.documents.lines.shapes import ENDS, LABEL, NOTE, POINT_START, STOP

_SPACE = re.compile(r"[\s\u3000]+")
_SEPARATOR = re.compile(r"[、，,\s\u3000]+")
_ROLE = re.compile(
    r"(?:副|执行|常务副)?(?:组长|主任|总指挥|指挥长|主编|秘书长)|成员|成员单位|联络员|负责人|责任人|顾问|委员|召集人|联系人|编委"
)


def find_labelled(lines: Sequence[Line], body: int, stop: int, skip: Set[int]) -> list[tuple[LabelledItem, range]]:
    """The labelled items among ``lines[body:stop]`` with the lines of each; one runs on over lines aligned under it."""
    items: list[tuple[LabelledItem, range]] = []
    index = body
    while index < stop:
        line = lines[index]
        found = None if index in skip or line.table else _label(line.text)
        first = index
        index += 1
        if found is None:
            continue
        parts, end = [found["rest"].strip()], line.end
        named = bool(_ROLE.fullmatch(_SPACE.sub("", found["label"])))
        while named and index < stop and index not in skip and _aligned(lines[index], line):
            parts.append(lines[index].text)
            end = lines[index].end
            index += 1
        text = "\n".join(parts)
        item = LabelledItem(found["label"].strip(), text, _names(text) if named else (), line.start, end)
        items.append((item, range(first, index)))
    return items


def _label(text: str) -> re.Match[str] | None:
    if NOTE.match(text) or POINT_START.match(text) or read_heading_number(text):
        return None
    found = LABEL.match(text)
    return found if found and found["rest"].strip() else None


def _aligned(line: Line, first: Line) -> bool:
    """Whether a line goes on with the names of the item above: indented under it, no label, no stop."""
    if line.table or line.blanks or line.indent <= first.indent or STOP.search(line.text) or ENDS.search(line.text):
        return False
    return _label(line.text) is None and read_heading_number(line.text) is None and len(line.text) <= 60


def _names(text: str) -> tuple[str, ...]:
    """The names of a list of persons, with the office in brackets after each where it is given."""
    pieces, depth, piece = [], 0, ""
    for char in text:
        depth += (char in "（(") - (char in "）)")
        if depth == 0 and _SEPARATOR.fullmatch(char):
            pieces.append(piece)
            piece = ""
        else:
            piece += char
    pieces.append(piece)
    return tuple(name for piece in pieces if (name := piece.strip(" \u3000\n。")))
