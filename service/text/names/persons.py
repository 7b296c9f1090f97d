"""Persons: a surname and a given name beside an office or a form of address (局长李清, 张明远同志, 组长：王海).

Conservative: a name that stands alone is found only after words by which somebody is appointed or elected, and before
those by which somebody is honoured or speaks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.text.lexicon.lexicon import Lexicon
from service.text.meanings import Named
from service.text.names.places import begins_here
from service.text.names.proper import is_word
from service.text.range import Range
from service.text.trie import trie_pattern
from service.text.values import Mention, SlotType, Value

_AFTER_NAME = re.compile(
    r"，[男女](?=[，。])|同志|先生|女士|老师|教授|书记|主任|局长|部长|县长|区长|市长|镇长|乡长|院长|校长|博士|院士|等同志|等(?=[0-9两三四五六七八九十]{1,4}[余多]?[名位]|一(?:批|大批))|律师|医生|法官|同学"
)
_HONOURED = re.compile(
    r"被(?:评为|授予|表彰|推选|聘为|选为|追授)|获评|荣获|荣膺|荣登|当选|入选[^，。]{0,6}好人|代表[^，。；]{1,10}(?:发言|签约)"
    r"|作了?[^，。；]{0,6}(?:发言|介绍)"
)
"""What is said of a person: a name right before it needs no office."""
_LABEL = re.compile(
    r"(?:组[ \u3000]*长|副组长|成[ \u3000]*员|联系人|主持人|负责人|记录人|审核人|撰稿人?|填表人|经办人|报告人|汇报人"
    r"|发言人|主讲人|讲课人)[ \u3000]*[：:][ \u3000]*"
)
_SEPARATOR = re.compile(r"[、，, \u3000]+")
_APPOINTED = re.compile(r"(?:任命|免去|选举|推选|推荐|聘任|聘请|提名|增补|授予|追授|追认)(?=[\u4e00-\u9fff])")
_IN_CHARGE = re.compile(r"由(?=[\u4e00-\u9fff]{2,4}(?:同志)?(?:任|担任|兼任|带队|主持|牵头|负责|主讲|领衔))")
_AND = re.compile("[、和与及]")
_NOT_NAMES = re.compile(
    r"[一二三四五六七八九十两们的了和与及是在等为各其该此让把被将要会议上下中副总主案报我本你他她它全省市县区镇乡村馆局厅部委院校]"
)
_STOP = re.compile(
    "[^\u4e00-\u9fff]|[等在为任的和与主荣当作致率带打获被参出介深到从对说表担兼强指宣以教一同代组先讲授因逝也]"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    office: re.Pattern[str]
    surname: re.Pattern[str]
    doubtful: frozenset[str]


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> _Patterns:
    return _Patterns(
        re.compile(
            trie_pattern(lexicon.naming["office"], lambda word: "(?!记)" if word.endswith("支书") else "")
            + r"[ \u3000]{0,4}(?=[\u4e00-\u9fff])"
        ),
        re.compile(trie_pattern(lexicon.naming["surname"])),
        lexicon.naming["surname_word"],
    )


def find_persons(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """Persons in order, not overlapping; the office is no part of the mention."""
    patterns = _patterns(lexicon)
    spans: set[Range] = set()
    for lead in (*patterns.office.finditer(text), *_APPOINTED.finditer(text), *_IN_CHARGE.finditer(text)):
        at = lead.end()
        if text.startswith("傅", at) and text[at - 1] == "师":
            continue  # 老师傅
        while (end := _name_end(text, at, patterns)) is not None:
            spans.add(Range(at, end))
            following = _AND.match(text, end)
            if not following:
                break
            at = following.end()
    for address in (*_AFTER_NAME.finditer(text), *_HONOURED.finditer(text)):
        start = _name_start(text, address.start(), patterns, lexicon)
        if start is not None:
            spans.add(Range(start, address.start()))
    for label in _LABEL.finditer(text):
        spans |= set(_listed(text, label.end(), patterns))
    at = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            written = text[start:end]
            yield Mention(Value(SlotType.PERSON, written, Named(re.sub(r"[ \u3000]", "", written))), start, end)
            at = end


def _is_name(text: str, patterns: _Patterns, *, sure: bool = False) -> bool:
    """Whether a text is a surname and a given name. ``sure``: where nothing but a name stands, 高易 may be one."""
    surname = patterns.surname.match(text)
    given = text[surname.end() :] if surname else ""
    if surname is None or not 1 <= len(given) <= 2 or _NOT_NAMES.search(given):
        return False
    if not sure and len(given) == 1 and surname[0] in patterns.doubtful:
        return False
    return not is_word(text) and not is_word(text[:2])


def _name_end(text: str, at: int, patterns: _Patterns) -> int | None:
    """The end of a name that begins here: the longer reading, unless its last character begins the next word."""
    surname = patterns.surname.match(text, at)
    if not surname:
        return None
    for length in (2, 1):
        end = surname.end() + length
        name = text[at:end]
        if len(name) < surname.end() - at + length or not re.fullmatch("[\u4e00-\u9fff]+", name):
            continue
        crosses = is_word(text[end - 1 : end + 1])
        if not crosses and _is_name(name, patterns) and (length == 2 or end == len(text) or _STOP.match(text, end)):
            return end
    return None


def _name_start(text: str, end: int, patterns: _Patterns, lexicon: Lexicon) -> int | None:
    for length in (3, 2, 4):
        start = end - length
        if start >= 0 and _is_name(text[start:end], patterns) and begins_here(text, start, lexicon):
            return start
    return None


def _listed(text: str, at: int, patterns: _Patterns) -> Iterator[Range]:
    """The names after a label, parted by 、 or spaces, to the first thing that is none."""
    while True:
        name = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ \u3000]{1,2}[\u4e00-\u9fff]").match(text, at)
        if not name or not _is_name(re.sub(r"[ \u3000]", "", name[0]), patterns, sure=True):
            return
        yield Range(*name.span())
        separator = _SEPARATOR.match(text, name.end())
        if not separator:
            return
        at = separator.end()
