"""The foot of a document: organ and date (落款), attachments, notes, and where the body ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.document import Signature
from service.documents.lines.lines import Line
from service.documents.lines.numbers import read_heading_number
from service.documents.lines.shapes import ATTACHMENT, DATE_LINE, DATE_TAIL, ENDS, NOTE, ORGAN, STOP, is_label

_FOOT_LINES, _ORGAN = 16, 40
_CONTACT = re.compile(
    r"[（(]?(?:此件|联系人|联系电话|联系方式|抄送|抄报|主送|印发|共印|电话|邮箱|地址|附注)[^。]*[）)]?$"
)
_SEAL = re.compile(r"[\s\u3000]*[（(](?:盖章|印章|公章|章|代章|签章)[）)]$")
_ORGAN_LABEL = re.compile(
    r"(?:报告|报送|填报|编制|申报|申请|汇报|上报|总结)?单位[\s\u3000]*(?:[（(]盖章[）)])?[：:][\s\u3000]*(?P<value>\S.{1,38})"
)
_DATE_LABEL = re.compile(
    r"(?:报告|报送|填报|编制|申报|申请|汇报|上报|成文)?(?:日期|时间)[：:][\s\u3000]*(?P<value>.{4,20})"
)
_ITEM = re.compile(r"[0-9０-９]{1,2}\s?[.．、][\s\u3000]*|[（(][0-9]{1,2}[）)]|[\u2460-\u2473]")


@dataclass(frozen=True, slots=True)
class Foot:
    """``used`` are the indexes of lines that belong to signature, attachments and notes rather than to the body."""

    signature: Signature
    attachments: tuple[str, ...]
    notes: tuple[str, ...]
    used: frozenset[int]


def read_foot(lines: Sequence[Line], body: int, stop: int) -> Foot:
    """Read the foot of the document whose body is ``lines[body:stop]``."""
    used: set[int] = set()
    attachments = _attachments(lines, body, stop, used)
    notes = _notes(lines, body, stop, used)
    signature = _signature(lines, body, stop, used)
    return Foot(signature, attachments, notes, frozenset(used))


def _attachments(lines: Sequence[Line], body: int, stop: int, used: set[int]) -> tuple[str, ...]:
    """Names of attachments: the list after the body (附件：1.… 2.…), else the heads of attached pages (附件1)."""
    listed: list[str] = []
    pages: list[str] = []
    for index in range(body, stop):
        found = ATTACHMENT.match(lines[index].text)
        if found is None or lines[index].table or len(lines[index].text) > 80:
            continue
        used.add(index)
        rest = lines[index].text[found.end() :].strip()
        if not rest and "：" not in found[0] and ":" not in found[0]:
            pages.append(found[0])
            continue
        if rest:
            listed.extend(_items(rest))
        after = index + 1
        while after < stop and after <= index + 40 and _listed(lines[after], lines[index], len(listed)):
            used.add(after)
            listed.extend(_items(lines[after].text))
            after += 1
    return tuple(listed or pages)


def _listed(line: Line, first: Line, count: int) -> bool:
    """Whether a line goes on with a list of attachments: the next number, without a stop."""
    found = _ITEM.match(line.text)
    if found is None or ENDS.search(line.text) or STOP.search(line.text[found.end() :]) or len(line.text) > 60:
        return False
    number = read_heading_number(line.text)
    return number is not None and number.ordinal == count + 1


def _items(text: str) -> list[str]:
    found = _ITEM.match(text)
    return [text[found.end() :].strip() if found else text.strip()]


def _notes(lines: Sequence[Line], body: int, stop: int, used: set[int]) -> tuple[str, ...]:
    notes = []
    for index in range(body, stop):
        found = NOTE.match(lines[index].text)
        if found and not lines[index].table and found[0][0] in "备注":
            used.add(index)
            notes.append(lines[index].text[found.end() :].strip())
    return tuple(notes)


def _signature(lines: Sequence[Line], body: int, stop: int, used: set[int]) -> Signature:
    """The signature before the first attached page, else the one at the very end."""
    pages = (i for i in sorted(used) if ATTACHMENT.fullmatch(lines[i].text) and lines[i].text[-1] not in "：:")
    for end in dict.fromkeys((next(pages, stop), stop)):
        signature = _signed(lines, body, end, used)
        if signature.organ or signature.date:
            return signature
    return Signature(None, None)


def _signed(lines: Sequence[Line], body: int, stop: int, used: set[int]) -> Signature:
    """The signature in the last lines before ``stop``; its lines are added to ``used``."""
    tail = [i for i in range(max(body, stop - _FOOT_LINES), stop) if i not in used and not lines[i].table]
    while tail and _CONTACT.match(lines[tail[-1]].text) and len(lines[tail[-1]].text) <= 80:
        used.add(tail.pop())
    if labelled := _labelled(lines, tail[-2:]):
        used.update(tail[-2:])
        return labelled
    for place in range(len(tail) - 1, max(len(tail) - 5, -1), -1):
        line = lines[tail[place]]
        whole = DATE_LINE.fullmatch(line.text)
        if whole:
            used.add(tail[place])
            organs = _organs(lines, tail[:place])
            used.update(organs)
            names = [_SEAL.sub("", lines[i].text) for i in organs]
            return Signature("、".join(names) or None, whole["date"])
        combined = DATE_TAIL.search(line.text)
        if combined and len(line.text) <= _ORGAN + 14 and not STOP.search(line.text) and not is_label(line.text):
            organ = line.text[: combined.start()].strip()
            if organ and (ORGAN.search(organ) or len(organ) <= 4) and not read_heading_number(line.text):
                used.add(tail[place])
                return Signature(organ, combined["date"])
    if len(tail) >= 2 and _may_sign(lines[tail[-1]]) and ORGAN.search(lines[tail[-1]].text) and _ended(lines, tail[-1]):
        used.add(tail[-1])
        return Signature(lines[tail[-1]].text, None)
    return Signature(None, None)


def _labelled(lines: Sequence[Line], last: Sequence[int]) -> Signature | None:
    """A signature of two labelled lines: 报送单位：… / 报送日期：…"""
    if len(last) < 2:
        return None
    organ = _ORGAN_LABEL.fullmatch(lines[last[0]].text)
    date = _DATE_LABEL.fullmatch(lines[last[1]].text)
    if not (organ and date and DATE_LINE.fullmatch(date["value"])):
        return None
    return Signature(organ["value"], date["value"])


def _organs(lines: Sequence[Line], before: Sequence[int]) -> list[int]:
    """The lines that name who signs, right above the date."""
    organs: list[int] = []
    for index in reversed(before[-3:]):
        if not _may_sign(lines[index]) or (organs and not ORGAN.search(lines[index].text)):
            break
        organs.insert(0, index)
    return organs


def _may_sign(line: Line) -> bool:
    text = line.text
    if len(text) > _ORGAN or line.mark or text[-1] in "，、：:":
        return False
    return not (STOP.search(text) or ENDS.search(text) or read_heading_number(text) or is_label(text))


def _ended(lines: Sequence[Line], index: int) -> bool:
    return bool(ENDS.search(lines[index - 1].text)) or lines[index].blanks > 0
