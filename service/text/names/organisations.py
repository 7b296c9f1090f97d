"""Organisations: a place and what ends an office's name (临江区教育局), a company, school or hospital with a proper
part, the central organs; and a partner named by its level (与区税务局 …).

市委, 区教育局 as the office speaks of itself, 各街道, 相关部门 are role words: they mean another office in every
document.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.text.lexicon.lexicon import Lexicon
from service.text.meanings import Named
from service.text.names.places import begins_here
from service.text.names.proper import begins_proper, is_word
from service.text.range import Range
from service.text.trie import trie_pattern
from service.text.values import Mention, SlotType, Value

_NOT_BEFORE = {
    "局": "长面部势限促",
    "厅": "长局",
    "委": "员托派任屈常",
    "政府": "部工性采",
    "人大": "代",
    "政协": "委",
    "工会": "员会",
    "公司": "法",
    "银行": "卡业账存贷网家",
    "集团": "军",
    "学校": "里园",
    "学院": "派",
    "大学": "生习城",
    "学会": "了",
    "工作队": "员伍",
    "党组": "书成",
    **dict.fromkeys(("党委", "支部", "党支部", "团委"), "书"),
    **dict.fromkeys(("中学", "小学"), "生习"),
    **dict.fromkeys(("支队", "大队", "中队", "支行", "分行"), "长"),
}
_LONGEST_BODY = 12
_LONGEST_FURTHER = 4
_MOST_PARTS = 4
_LONGEST_ALONE = 14
_SHORTEST_FIRM = 4
_HANZI_RUN = re.compile(r"[\u4e00-\u9fff]+$")
_LEVEL_PARTNER = re.compile(r"(?:联合|会同|邀请|协同|携手|商请|来自|赴|走进|前往|与|到|聘请)(?=[省市区县])")
_LIST = re.compile(r"[、和与及](?=[省市区县])")
_ROLE = re.compile(
    r"[省市区县](?:委|政府|人民政府|人大|政协|纪委|直|级|里|内|外|属|管|域|情|民(?![族政间])|城|镇|乡|场|长|区|县|市|有关|相关|各)"
)
_PARTY = re.compile(r"(?:中国共产党|中共|共青团|中国国民党革命委员会|民革|民盟|民建|民进|农工党|致公党|九三学社)$")


@dataclass(frozen=True, slots=True)
class _Patterns:
    department: re.Pattern[str]
    suffix: re.Pattern[str]
    alone: re.Pattern[str]
    known: re.Pattern[str]
    stop: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> _Patterns:
    naming = lexicon.naming

    def guard(word: str) -> str:
        barred = _NOT_BEFORE.get(word, "")
        return f"(?![{barred}])" if barred else ""

    stops = [word for word in naming["boundary"] | naming["sentence_word"] if len(word) > 1] + list(
        "和与及的在对为由各等到被将从向以"
    )
    return _Patterns(
        re.compile(trie_pattern(naming["organisation_word"])),
        re.compile(trie_pattern(naming["organisation_suffix"], guard)),
        re.compile("(?<!中(?=小学))" + trie_pattern(naming["organisation_alone"], guard)),
        re.compile(
            trie_pattern(naming["organisation_known"], lambda word: "(?![门署分队委件位])" if word[-1] == "部" else "")
        ),
        re.compile(trie_pattern(stops)),
    )


def find_organisations(text: str, lexicon: Lexicon, places: Sequence[Mention]) -> tuple[Mention, ...]:
    """Organisations in order, not overlapping. ``places`` are those of the same text: a name may begin with one."""
    patterns = _patterns(lexicon)
    place_ends = {place.start: place.end for place in places}
    spans = [
        Range(*found.span()) for found in patterns.known.finditer(text) if begins_here(text, found.start(), lexicon)
    ]
    for place in places:
        end = _extended(text, place.end, patterns, place_ends)
        if end is not None:
            party = _PARTY.search(text, max(0, place.start - 9), place.start)
            spans.append(Range(party.start() if party else place.start, end))
    spans += _alone(text, patterns, lexicon)
    spans += _partners(text, patterns, place_ends)
    return tuple(_chosen(text, spans))


def _extended(
    text: str, at: int, patterns: _Patterns, place_ends: dict[int, int], longest: int = _LONGEST_BODY
) -> int | None:
    """The end of the organisation whose name goes on at ``at``, None when none does: up to four parts, each some words
    and a suffix, or a place and a suffix (人民政府青禾街道办事处)."""
    end = None
    for _ in range(_MOST_PARTS):
        start = place_ends.get(at, at)
        following = _part(text, start, patterns, longest if end is None else min(longest, _LONGEST_FURTHER))
        if following is None:
            break
        at = end = following
    return end


def _part(text: str, at: int, patterns: _Patterns, longest: int) -> int | None:
    department = patterns.department.match(text, at)
    if department:
        suffix = patterns.suffix.match(text, department.end())
        if suffix:
            return suffix.end()
    for start in range(at, min(at + longest, len(text)) + 1):
        suffix = patterns.suffix.match(text, start)
        if suffix:
            body = text[at:start]
            return None if patterns.stop.search(body) or not _is_office(body, suffix[0]) else suffix.end()
        if start < len(text) and not "\u4e00" <= text[start] <= "\u9fff":
            return None
    return None


def _is_office(body: str, suffix: str) -> bool:
    """A suffix of one character needs words before it that make no other word with it (教育局, but no 大局 or 布局)."""
    return len(suffix) > 1 or suffix == "委" or (len(body) > 1 and not is_word(body[-1] + suffix))


def _alone(text: str, patterns: _Patterns, lexicon: Lexicon) -> Iterator[Range]:
    """A company, school or hospital without a place, from the boundary at which its proper part begins."""
    for suffix in patterns.alone.finditer(text):
        run = _HANZI_RUN.search(text[max(0, suffix.start() - _LONGEST_ALONE) : suffix.start()])
        if not run or len(run[0]) < 2:
            continue
        for start in range(suffix.start() - len(run[0]), suffix.start() - 1):
            body = text[start : suffix.start()]
            led = begins_here(text, start, lexicon) or _PARTY.search(text, max(0, start - 9), start)
            if led and _names_firm(body, suffix[0], lexicon) and not patterns.stop.search(body):
                party = _PARTY.search(text, max(0, start - 9), start)
                end = _extended(text, suffix.end(), patterns, {}, 0)
                yield Range(party.start() if party else start, end or suffix.end())
                break


def _names_firm(body: str, suffix: str, lexicon: Lexicon) -> bool:
    """Whether the words before a suffix begin with a proper part. Before a bare 公司 its trade must follow: 康源药业
    names one, 城投 and 金融控股 do not."""
    if suffix == "公司" and (len(body) < _SHORTEST_FIRM or body[:2] in lexicon.naming["place_word"]):
        return False
    return begins_proper(body, lexicon)


def _partners(text: str, patterns: _Patterns, place_ends: dict[int, int]) -> Iterator[Range]:
    """联合市交通运输局, 与市第二中学、区税务局: offices of a level that are named as another party."""
    for lead in _LEVEL_PARTNER.finditer(text):
        at: int | None = lead.end()
        while at is not None and not _ROLE.match(text, at):
            end = _extended(text, at + 1, patterns, place_ends)
            if end is None:
                break
            yield Range(at, end)
            following = _LIST.match(text, end)
            at = following.end() if following else None


def _chosen(text: str, spans: list[Range]) -> Iterator[Mention]:
    """The earliest, of those the longest, each place once."""
    at = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            yield Mention(Value(SlotType.ORGANISATION, text[start:end], Named(_normal(text[start:end]))), start, end)
            at = end


def _normal(name: str) -> str:
    """中共临江区委 and 临江区委 are one organ."""
    return re.sub("^(?:中国共产党|中共)", "", name)
