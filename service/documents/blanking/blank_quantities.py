"""Blanked quantities in a masked text: approximator, number, scale and unit together (**余人次, 近×万元, ×%以上)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from service.documents.blanking.blank_values import Found
from service.documents.blanking.blanks import FIRST, B
from service.text.lexicon.lexicon import Lexicon
from service.text.trie import trie_pattern
from service.text.values import SlotType

_SCALE = r"(?:万亿|千万|百万|十万|[万亿千百])"
_DASH = r"(?:[-—–~～－]{1,2}|至|到)"
_NUMBER = rf"(?:\d{{1,4}}[.．])?\d{{0,4}}{B}(?:[.．点]{B}|,{B}(?=万|元|人|户|亩))?"
_PER = (
    r"(?:/(?:平方米|平方公里|立方米|公顷|公里|千瓦时|千瓦|小时|分钟|[吨亩米斤升度户人次年月日天台套辆床座件瓶份时]|k[gm]|h|s|L|m[³23]?|t)"
    r"(?:[·•/](?:[年月日天次]|小时))?)?"
)

_RATIO = re.compile(rf"(?<=[比为]){B}[:：∶]{B}(?:[:：∶]{B})?")


def quantities(shape: str, lexicon: Lexicon) -> Iterator[Found]:
    """The blanked quantities of a masked text, a range (×元至×元) as one."""
    for match in _RATIO.finditer(shape):
        yield Found(match.start(), match.end(), SlotType.QUANTITY)
    known = lexicon.made(_Quantities)
    for match in known.pattern.finditer(shape):
        unit = match["unit"]
        decimal = re.search(rf"[.．点]{B}", match["number"]) is not None
        after = match["after"] if unit or match["after"] != "上下" else None
        if not (unit or after or match["share"] or match["scale"] or decimal):
            continue
        if decimal and re.match(r"[1-9]\d*[.．]", match["number"]) and _is_list_number(shape, match.start("number")):
            continue
        if unit is not None and _is_office(known, shape, match.start("number"), match.end("unit"), unit):
            continue
        start, before = match.start(), match["before"]
        if before and not _blurs(known, shape, start, before):
            start, before = match.end("before"), None
        words = "".join(word for word in (before, match["over"], match["after"]) if word)
        yield Found(start, match.end(), SlotType.QUANTITY, unit, words or None)


class _Quantities:
    """What is known of blanked quantities: the pattern over the units of the lexicon, the words around them."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules = lexicon.rules
        units = tuple(sorted((form, unit.not_before) for form, unit in lexicon.units.items()))
        areas = rules.of("blank_unit_area").pattern
        single = _units_pattern(
            [(form, cut) for form, cut in units if not areas.fullmatch(form)],
            {rule.value: rule.source for rule in rules.of("blank_unit").rules if rule.value},
        )
        words = rf"(?:{single})(?:[（(](?:{single})[）)])?{_PER}"
        measured = rf"{_NUMBER}{_SCALE}?(?:{words})?"
        before, over, after = (rules.source("blank_quantity", value) for value in ("before", "over", "after"))
        self.pattern = re.compile(
            rf"(?=[\d{FIRST}将接大超不至逾近约百千])"  # what none begins with is passed over at once
            rf"(?P<before>{before})?(?P<share>[百千]分之)?(?:{measured}{_DASH}(?=\d{{0,4}}{B}))?"
            rf"(?P<number>{_NUMBER})(?P<scale>{_SCALE})?(?P<over>{over})?(?P<scale_after>[万亿])?(?P<unit>{words})?"
            rf"(?P<after>{after})?"
        )
        self.not_about = rules.of("blank_quantity", "not_about").words
        self.not_short_of = rules.of("blank_quantity", "not_short_of").words
        self.staff_after = rules.of("blank_office_like", "staff_after").pattern
        self.route_after = rules.of("blank_office_like", "route_after").pattern
        self.parts_after = rules.of("blank_office_like", "parts_after").pattern
        self.route_before = self._at_end(lexicon, "route_before")
        self.shares_before = self._at_end(lexicon, "shares_before")
        self.parts_before = self._at_end(lexicon, "parts_before")
        self.office_before = self._at_end(lexicon, "office_before")
        self.group_before = self._at_end(lexicon, "group_before")
        self.road_before = self._at_end(lexicon, "road_before")
        self.festival_before = self._at_end(lexicon, "festival_before")

    @staticmethod
    def _at_end(lexicon: Lexicon, value: str) -> re.Pattern[str]:
        return re.compile(lexicon.rules.source("blank_office_like", value) + "$")


def _units_pattern(units: Sequence[tuple[str, str]], guarded: Mapping[str, str]) -> str:
    """Longest unit first; a unit that would cut a longer word in two does not match. ``units`` come with what must not
    follow, ``guarded`` are the patterns of those of which a rule says it: behind a blank 名 or 所 is nearly always
    counted, so that rules are less strict than the lexicon's characters."""
    parts: list[str] = []
    for length in sorted({len(form) for form, _ in units}, reverse=True):
        own = [(form, cut) for form, cut in units if len(form) == length]
        plain = [form for form, cut in own if not (cut or form in guarded)]
        parts += [trie_pattern(plain)] if plain else []
        parts += [
            guarded.get(form) or rf"{re.escape(form)}(?![{re.escape(cut)}])" for form, cut in own if form not in plain
        ]
    return "|".join([*parts, "[%％‰]"])


def _is_list_number(shape: str, at: int) -> bool:
    """Whether the digits before a stop and a blank are the number of an item (附件：1．×市…), not a decimal."""
    return re.search(r"[\u4e00-\u9fff]$", shape[max(0, at - 1) : at]) is None


def _blurs(known: _Quantities, shape: str, start: int, before: str) -> bool:
    """Whether 近/约 is an approximator, not the end of 最近 or 节约, nor 不到 that of 达不到."""
    if before == "不到":
        return shape[max(0, start - 1) : start] not in known.not_short_of
    return before not in {"近", "约"} or shape[max(0, start - 1) : start] not in known.not_about


def _is_office(known: _Quantities, shape: str, start: int, end: int, unit: str) -> bool:
    """Whether a classifier that is also a kind of office or place (部, 处, 组, 路) names it here."""
    left, right = shape[max(0, start - 6) : start], shape[end : end + 6]
    if unit == "部":
        return not known.parts_before.search(left) and not known.parts_after.match(right)
    if unit in {"所", "处", "站"} and known.staff_after.match(right):
        return True
    if unit == "处":
        return known.office_before.search(left) is not None
    if unit == "组":
        return known.group_before.search(left) is not None
    if unit == "道":
        return known.road_before.search(left) is not None
    if unit in {"路", "街"}:
        return not (known.route_before.search(left) or known.route_after.match(right))
    if unit == "股":
        return not known.shares_before.search(left)
    if unit == "节":
        return known.festival_before.search(left) is not None
    return False
