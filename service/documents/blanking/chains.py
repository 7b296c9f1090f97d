"""Blanked names of organs, places and people: where such a value begins and ends (×市×区委×部, ×县×乡×村, ×局长).

All functions read a masked text (``blanks.Masked.shape``) from one blank run onwards and look at a bounded context.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from service.documents.blanking import naming_words as words
from service.documents.blanking.blanks import FIRST, MORE, B
from service.text.lexicon.lexicon import Lexicon
from service.text.trie import trie_pattern
from service.text.values import SlotType

_HAN = r"[\u4e00-\u9fff]"
_ADMIN = re.compile(words.ADMIN)
_GOVERNING = re.compile(rf"[省市县区州旗镇乡村]?{words.GOVERNING}")
_OFFICE = re.compile(rf"{words.OFFICES}(?!{words.NOT_AN_OFFICE})")
_HONORIFIC = re.compile(rf"{words.HONORIFICS}(?!{words.NOT_AN_OFFICE})")
_ORGAN = re.compile(rf"(?P<free>{_HAN}{{0,8}}?)(?P<head>{words.ORGAN_HEADS})")
_JOINED = re.compile(words.JOINED_DEPARTMENT)
_ORGAN_DIRECT = re.compile(words.ORGAN_DIRECT)
_INNER = re.compile(rf"(?:{words.INNER_ORGANS}){{0,3}}")
_ZONE = re.compile(words.ZONES)
_ZONE_ORGAN = re.compile(r"(?:党工委(?:、管委会)?|管委会|管理委员会|纪工委|党委)(?!书记|主任)")
_PLACE = re.compile(rf"(?P<free>{_HAN}{{0,8}}?)(?P<head>{words.PLACE_HEADS})")
_LOCAL = re.compile(words.LOCAL_PLACES)
_CAMPUS = re.compile(words.CAMPUSES)
_PLACE_DIRECT = re.compile(words.PLACE_DIRECT)
_NAME = re.compile(rf"(?P<free>{_HAN}{{0,6}}?)(?P<head>{words.NAME_HEADS})")
_RULES = re.compile(rf"(?P<free>{_HAN}{{0,8}}?)(?P<head>{words.RULE_HEADS})")
_NOT_IN_NAME = re.compile(words.NOT_IN_NAME)
_NUMBERED = re.compile(rf"第{B}(?={words.NUMBERED_ORGANS})")
_WITHIN = re.compile(r"[组队屯](?![织长建成员])|号[楼院]|[号栋楼]|单元|室(?!内)|门(?!前)|路(?![径线])|街(?!道)|小区|巷")
_COUNTED = re.compile(r"[万亿余多]|个(?![人体旧])")
_LEFT = re.compile(
    r"(?:(?:中国共产党|中共|共青团|民革|民盟|民建|民进)"
    r"|(?:中共|共青团)?(?:(?:中央|省|市|区|县|州|旗|镇|乡|街道)(?:委员会|委|政府|直|纪委|人大|政协)?))$"
)
_LEFT_NAME = re.compile(
    rf"(?:依托|吸纳|引进|利用|借助|运用)((?![的了在以全各原新老多该本其我和与]){_HAN}{{1,2}}(?<![科室股部处局所队班]))$"
)
_LEFT_GUARD = re.compile(r"[我本全各该两每]$")
_LEFT_WIDTH = 9
_LONGEST = 8
FULL_NAME = FIRST + MORE * 2
"""A run as long as a full name: ×××局长 is a person and his office, ×局长 one way of calling him."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A name in a masked text. ``firm``: it holds several runs and can be nothing else (×县×乡×村, ×路×号);
    ``loose``: words stand between its first run and the word that tells what it is (×文化公司)."""

    start: int
    end: int
    type: SlotType
    firm: bool
    loose: bool = False


@dataclass(frozen=True, slots=True)
class _Link:
    """One link of a chain: where it ends, what the chain is then, whether free words stand between run and head."""

    end: int
    type: SlotType
    loose: bool = False


@lru_cache(maxsize=8)
def _class_words(lexicon: Lexicon) -> re.Pattern[str]:
    """The class words of organs that the lexicon knows, with up to four words of the name before them."""
    naming = lexicon.naming
    heads = [word for word in naming["organisation_suffix"] | naming["blank_organ"] if len(word) > 1]
    heads = [word for word in heads if not word.endswith(words.SITES)]
    return re.compile(rf"(?P<free>{_HAN}{{0,4}}?)(?P<head>{trie_pattern(heads)})(?!{words.NOT_AN_ORGAN})")


@lru_cache(maxsize=8)
def _departments(lexicon: Lexicon) -> re.Pattern[str]:
    """The departments whose names would otherwise be taken for two (粮食和物资储备局)."""
    return re.compile(rf"{trie_pattern(lexicon.naming['organisation_word'])}{words.DEPARTMENT_HEADS}")


def read_chain(shape: str, at: int, lexicon: Lexicon, named: bool = False) -> Chain | None:
    """The name that the blank run at ``at`` begins, None where what follows is not an organ, place or person.

    ``named`` runs ({{单位名称}}) say themselves what they are; only a class word directly behind them may go on.
    """
    links: list[_Link] = []
    end = at
    while len(links) < _LONGEST and (behind := _behind_run(shape, end, bool(links))) is not None:
        link = _link(shape, behind, links[-1].type if links else None, lexicon, named)
        if link is None or (links and link.type is SlotType.PERSON):
            break
        links.append(link)
        end = link.end
        if link.type in (SlotType.PERSON, SlotType.NAME, SlotType.TITLE):
            break
    if not links:
        return None
    kind = links[-1].type
    start = at
    if kind is SlotType.ORGANISATION:
        start = _left(shape, at)
    elif kind is SlotType.NAME:
        start = named_before(shape, at)
    return Chain(start, end, kind, len(links) > 1 and not links[0].loose, links[0].loose)


def _behind_run(shape: str, at: int, further: bool) -> int | None:
    """Behind the run at ``at``, or behind the 第× of a numbered organ in a chain; None where neither stands there."""
    if further and (numbered := _NUMBERED.match(shape, at)):
        return numbered.end()
    if shape[at : at + 1] != FIRST:
        return None
    at += 1
    while shape[at : at + 1] == MORE:
        at += 1
    return None if _COUNTED.match(shape, at) else at


def _link(shape: str, at: int, so_far: SlotType | None, lexicon: Lexicon, named: bool) -> _Link | None:
    """The link behind a run that ends at ``at``; ``so_far`` is what the chain is up to that run, None at its first."""
    if office := _OFFICE.match(shape, at):
        return _Link(at if shape[at - 3 : at] == FULL_NAME and so_far is None else office.end(), SlotType.PERSON)
    if so_far is None and _HONORIFIC.match(shape, at):
        return _Link(at, SlotType.PERSON)
    if admin := _ADMIN.match(shape, at):
        return _from_admin(shape, admin.end(), lexicon)
    if organ := _organ_direct(shape, at) or _organ(shape, at, lexicon):
        return organ
    if so_far is not None:
        within = _WITHIN.match(shape, at)
        return _Link(within.end(), so_far) if within else None
    if zone := _ZONE.match(shape, at):
        return _in_zone(shape, zone.end())
    for pattern, kind in ((_PLACE, SlotType.PLACE), (_NAME, SlotType.NAME), (_RULES, SlotType.TITLE)):
        found = pattern.match(shape, at)
        if found is not None and not (found["free"] and (named or _NOT_IN_NAME.search(found["free"]))):
            return _Link(found.end(), kind, bool(found["free"]))
    direct = _PLACE_DIRECT.match(shape, at)
    return _Link(direct.end(), SlotType.PLACE) if direct else None


def _in_zone(shape: str, at: int) -> _Link:
    """Behind ×开发区: the committee that runs it, where it is named, with the organs within it."""
    runs = _ZONE_ORGAN.match(shape, at)
    return _Link(_inner(shape, runs.end()), SlotType.ORGANISATION) if runs else _Link(at, SlotType.PLACE)


def _from_admin(shape: str, at: int, lexicon: Lexicon) -> _Link:
    """Behind ×市, ×区 …: the zone, the governing organ and the organ of it that go on from there."""
    kind = SlotType.PLACE
    if zone := _ZONE.match(shape, at):
        at = zone.end()
    if governing := _GOVERNING.match(shape, at):
        at, kind = governing.end(), SlotType.ORGANISATION
    if campus := _CAMPUS.match(shape, at):
        return _Link(_inner(shape, campus.end()), SlotType.ORGANISATION)
    if local := _LOCAL.match(shape, at):
        return _Link(local.end(), SlotType.PLACE)
    organ = _organ(shape, at, lexicon)
    if organ is None and (joined := _JOINED.match(shape, at)):
        return _Link(_inner(shape, joined.end()), SlotType.ORGANISATION)
    if organ:
        return _Link(organ.end, SlotType.ORGANISATION)
    return _Link(_inner(shape, at) if kind is SlotType.ORGANISATION else at, kind)


def _organ_direct(shape: str, at: int) -> _Link | None:
    found = _ORGAN_DIRECT.match(shape, at)
    return _Link(_inner(shape, found.end()), SlotType.ORGANISATION) if found else None


def _organ(shape: str, at: int, lexicon: Lexicon) -> _Link | None:
    """An organ's own name that begins at ``at`` (县司法局, 精神文明建设委员会办公室), with the organs within it."""
    if department := _departments(lexicon).match(shape, at):
        return _Link(_inner(shape, department.end()), SlotType.ORGANISATION)
    ends: list[tuple[int, bool]] = []
    for pattern in (_ORGAN, _class_words(lexicon)):
        found = pattern.match(shape, at)
        if found is not None and not (found["free"] and _NOT_IN_NAME.search(found["free"])):
            ends.append((found.end(), bool(found["free"])))
    if not ends:
        return None
    end, loose = min(ends, key=lambda found: (found[1], found[0] if found[1] else -found[0]))
    return _Link(_inner(shape, end), SlotType.ORGANISATION, loose)


def _inner(shape: str, at: int) -> int:
    """Behind the organs within an organ that stand at ``at`` (学院|图书馆, 大学|党委|宣传部)."""
    found = _INNER.match(shape, at)
    return found.end() if found else at


def named_before(shape: str, at: int) -> int:
    """Where a name whose second part is blank begins (依托河×平台): behind the verb that takes it as its object."""
    found = _LEFT_NAME.search(shape[max(0, at - 4) : at])
    return at - len(found[1]) if found else at


def _left(shape: str, at: int) -> int:
    """Where an organ's name begins to the left of its first run: 区委×部, 中共×区委, 省委第×巡视组."""
    window = shape[max(0, at - _LEFT_WIDTH) : at]
    at -= int(window.endswith("第"))
    found = _LEFT.search(window.removesuffix("第"))
    if found is None:
        return at
    start = at - len(found.group())
    return at if _LEFT_GUARD.search(shape[max(0, start - 1) : start]) else start
