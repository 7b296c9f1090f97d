"""The head of a document: title, addressee (主送机关 or salutation), and where the body begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.lines.lines import Line
from service.documents.lines.numbers import read_heading_number
from service.documents.lines.shapes import (
    ATTACHMENT,
    DATE_LINE,
    DOCUMENT_NUMBER,
    ENDS,
    ORGAN,
    POINT_START,
    SALUTATION,
    STOP,
    TITLE_END,
    is_label,
)

_HEAD_LINES, _TITLE_LINE, _TITLE, _SHORT = 14, 60, 100, 40
_LEAD_IN = re.compile(
    r"如下|以下|包括|主要(?:是|有|做法)|情况是|目标是|分为|(?:为|是|方面|阶段|措施|要求|内容|原则|标准)[：:]$"
)
_SURNAME = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文肖温葛洪尤×*XxＸ某"
)
_NAME = rf"(?:[{_SURNAME}][\s\u3000]*[\u4e00-\u9fff×*XxＸ某](?:[\s\u3000]*[\u4e00-\u9fff×*XxＸ某])?)"
_OFFICE = r"(?:书记|部长|局长|主任|[县市区省镇乡村校院科处所站会行]长|总理|主席|经理|董事长|代表|同志)"
_AUTHOR = re.compile(rf"{_NAME}|[^，。]{{0,24}}{_OFFICE}[\s\u3000]*{_NAME}?")
_NAMED_UNIT = re.compile(r"[^：:]{1,12}(?:[区县市省镇乡村局委院校部]|街道|公司|学院|大学|社区)[：:].{6,}")
_EXCLAIMED = re.compile(r"[^。；，！？我你您们好谢]{4,24}(?:，[^。；，！？我你您们好谢]{2,24})?[！？]")
_BRACKETED = re.compile(r"[（(【\[][^（(【\[）)】\]]{1,40}[）)】\]]$")
_LETTERHEAD = re.compile(r"(?:签\s*发\s*人|会\s*签\s*人?|紧急程度|密\s*级|缓\s*急|份\s*号|保密期限)[\s\u3000]*[：:]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Head:
    """``title`` is joined from its lines; ``subtitle`` is a line with a dash below it; the body begins at ``body``."""

    title: str | None
    subtitle: str | None
    addressee: str | None
    body: int


def read_head(lines: Sequence[Line], start: int, stop: int, title_lines: int = 0) -> Head:
    """Read the head of the document that stands in ``lines[start:stop]``.

    ``title_lines`` are known to be its title (a part of a packet, named in the contents).
    """
    candidates = list(range(start, start + title_lines))
    addressee: str | None = None
    at = start + title_lines
    while at < min(stop, start + _HEAD_LINES):
        line = lines[at]
        if _is_letterhead(line.text):
            candidates.clear()
            at += 1
            continue
        if line.table or _opens_body(line, bool(candidates)):
            break
        if is_addressee(line, lines[at + 1] if at + 1 < stop else None):
            addressee = line.text.rstrip("：: \u3000")
            at += 1
            break
        if not (_beside_title(line, bool(candidates)) or (candidates and line.text == lines[candidates[0]].text)):
            candidates.append(at)
        at += 1
    chosen = tuple(candidates[:title_lines]) or _choose(lines, candidates, stop)
    if addressee is None:
        at = next((i for i in candidates if i not in chosen and (not chosen or i > chosen[-1])), at)
    title = "".join(lines[index].text for index in chosen) or None
    below = (lines[i].text for i in range(chosen[-1] + 1, at)) if chosen else ()
    subtitle = next((text.lstrip("—- ") for text in below if text.startswith(("—", "--"))), None)
    return Head(title, subtitle, addressee, at)


def _is_letterhead(text: str) -> bool:
    """Whether a line belongs to the letterhead (版头): the document number, who signs, how urgent or secret it is.

    What stands above it is the name of the organ and no title.
    """
    number = DOCUMENT_NUMBER.match(text)
    rest = text[number.end() :].strip(" \u3000\t") if number else text
    return len(text) <= _TITLE_LINE and ((number is not None and not rest) or bool(_LETTERHEAD.match(rest)))


def _opens_body(line: Line, titled: bool) -> bool:
    text = line.text
    if line.mark == "#" and not titled:
        return False
    if read_heading_number(text) or len(text) > _TITLE_LINE:
        return True
    if (ENDS.search(text) or STOP.search(text)) and (titled or not _EXCLAIMED.fullmatch(text)):
        return True
    if text[-1] in "：:":
        return bool(_LEAD_IN.search(text))
    if text.startswith(("—", "--")):
        return not titled
    if ATTACHMENT.match(text) and not ATTACHMENT.fullmatch(text):
        return True
    if POINT_START.match(text):
        return True
    return is_label(text) and not titled and not _NAMED_UNIT.match(text) and not TITLE_END.search(text)


def is_addressee(line: Line, following: Line | None) -> bool:
    """Whether a line before the body addresses somebody: short, ends with a colon, announces nothing."""
    text = line.text
    if following is None or text[-1] not in "：:" or len(text) > 80 or not _CHINESE.search(text):
        return False
    if STOP.search(text) or "；" in text:
        return False
    return bool(SALUTATION.match(text)) or not (_LEAD_IN.search(text) or ATTACHMENT.match(text))


def _beside_title(line: Line, titled: bool) -> bool:
    """Whether a line of the head is not part of the title: a date, a subtitle, an author, the mark of an attachment."""
    text = line.text
    if DATE_LINE.fullmatch(text) or ATTACHMENT.fullmatch(text) or not _CHINESE.search(text):
        return True
    if titled:
        author = _AUTHOR.fullmatch(text) or (len(text) <= 24 and ORGAN.search(text))
        if author and not TITLE_END.search(text):
            return True
        return bool(_BRACKETED.match(text)) or text.startswith(("—", "--")) or is_label(text)
    return bool(_BRACKETED.match(text)) and len(text) < 8


def _choose(lines: Sequence[Line], candidates: Sequence[int], stop: int) -> tuple[int, ...]:
    """Of the lines that may be title the first, and those that go on with it."""
    if not candidates:
        return ()
    marked = next((index for index in candidates if lines[index].mark == "#"), None)
    if marked is not None:
        return (marked,)
    lost = _lost_before_first_number(lines, candidates[-1] + 1, stop)
    chosen = [candidates[0]]
    for index in candidates[1:]:
        so_far = "".join(lines[i].text for i in chosen)
        text = lines[index].text
        if index != chosen[-1] + 1 or len(so_far) + len(text) > _TITLE or lines[index].mark:
            break
        if not _goes_on(so_far, lines[index], lost):
            break
        chosen.append(index)
    if lost and len(chosen) == 1 and not TITLE_END.search(lines[chosen[0]].text):
        return ()
    return tuple(chosen)


def _goes_on(title: str, line: Line, lost: bool) -> bool:
    text = line.text
    if TITLE_END.search(title) and not (text[0] in "的（(及和与暨" or title.endswith(("关于", "的"))):
        return False
    if text.startswith("关于") or TITLE_END.search(text):
        return True
    if line.blanks or ORGAN.search(text):
        return False
    return len(text) <= 3 or (len(text) >= 6 and not lost)


def _lost_before_first_number(lines: Sequence[Line], begin: int, stop: int) -> bool:
    """Whether the first numbered heading counts from two or more with too few lines before it that may be headings:
    then a short line at the very beginning is a heading rather than a title."""
    short = 0
    for index in range(begin, stop):
        number = read_heading_number(lines[index].text)
        if number is not None and number.level <= 2:
            return number.ordinal - 1 > short
        short += len(lines[index].text) <= _SHORT and not ENDS.search(lines[index].text)
    return False
