"""What may stand next to a value: the joint between a slot and the words around it.

A value is a whole quantity, title or date. A template or a writer may repeat its unit, brackets or approximator: that
is mended by dropping the repetition, never by touching the value. What contradicts the value — 超过 before 近120场,
增长 where the fact says 增长到 — cannot be mended without choosing a meaning, and is reported.
"""

import re
from dataclasses import dataclass

from service.reading.change import Change, change_before
from service.text.meanings import Amount
from service.text.values import SlotType, Value

_BRACKETS = {"《": "》", "“": "”", "〔": "〕", "「": "」", "〈": "〉", '"': '"', "‘": "’"}
_UP = frozenset(("over", "at_least"))
_DOWN = frozenset(("nearly", "under", "at_most"))
_BOUNDS = {
    "近": "nearly", "将近": "nearly", "接近": "nearly", "约": "about", "大约": "about", "左右": "about",
    "上下": "about", "超": "over", "超过": "over", "逾": "over", "突破": "over", "余": "over", "多": "over",
    "不足": "under", "不到": "under", "以下": "under", "至少": "at_least", "不少于": "at_least",
    "不低于": "at_least", "以上": "at_least", "不超过": "at_most", "不高于": "at_most", "不多于": "at_most",
    "以内": "at_most",
}  # fmt: skip
_BEFORE = re.compile(r"(?:不少于|不低于|不超过|不高于|不多于|大约|将近|接近|超过|突破|不足|不到|至少|近|约|超|逾)$")
_NOT_BEFORE = re.compile(
    r"(?:[最附靠临相亲邻贴]近|[节预签履公制契条邀合违协民相]约|大约束|反超|赶超|充足"
    r"|(?:查找|查摆|查出|找准|找出|发现|梳理|剖析|整改|改进|弥补|问题|存在|[和与及、])不足)$"
)
_AFTER = re.compile(
    r"左右(?!手|岸|翼|为难)|上下(?![一级联游文班左])|以上(?![率来])|以下(?!简称|几|方面|问题|措施|工作)|以内|余(?![额下地热量生])"
)
_BLUR_THEN_UNIT = re.compile("[余多]")
_SCALE = "十百千万亿"
_UNIT_AFTER = re.compile(r"[次场期个名人件项篇份支户处条批](?=[，。；、！？）\s]|$)")
_TIMES = re.compile("次(?![日年月数序级要生晨])")
"""人 becomes 人次 whatever follows: 870人次受灾群众."""
_SAME_UNIT = frozenset(("人", "名"))
_COUNTING_PEOPLE = frozenset("人名")
_NEAR = 8
_PART_OF_YEAR = "初底末中均内度级代轻龄关货会"
_PART_OF_MONTH = "初底末中均份度供"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A joint that cannot be mended without changing the meaning; offsets of the value in the text."""

    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Joint:
    """How many characters to drop before and after the value, and what is wrong if nothing helps."""

    drop_before: int = 0
    drop_after: int = 0
    conflict: str | None = None


def join(before: str, value: Value, after: str, said: Change | None = None) -> Joint:
    """Judge a value between the text directly before and after it. ``said`` is the change that its fact states."""
    if value.type is SlotType.QUANTITY:
        return _quantity(before, value, after, said)
    if value.type is SlotType.DATE:
        return Joint(0, _repeated_date(value.text, after))
    if value.type in (SlotType.ORDINAL, SlotType.DOCUMENT_NUMBER):
        first = 1 if value.text[:1] == "第" and before.endswith("第") else 0
        tail = value.text[-1:]
        return Joint(first, 1 if tail in "批届次期轮号" and tail and after.startswith(tail) else 0)
    close = _BRACKETS.get(value.text[:1])
    if not close or not value.text.endswith(close) or len(value.text) < 2:
        return Joint()
    return Joint(1 if before.endswith(value.text[0]) else 0, 1 if after.startswith(close) else 0)


def _quantity(before: str, value: Value, after: str, said: Change | None) -> Joint:
    change = _change_conflict(before, value, said)
    if change:
        return Joint(conflict=change)
    drop_after = _repeated_unit(value, after)
    if drop_after is None:
        return Joint(conflict=f"“{value.text}”后又写了另一个单位“{after[:1]}”，请只保留事实中的单位")
    drop_before, conflict = _bound_before(before, value)
    if conflict is None:
        more, conflict = _bound_after(value, after[drop_after:])
        drop_after += more
    return Joint(conflict=conflict) if conflict else Joint(drop_before, drop_after)


def _change_conflict(before: str, value: Value, said: Change | None) -> str | None:
    near = before[-2 * _NEAR :]
    bound = _BEFORE.search(near)
    written = change_before(near[: bound.start()] if bound else near)
    if written is None:
        return None
    if value.text[:1] in ("-", "－", "−", "负"):
        return f"“{written}”不能接负数“{value.text}”，请改写方向并在事实中去掉负号"
    if said is not None and written != said:
        return f"事实中是“{said}{value.text}”，稿中写成了“{written}{value.text}”"
    return None


def _repeated_unit(value: Value, after: str) -> int | None:
    """The length of what the text after the value writes a second time (次, 万元, %); None where it writes another
    unit. 人 before 人次 and 人大 is another word."""
    unit = value.unit
    if not unit:
        return 0
    if unit in "%％" and after[:1] in ("%", "％"):
        return 1
    scaled = re.search(f"[{_SCALE}]*{re.escape(unit)}$", value.text)
    if scaled is None:
        return 0
    for repeated in dict.fromkeys((scaled[0], unit)):
        if after.startswith(repeated):
            follows = after[len(repeated) : len(repeated) + 1]
            return 0 if unit in _SAME_UNIT and follows and follows in "次均民员口大才工力事" else len(repeated)
    if unit == "人" and _TIMES.match(after):
        return None
    other = _UNIT_AFTER.match(after)
    if other is None:
        return 0
    return 1 if {unit, other[0]} == _COUNTING_PEOPLE else None


def _bound_before(before: str, value: Value) -> tuple[int, str | None]:
    """What to drop of an approximator before the value, or why it contradicts the value.

    The value carries its own approximator: the same one again is dropped, and so is one that an exact value does not
    have (a fact of 120场 does not say 近). 突破 is a verb as well and stays before an exact value.
    """
    found = _BEFORE.search(before[-_NEAR:])
    if found is None or _NOT_BEFORE.search(before[-_NEAR:]):
        return 0, None
    own = _own_bound(value)
    if own == "exact":
        return (0 if found[0] == "突破" else len(found[0])), None
    if _contradict(_BOUNDS[found[0]], own):
        return 0, f"“{found[0]}”与“{value.text}”矛盾，请只保留事实中的说法"
    return len(found[0]), None


def _bound_after(value: Value, after: str) -> tuple[int, str | None]:
    if not value.unit and value.text[-1:].isdigit():
        blur = _BLUR_THEN_UNIT.match(after)
        if blur and len(after) > 1:
            return 1, None
    found = _AFTER.match(after)
    if found is None:
        return 0, None
    own = _own_bound(value)
    if own != "exact" and _contradict(_BOUNDS[found[0]], own):
        return 0, f"“{value.text}”与其后的“{found[0]}”矛盾，请只保留事实中的说法"
    return len(found[0]), None


def _contradict(written: str, own: str) -> bool:
    return (written in _UP and own in _DOWN) or (written in _DOWN and own in _UP) or "several" in (written, own)


def _own_bound(value: Value) -> str:
    return value.meaning.bound if isinstance(value.meaning, Amount) else "exact"


def _repeated_date(text: str, after: str) -> int:
    """The length of a repeated 年, 月 or 日; 年底, 月份 and the like are other words."""
    tail, follows = text[-1:], after[1:2]
    if tail not in ("年", "月", "日", "号") or not after.startswith(tail):
        return 0
    kept = _PART_OF_YEAR if tail == "年" else _PART_OF_MONTH if tail == "月" else ""
    return 0 if follows and follows in kept else 1
