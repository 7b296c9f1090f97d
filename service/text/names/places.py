"""Places: provinces, large cities, administrative areas and facilities with a proper part (澜川市, 青禾街道柳堤社区,
岫石岭水库).

By shape, not by gazetteer: where the proper part begins, a boundary must stand (a mark, a preposition, a verb).
我市, 各街道, 示范村 and 老旧小区 have no proper part and are no places.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.text.lexicon.lexicon import Lexicon
from service.text.meanings import Named
from service.text.names.proper import begins_proper, is_known, is_proper, is_word
from service.text.range import Range
from service.text.trie import trie_pattern
from service.text.values import Mention, SlotType, Value

_CHIEF = r"长(?![\u4e00-\u9fff](?:街道|[镇乡村]|社区))"
"""县长 is no place, 东洲县长岭街道 is one."""
_AREA = re.compile(
    r"(?:自治[区州县旗]|街道(?!办(?:理|公|好))|社区|[省州盟](?![级直属内外部长])|(?<![城地都闹])市(?![场民值政面容井价级直属域内外长])"
    rf"|县(?!{_CHIEF}|[域级城直属内外])|(?<![小社地辖贸园景灾疫库])区(?!{_CHIEF}|[域间分别块位级直属内外])|旗(?![帜下舰])|(?<![城集小])镇(?![级域区街静痛长])"
    r"|(?<![城家下返])乡(?![村镇亲土贤愁音情长])|(?<![农乡山])村(?![民镇容史规居级集庄])|屯(?![兵田])|苏木)"
)
_PROPER_LENGTHS = (2, 3, 4)
_LONGEST_FACILITY = 12
_MARK = re.compile(r"[^\u4e00-\u9fff]")
_HANZI_RUN = re.compile(r"[\u4e00-\u9fff]+$")


@dataclass(frozen=True, slots=True)
class _Patterns:
    known: re.Pattern[str]
    boundary: re.Pattern[str]
    facility: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> _Patterns:
    naming = lexicon.naming
    longest_last = sorted(naming["boundary"], key=len, reverse=True)
    return _Patterns(
        re.compile(
            f"{trie_pattern(naming['province'] | naming['city'])}[省市]?(?!祝|时间|路|南路|北路|话|菜|冬奥|方|派)"
        ),
        re.compile(f"(?:{'|'.join(map(re.escape, longest_last))})$"),
        re.compile(trie_pattern(naming["place_facility"]) + "(?!组|主体活动)"),
    )


def find_places(text: str, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Places in order; what directly follows one another (临江区青禾街道) is one."""
    patterns = _patterns(lexicon)
    spans = sorted({*(Range(m.start(), m.end()) for m in patterns.known.finditer(text)), *_facilities(text, lexicon)})
    taken = {position for start, end in spans for position in range(start, end)}
    ends = {end for _, end in spans}
    for suffix in _AREA.finditer(text):
        if suffix.start() in taken:
            continue
        start = _proper_start(text, suffix.start(), ends, lexicon)
        if start is not None:
            spans.append(Range(start, suffix.end()))
            ends.add(suffix.end())
    return tuple(_merged(text, sorted(spans)))


def begins_here(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a name can begin at a place: after a mark, at the start, or after a word that a name follows."""
    if text[at : at + 1] in lexicon.naming["boundary"] and not is_known(text[at : at + 2]):
        return False  # 同 in 同南浦医院 leads to the name, 和 in 和平医院 begins it
    if at == 0 or _MARK.match(text[at - 1]):
        return True
    before = _patterns(lexicon).boundary.search(text[max(0, at - 4) : at])
    return before is not None and (len(before[0]) > 1 or not is_word(text[at - 1 : at + 1]))  # 经 in 经济 leads nothing


def _proper_start(text: str, end: int, ends: set[int], lexicon: Lexicon) -> int | None:
    """Where the proper part before ``end`` begins, None when there is none; 2 characters before 3 before 4."""
    for length in _PROPER_LENGTHS:
        start = end - length
        if start < 0 or _MARK.search(text[start:end]):
            return None
        if text[end - 1] == "贵" and not is_word(text[end - 2 : end]):
            return None  # 承蒙贵县
        if (start in ends or begins_here(text, start, lexicon)) and is_proper(text[start:end], lexicon):
            return start
    return None


def _facilities(text: str, lexicon: Lexicon) -> Iterator[Range]:
    """A facility whose words before it, from a boundary on, begin with a proper part."""
    for suffix in _patterns(lexicon).facility.finditer(text):
        run = _HANZI_RUN.search(text[max(0, suffix.start() - _LONGEST_FACILITY) : suffix.start()])
        if not run:
            continue
        first = suffix.start() - len(run[0])
        for start in range(first, suffix.start() - 1):
            body = text[start : suffix.start()]
            if begins_here(text, start, lexicon) and _names_facility(body, suffix[0], lexicon):
                yield Range(start, suffix.end())
                break


def _names_facility(body: str, suffix: str, lexicon: Lexicon) -> bool:
    """Whether the words before a facility name it: 岫石岭(水库), and for a road its two ends, 望川至清湖(高速公路)."""
    first, to, second = body.partition("至")
    if to and suffix.endswith(("路", "道")):
        return is_proper(first, lexicon) and is_proper(second, lexicon)
    return begins_proper(body, lexicon) and not any(char in lexicon.naming["function"] for char in body)


def _merged(text: str, spans: list[Range]) -> Iterator[Mention]:
    start = end = -1
    for left, right in [*spans, (len(text) + 2, len(text) + 2)]:
        if left <= end:
            end = max(end, right)
            continue
        if end > start >= 0:
            yield Mention(Value(SlotType.PLACE, text[start:end], Named(text[start:end])), start, end)
        start, end = left, right
