"""Labels: the words by which a person would ask for the value of a slot (开展讲习活动（场）, 落款日期).

A label is made of the words around the slot, at most ``LONGEST`` code points before the unit. Slots that would read
alike are numbered; one and the same name, wherever it recurs, is asked for under one label.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.documents.blanking.cells import Cell, cells_of
from service.documents.blanking.label_pieces import (
    BLANKS,
    LabelWords,
    Pieces,
    last_words,
    pieces_around,
    whole,
)
from service.documents.document import Slot
from service.text.lexicon.lexicon import Lexicon
from service.text.numbering import chinese_number
from service.text.range import Range
from service.text.values import SlotType

LONGEST = 16
_TITLES = ("视频", "书册", "文件")
"""What a title may be the title of, in the order in which the words before it are asked."""
_VALUES = frozenset({SlotType.QUANTITY, SlotType.DATE, SlotType.ORDINAL})
_SHARED = frozenset({SlotType.ORGANISATION, SlotType.PLACE, SlotType.DOCUMENT_NUMBER, SlotType.TITLE, SlotType.NAME})
_NAMED = re.compile(r"\{\{([^{}]+)\}\}|\$\{([^{}]+)\}")
_LINE_LABEL = re.compile(r"([^：:，。；、（()\t]{1,14})(?:[（(][^）)]{1,8}[）)])?[：:][ 　]*$")
_JOINED = re.compile(r"[、和及与]?")


class _Words(LabelWords):
    """With the words that say what is asked for (rules of the kinds ``label_kind`` and ``label_title``)."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        rules = lexicon.rules
        self.named = re.compile(rules.source("label_kind", "named") + "$")
        self.office = re.compile(rules.source("label_kind", "office") + "$")
        self.counting = rules.of("label_kind", "counting").words
        """Classifiers behind which the noun that they count may stand (开了45次屋场会)."""
        self.titles = tuple((rules.of("label_title", name).pattern, name) for name in _TITLES)
        self.document = re.compile(rules.source("label_title", "document_ends") + r"(?:（[^（）]{1,6}）)?》$")


def label_for(text: str, start: int, end: int, type: SlotType, unit: str | None, lexicon: Lexicon) -> str:
    """The label of one slot of a text by itself; ``labels_for`` knows its neighbours and tells them apart."""
    slot = Slot(text[start:end], type, unit, None, "", start, end, (Range(start, end),))
    return _label(slot, pieces_around(text, start, end, 0, len(text)), "", lexicon.made(_Words))


def labels_for(text: str, slots: Sequence[Slot], lexicon: Lexicon) -> tuple[Slot, ...]:
    """The slots (in order of the text, claims apart) with labels that can be told apart."""
    known = lexicon.made(_Words)
    bounds = [slot for slot in slots if slot.type in _VALUES]
    cells = cells_of(text, [Range(slot.start, slot.end) for slot in slots])
    labels: list[str] = []
    carried, value = "", 0
    for index, slot in enumerate(slots):
        while value < len(bounds) and bounds[value].start <= slot.start:
            value += 1
        own = value - (slot.type in _VALUES)
        before = bounds[own - 1].end if own else 0
        until = bounds[value].start if value < len(bounds) else len(text)
        if until == slot.end and value < len(bounds):
            until = -bounds[value].end
        previous = slots[index - 1] if index else None
        if previous is not None and re.search(r"[。！？\n]", text[previous.end : slot.start]):
            carried = ""
        if slot.start in cells:
            labels.append(_in_cell(cells[slot.start]))
            continue
        if previous is not None and _is_listed(text, previous, slot):
            labels.append(labels[-1])
            continue
        around = pieces_around(text, slot.start, slot.end, before, until)
        labels.append(whole(_label(slot, around, carried, known)))
        if slot.type is SlotType.QUANTITY and not _tells_change(around, known):
            carried = labels[-1].rpartition("（")[0] or labels[-1]
    return _told_apart(slots, labels)


def _in_cell(cell: Cell) -> str:
    """The head of the row, then that of the column with its unit (焊工·初级工, 开展活动（场）·本年)."""
    words = [_word(word) for word in (cell.row, cell.column)]
    return "·".join(_short(word) for word in dict.fromkeys(words) if word) or "填写内容"


def _line_label(line: str) -> str:
    """The label before the colon that a line's slot stands behind (填报日期：), empty where there is none."""
    if not line.rstrip(" \u3000").endswith(("：", ":")):
        return ""
    found = _LINE_LABEL.search(line)
    return _word(re.split(r"[）)】\]]|[ \u3000]{3,}", found[1])[-1]) if found else ""


def _word(words: str) -> str:
    """A head or label as one word: the spaces that spread it out removed, blanks as one stroke."""
    return re.sub(r"[\s\u3000]", "", BLANKS.sub("＿", words))


def _is_listed(text: str, previous: Slot, slot: Slot) -> bool:
    """Whether a slot is a further member of a list of bare blanks or of titles (×、×、×; 《×》《×》)."""
    if (
        slot.type is not previous.type
        or slot.type in _VALUES
        or _JOINED.fullmatch(text, previous.end, slot.start) is None
    ):
        return False
    if slot.former is not None and slot.type in (SlotType.PLACE, SlotType.ORGANISATION):
        return False  # each has a name of its own to be asked for by
    return slot.type is SlotType.TITLE or not (_own(previous) or _own(slot))


def _own(slot: Slot) -> str:
    """The words of a placeholder that are not blank; none of a former value, which is what is asked for."""
    if slot.former is not None:
        return ""
    return BLANKS.sub("", slot.text).strip('“”"《》')


def _label(slot: Slot, around: Pieces, carried: str, known: _Words) -> str:
    if named := _NAMED.search(slot.text):
        return _asked(_short((named[1] or named[2]).strip()), slot, known)
    if words := _line_label(around.line):
        return _asked(words, slot, known)
    match slot.type:
        case SlotType.QUANTITY:
            return _asked(_short(_quantity(slot, around, carried, known)), slot, known)
        case SlotType.DATE:
            return _short(_date(slot, around, known))
        case SlotType.ORGANISATION | SlotType.PLACE:
            return _place_or_organ(slot, around, known)
        case SlotType.ORDINAL:
            return _ordinal(slot, around, known)
        case SlotType.TITLE:
            return _title(slot, around, known)
        case SlotType.PERSON:
            return _person(slot, around, known)
        case SlotType.NAME:
            return _name(slot, around, known)
        case SlotType.DOCUMENT_NUMBER:
            return "文号"
        case _:
            return _short(known.matter(around.before) or known.noun(around.behind) or "填写内容")


_OFFICIAL = {
    SlotType.PERSON: "姓名",
    SlotType.PLACE: "地名",
    SlotType.TITLE: "名称",
    SlotType.NAME: "名称",
    SlotType.DOCUMENT_NUMBER: "文号",
    SlotType.ORGANISATION: "名称",
}


def _asked(words: str, slot: Slot, known: _Words) -> str:
    """The words with what is asked for: the unit of a quantity, the kind of a name unless the words say it."""
    if slot.type is SlotType.QUANTITY:
        unit = _unit(slot)
        return f"{words or '数量'}（{unit}）" if unit else words or "数量"
    kind = _OFFICIAL.get(slot.type, "")
    said = not kind or known.named.search(words)
    return words if said else f"{words}{kind}"


def _unit(slot: Slot) -> str | None:
    """The unit as it is asked for, scale included (万元, 万人次); a bracket within it (个（处）) as a stroke."""
    if slot.unit is None:
        return None
    scale = re.search(r"([万亿]+)[余多来]?" + re.escape(slot.unit), slot.text)
    return (scale[1] if scale else "") + re.sub(r"[（(](.*)[）)]", r"/\1", slot.unit)


def _quantity(slot: Slot, around: Pieces, carried: str, known: _Words) -> str:
    words = known.matter(around.before)
    follows = around.behind[:1] not in ("", "和", "、", "与", "及", "”", " ", "\u3000")
    counted = known.noun(around.behind) if follows else ""
    if _tells_change(around, known):
        change, before = known.change_at_end(around.before), around.before.rstrip()
        if change[-1:] not in ("至", "到", "为") and before.endswith((f"{change}至", f"{change}到")):
            change += before[-1]
        return f"{_object(carried, known)}{'原' if change in ('由', '从') else change}"
    if known.is_verb(words) and slot.unit is not None and slot.unit.endswith("元"):
        return f"{words if len(words) > 1 else ''}资金"
    if counted and (around.before.endswith("等") or (around.cut_off and not known.has_verb(around.before))):
        return f"{known.verb_of(carried) if around.cut_off else ''}{counted}"
    if counted and (known.is_verb(words) or not words):
        verb = words if len(words) > 1 else known.verb_of(carried) if not words else ""
        return f"{verb}{counted}"
    if counted and slot.unit in known.counting and len(counted) >= 2:
        return f"{last_words(words, LONGEST - 10)}{counted}"
    return words or (carried if around.cut_off else "") or counted


def _tells_change(around: Pieces, known: _Words) -> bool:
    """Whether the words before a value only say how it changed or what share it is (同比增长, 占)."""
    change = known.change_at_end(around.before)
    return bool(change) and len(known.matter(around.before)) <= len(change) + 1


def _object(carried: str, known: _Words) -> str:
    """The matter without its verb: 完成固定资产投资 → 固定资产投资."""
    verb = known.verb_of(carried)
    return carried[len(verb) :] if len(carried) - len(verb) >= 2 else carried


_KINDS_OF_DATE = (
    (re.compile(r"[至到—–~～]"), "起止时间"),
    (re.compile(r"年度$"), "年度"),
    (re.compile(r"日|[时点]|周"), "日期"),
    (re.compile(r"季度"), "季度"),
    (re.compile(r"月"), "月份"),
    (re.compile(r"年"), "年份"),
)


def _date(slot: Slot, around: Pieces, known: _Words) -> str:
    kind = next((name for pattern, name in _KINDS_OF_DATE if pattern.search(slot.text)), "时间")
    if not around.line.strip(" \u3000") and around.ends_line:
        return "落款日期"
    behind = re.sub(r"^(?:以前|之前|以来|前|后|底|起|被|的|[，、\s])+", "", around.behind)
    words = known.matter(known.noun(behind)) or (known.noun(behind) if not behind.startswith("，") else "")
    before = known.matter(around.before, 8)
    return f"{words or ('' if known.is_verb(before) else before)}{kind}"


def _place_or_organ(slot: Slot, around: Pieces, known: _Words) -> str:
    """Asked for by its own pattern (单位名称（区委＿部）), since the same office recurs in many clauses."""
    if slot.type is SlotType.ORGANISATION and not around.line.strip(" \u3000") and around.ends_line:
        return "落款单位"
    pattern = BLANKS.sub("＿", slot.text)
    word = "单位名称" if slot.type is SlotType.ORGANISATION else "地名"
    return f"{word}（{_short(pattern)}）" if pattern.strip("＿") else _short(f"{known.matter(around.before, 8)}{word}")


def _ordinal(slot: Slot, around: Pieces, known: _Words) -> str:
    words = known.noun(around.behind, 8) or known.matter(around.before, 8)
    kinds = (("届", "届次"), ("批", "批次"), ("期", "期次"), ("次", "次序"), ("等奖", "奖项等次"))
    return _short(words + next((name for sign, name in kinds if sign in slot.text), "序号"))


def _title(slot: Slot, around: Pieces, known: _Words) -> str:
    verb = known.verb_of(around.before)
    if known.document.search(slot.text):
        return f"{verb}文件名称"
    kind = next((name for pattern, name in known.titles if pattern.search(around.before)), "")
    return f"{verb}{kind}名称" if kind else _short(f"{known.matter(around.before, 8)}名称")


def _person(slot: Slot, around: Pieces, known: _Words) -> str:
    office = known.office.search(slot.text) if slot.former is not None else None
    own = office.group() if office else _own(slot).removesuffix("同志")
    return f"{_short(own or known.matter(around.before, 10))}姓名"


def _name(slot: Slot, around: Pieces, known: _Words) -> str:
    own = _own(slot)
    behind = known.noun(around.behind, 8)
    quoted = slot.text[:1] in '“"'
    return _short((behind if quoted and behind else own) or behind or known.matter(around.before, 8)) + "名称"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _told_apart(slots: Sequence[Slot], labels: Sequence[str]) -> tuple[Slot, ...]:
    """Number the slots that would be asked for in the same words, except one and the same name."""
    keys = [_name_asked_for(slot) or str(index) for index, slot in enumerate(slots)]
    places: dict[str, dict[str, int]] = {}
    for label, key in zip(labels, keys, strict=True):
        places.setdefault(label, {}).setdefault(key, len(places[label]) + 1)
    return tuple(
        replace(slot, label=f"{label}之{_count(places[label][key])}" if len(places[label]) > 1 else label)
        for slot, label, key in zip(slots, labels, keys, strict=True)
    )


def _name_asked_for(slot: Slot) -> str | None:
    """What makes two slots one: the same former name, or the same pattern around the blanks (区委×部)."""
    if slot.former is not None:
        return slot.text if slot.type in _SHARED or slot.type is SlotType.PERSON else None
    return slot.text if slot.type in _SHARED and _own(slot) else None


def _count(place: int) -> str:
    return chinese_number(place) if place <= 99 else str(place)
