"""How a sample speaks of itself and its area, and how the unit that drafts says the same.

An office says 我局 of itself and 全县 of its area; another says 我校 and has none. Each kind of word is moved to the
same kind. Words that are common nouns, too (学校, 辖区), stay: 家长学校 does not hold the sample's name for itself.
"""

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from service.brief import Brief, Level
from service.drafting.following.template import Template

_AREAS: Mapping[Level, tuple[str, ...]] = MappingProxyType(
    {
        Level.PROVINCE: ("省",),
        Level.CITY: ("市",),
        Level.COUNTY: ("县", "区", "旗"),
        Level.TOWNSHIP: ("镇", "乡", "街道"),
        Level.VILLAGE: ("村", "社区"),
    }
)
"""What the area of a level is called; the first is the usual one. 我国 and 全国 are the nation's, whoever says them."""
_ORGANS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("大学", "中学", "小学", "学校", "高中", "幼儿园"), "校"),
        **dict.fromkeys(("学院", "医院", "法院", "检察院", "研究院", "卫生院"), "院"),
        **dict.fromkeys(("有限责任公司", "有限公司", "公司"), "公司"),
        **dict.fromkeys(("委员会",), "委"),
        **{word: word for word in ("集团", "中心", "局", "厅", "部", "委", "馆", "站", "所", "院", "校")},
    }
)
"""What the name of an office ends with, and what it then says of itself after 我 and 本; longer endings first."""
_SURE = frozenset({"局", "厅", "校", "院", "馆", "公司", "集团", "中心"})
"""After 我 these are an office. 我站 may be “I stand”, 我所 “what I”: those only where the sample's unit is one."""
_NOT_AFTER = {
    "市": "场民值长",
    "区": "域间分别",
    "省": "略",
    "村": "民庄",
    "院": "落墙子",
    "集团": "公",
    "校": "对",
    "部": "分门署队",
    "委": "托员",
    "站": "在着",
    "所": "有以谓",
}
_OFFICES = ("委", "政府", "人民政府", "直机关", "直部门", "直各部门", "直单位")
_TOWN_OFFICES = {
    "镇": ("镇党委", "镇政府", "镇机关"),
    "乡": ("乡党委", "乡政府", "乡机关"),
    "街道": ("街道党工委", "街道办事处", "街道机关"),
}
_PART_OF_ANOTHER_WORD = "(?<![社城乡地各园街景小辖郊新老自城州林牧山湖库灌片厂矿超门夜菜集])"


def own_words(template: Template, brief: Brief) -> Mapping[str, str]:
    """Patterns of the sample's words for itself and its area, each with the brief's word for the same.

    Empty where the brief names no level, or both speak alike.
    """
    if brief.level is None:
        return {}
    words = _organ_words(template, brief)
    area = _their_area(template.text)
    ours = _our_area(brief)
    if area is not None and ours is not None and area[1] != ours:
        words |= _area_words(area, (brief.level, ours))
    return words


def _area_words(theirs: tuple[Level, str], ours: tuple[Level, str]) -> dict[str, str]:
    words = {_bounded(prefix, theirs[1]): prefix + ours[1] for prefix in "我全本"}
    if theirs[0] is Level.TOWNSHIP and ours[0] is Level.TOWNSHIP:
        pairs = zip(_TOWN_OFFICES[theirs[1]], _TOWN_OFFICES[ours[1]], strict=True)
        words |= {_PART_OF_ANOTHER_WORD + re.escape(their): our for their, our in pairs}
    elif all(level in (Level.PROVINCE, Level.CITY, Level.COUNTY) for level in (theirs[0], ours[0])):
        ends = {"委": "委(?![员托])"}
        words |= {
            f"{_PART_OF_ANOTHER_WORD}{theirs[1]}{ends.get(office, office)}": ours[1] + office for office in _OFFICES
        }
    return words


def _organ_words(template: Template, brief: Brief) -> dict[str, str]:
    ours = _organ(brief.unit)
    if ours is None:
        return {}
    named = {organ for unit in template.own_units if (organ := _organ(unit)) is not None}
    theirs = [organ for organ in dict.fromkeys(_ORGANS.values()) if organ != ours and organ in _SURE | named]
    return {_bounded(prefix, organ): prefix + ours for organ in theirs for prefix in "我本"}


def _bounded(prefix: str, word: str) -> str:
    """A pattern of 我市 that does not find it in 我市场."""
    after = _NOT_AFTER.get(word, "")
    return re.escape(prefix + word) + (f"(?![{after}])" if after else "")


def _their_area(text: str) -> tuple[Level, str] | None:
    """The level and the word of the area that a text speaks of as its own; None where it speaks of none."""
    counts: Counter[tuple[Level, str]] = Counter()
    for level, areas in _AREAS.items():
        for area in areas:
            found = re.findall("|".join(_bounded(prefix, area) for prefix in "我全本"), text)
            counts[level, area] = len(found)
    best, count = counts.most_common(1)[0]
    return best if count else None


def _our_area(brief: Brief) -> str | None:
    """The word for the brief's area: as its region ends, as its unit's name says, else the usual one of its level."""
    areas = _AREAS.get(brief.level) if brief.level is not None else None
    if areas is None:
        return None
    for name in (brief.region or "", brief.unit):
        for area in areas:
            if name.endswith(area) or (len(name) > 2 and area in name[2:]):
                return area
    return areas[0]


def _organ(unit: str) -> str | None:
    """What a unit of this name says of itself after 我; None where it speaks as its area (人民政府, 街道办事处)."""
    for ending, word in sorted(_ORGANS.items(), key=lambda item: -len(item[0])):
        if unit.endswith(ending):
            return word
    return None
