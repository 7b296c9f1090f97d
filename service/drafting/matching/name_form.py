"""Names, titles, dates and ordinals: what of the value itself says that it follows the one that stood there before."""

import re
from dataclasses import replace

from service.drafting.matching.candidates import Candidate
from service.drafting.matching.marked_text import CUT
from service.text.meanings import Moment, Period, Rank
from service.text.values import SlotType

_KINDS = re.compile(
    r"(?:实施方案|总体方案|工作方案|方案|实施办法|管理办法|办法|实施意见|意见|条例|规定|实施细则|细则|通知|工作要点|要点|规划|工作计划|计划|标准"
    r"|规范|规程|指南|指引|目录|清单|制度|责任制|措施|通报|公告|决定|纲要|章程|公约|手册|白皮书|报告|倡议书|准则|守则|预案|协议|合同)$"
)
_HONOUR = re.compile(
    r"(?:先进|文明|模范|示范|优秀|标兵|红旗|最美|十佳)[^“”]{0,12}”$|(?:奖|奖状|奖章|称号|先锋号|文明号|示范岗|文明岗|标兵|工匠)”?$"
)
"""Which honour was won says nothing of another one: a new one must be of the same name."""
_ADDED = frozenset((SlotType.NAME, SlotType.ORGANISATION, SlotType.PLACE, SlotType.PERSON))
_ASIDE = re.compile(r"[（(][^（）()]{1,16}[）)]$")
_NOT_TOPIC = re.compile(r"[0-9〇零一二三四五六七八九十]+|年度?|关于|印发|的|第|届|版|试行|[《》“”\"（）()—\-、]")
_NUMBER_PART = re.compile(r"[〔\[（(【]?[0-9]{4}[〕\]）)】]?.*$")
SAME_KIND_LEAST = 0.25
OTHER_KIND_LEAST = 0.6
SAME_ROLE = 0.6
_ROLE = 2


def resemblance(slot: Candidate, value: Candidate, years: int | None) -> float | None:
    """How much the value's own form speaks for it, in [0, 1]; None where the form says nothing; 0 speaks against it.

    ``years`` is how many years lie between the template's report and this one.
    """
    former = slot.value
    if former is None or value.value is None:
        return None
    match slot.kind.type:
        case SlotType.TITLE:
            return _titles(slot.text, value.text)
        case SlotType.DOCUMENT_NUMBER:
            return 1.0 if _NUMBER_PART.sub("", slot.text) == _NUMBER_PART.sub("", value.text) else 0.0
        case SlotType.ORDINAL:
            return _ranks(former.meaning, value.value.meaning)
        case SlotType.DATE:
            return _dates(former.meaning, value.value.meaning, years)
        case SlotType.PERSON:
            return 1.0 if slot.text == value.text else _roles(slot, value)
        case _:
            return _names(slot, value)


def shows(shown: tuple[str, str], name: str) -> bool:
    """Whether a name begins and ends as the blank that it is to fill shows (《××管理办法》)."""
    bare = name.strip("《》“”")
    return bare.startswith(shown[0]) and bare.endswith(shown[1])


def with_form(type: SlotType, score: float, form: float) -> float:
    """A score by words together with what the form says (see ``resemblance``)."""
    if not form or not (score or form == 1.0):
        return 0.0
    both = score * 0.55 + form * 0.45
    return max(both, min(1.0, score + 0.25 * form)) if type in _ADDED else both


def _names(slot: Candidate, value: Candidate) -> float | None:
    """A name like the former one speaks for it; a longer or shorter form of it, or a part of a longer name, against."""
    if slot.text == value.text:
        return 0.0 if _came_new(slot, value) else 1.0
    if slot.text in value.text or value.text in slot.text or slot.joined != value.joined:
        return 0.0
    shared = _pairs_shared(slot.text, value.text)
    if _HONOUR.search(slot.text) and shared < SAME_KIND_LEAST:
        return 0.0
    return shared or None


def _came_new(slot: Candidate, value: Candidate) -> bool:
    """Whether what was new then (新建柳林镇消防站) is only spoken of now: the same thing does not come new twice."""
    return slot.weighted.conditions.fresh and not value.weighted.conditions.newly


def _roles(slot: Candidate, value: Candidate) -> float | None:
    """Two persons before whom the same office stands (护林员, 志愿者代表)."""
    mine, theirs = (each.weighted.own.chars.partition(CUT.chars)[0] for each in (slot, value))
    return SAME_ROLE if len(mine) >= _ROLE and mine[-_ROLE:] == theirs[-_ROLE:] else None


def _titles(former: str, new: str) -> float:
    """Titles of one kind (办法, 条例) on a like topic; of another kind only where the topic is nearly the same."""
    if former == new:
        return 1.0
    former, new = (_ASIDE.sub("", title.strip("《》")) for title in (former, new))
    kinds = [found[0] if (found := _KINDS.search(title)) else "" for title in (former, new)]
    bare = [title[: len(title) - len(kind)] for title, kind in zip((former, new), kinds, strict=True)]
    topic = _pairs_shared(*bare)
    same = kinds[0] == kinds[1] or (kinds[0][-2:] == kinds[1][-2:] and bool(kinds[0]))
    if topic < (SAME_KIND_LEAST if same else OTHER_KIND_LEAST):
        return 0.0
    return topic if same else topic * 0.6


def _ranks(former: object, new: object) -> float | None:
    """The next one of a series of numbered things (第三届 → 第四届)."""
    if not isinstance(former, Rank) or not isinstance(new, Rank):
        return None
    if former.words != new.words or len(former.numbers) != len(new.numbers):
        return 0.0
    return 1.0 if new.numbers[-1] - former.numbers[-1] == 1 else None


def _dates(former: object, new: object, years: int | None) -> float | None:
    """The same part of the year that is reported on now."""
    if not isinstance(former, Period) or not isinstance(new, Period) or years is None:
        return None
    if former.start.day is not None or former.start.time is not None:
        return None  # days are told by what happened on them
    moved = Period(_later(former.start, years), _later(former.end, years) if former.end else None, former.part)
    parts = {"底", "末"}
    same_part = moved.part == new.part or {moved.part, new.part} == parts
    if (moved.start, moved.end) == (new.start, new.end) and same_part:
        return 1.0 if former.end is not None or former.part or former.start.month is not None else None
    return None


def _later(moment: Moment, years: int) -> Moment:
    return replace(moment, year=moment.year + years) if isinstance(moment.year, int) else moment


def _pairs_shared(one: str, other: str) -> float:
    """Dice's share of pairs of neighbouring characters, numbers and marks left out."""
    one, other = _NOT_TOPIC.sub("", one), _NOT_TOPIC.sub("", other)
    first = {one[i : i + 2] for i in range(len(one) - 1)}
    second = {other[i : i + 2] for i in range(len(other) - 1)}
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0
