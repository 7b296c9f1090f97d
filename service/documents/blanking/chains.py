"""Blanked names of organs, places and people: where such a value begins and ends (×市×区委×部, ×县×乡×村, ×局长).

All functions read a masked text (``blanks.Masked.shape``) from one blank run onwards and look at a bounded context.
"""

from dataclasses import dataclass

from service.documents.blanking.blanks import FIRST, MORE
from service.documents.blanking.name_patterns import NamePatterns
from service.text.lexicon.lexicon import Lexicon
from service.text.values import SlotType

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


def read_chain(shape: str, at: int, lexicon: Lexicon, named: bool = False) -> Chain | None:
    """The name that the blank run at ``at`` begins, None where what follows is not an organ, place or person.

    ``named`` runs ({{单位名称}}) say themselves what they are; only a class word directly behind them may go on.
    """
    words = lexicon.made(NamePatterns)
    links: list[_Link] = []
    end = at
    while len(links) < _LONGEST and (behind := _behind_run(words, shape, end, bool(links))) is not None:
        link = _link(words, shape, behind, links[-1].type if links else None, named)
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
        start = _left(words, shape, at)
    elif kind is SlotType.NAME:
        start = named_before(shape, at, lexicon)
    return Chain(start, end, kind, len(links) > 1 and not links[0].loose, links[0].loose)


def _behind_run(words: NamePatterns, shape: str, at: int, further: bool) -> int | None:
    """Behind the run at ``at``, or behind the 第× of a numbered organ in a chain; None where neither stands there."""
    if further and (numbered := words.numbered.match(shape, at)):
        return numbered.end()
    if shape[at : at + 1] != FIRST:
        return None
    at += 1
    while shape[at : at + 1] == MORE:
        at += 1
    return None if words.counted.match(shape, at) else at


def _link(words: NamePatterns, shape: str, at: int, so_far: SlotType | None, named: bool) -> _Link | None:
    """The link behind a run that ends at ``at``; ``so_far`` is what the chain is up to that run, None at its first."""
    if office := words.office.match(shape, at):
        return _Link(at if shape[at - 3 : at] == FULL_NAME and so_far is None else office.end(), SlotType.PERSON)
    if so_far is None and words.honorific.match(shape, at):
        return _Link(at, SlotType.PERSON)
    if area := words.area.match(shape, at):
        return _from_area(words, shape, area.end())
    if organ := _organ_direct(words, shape, at) or _organ(words, shape, at):
        return organ
    if so_far is not None:
        within = words.within.match(shape, at)
        return _Link(within.end(), so_far) if within else None
    if zone := words.zone.match(shape, at):
        return _in_zone(words, shape, zone.end())
    for pattern, kind in (
        (words.place, SlotType.PLACE),
        (words.name, SlotType.NAME),
        (words.rule_title, SlotType.TITLE),
    ):
        found = pattern.match(shape, at)
        if found is not None and not (found["free"] and (named or words.not_in_name.search(found["free"]))):
            return _Link(found.end(), kind, bool(found["free"]))
    direct = words.place_direct.match(shape, at)
    return _Link(direct.end(), SlotType.PLACE) if direct else None


def _in_zone(words: NamePatterns, shape: str, at: int) -> _Link:
    """Behind ×开发区: the committee that runs it, where it is named, with the organs within it."""
    runs = words.zone_organ.match(shape, at)
    return _Link(_inner(words, shape, runs.end()), SlotType.ORGANISATION) if runs else _Link(at, SlotType.PLACE)


def _from_area(words: NamePatterns, shape: str, at: int) -> _Link:
    """Behind ×市, ×区 …: the zone, the governing organ and the organ of it that go on from there."""
    kind = SlotType.PLACE
    if zone := words.zone.match(shape, at):
        at = zone.end()
    if governing := words.governing.match(shape, at):
        at, kind = governing.end(), SlotType.ORGANISATION
    if campus := words.campus.match(shape, at):
        return _Link(_inner(words, shape, campus.end()), SlotType.ORGANISATION)
    if local := words.local_place.match(shape, at):
        return _Link(local.end(), SlotType.PLACE)
    organ = _organ(words, shape, at)
    if organ is None and (joined := words.joined_department.match(shape, at)):
        return _Link(_inner(words, shape, joined.end()), SlotType.ORGANISATION)
    if organ:
        return _Link(organ.end, SlotType.ORGANISATION)
    return _Link(_inner(words, shape, at) if kind is SlotType.ORGANISATION else at, kind)


def _organ_direct(words: NamePatterns, shape: str, at: int) -> _Link | None:
    found = words.organ_direct.match(shape, at)
    return _Link(_inner(words, shape, found.end()), SlotType.ORGANISATION) if found else None


def _organ(words: NamePatterns, shape: str, at: int) -> _Link | None:
    """An organ's own name that begins at ``at`` (县司法局, 精神文明建设委员会办公室), with the organs within it."""
    if department := words.departments.match(shape, at):
        return _Link(_inner(words, shape, department.end()), SlotType.ORGANISATION)
    ends: list[tuple[int, bool]] = []
    for pattern in (words.organ, words.class_words):
        found = pattern.match(shape, at)
        if found is not None and not (found["free"] and words.not_in_name.search(found["free"])):
            ends.append((found.end(), bool(found["free"])))
    if not ends:
        return None
    end, loose = min(ends, key=lambda found: (found[1], found[0] if found[1] else -found[0]))
    return _Link(_inner(words, shape, end), SlotType.ORGANISATION, loose)


def _inner(words: NamePatterns, shape: str, at: int) -> int:
    """Behind the organs within an organ that stand at ``at`` (学院|图书馆, 大学|党委|宣传部)."""
    found = words.inner_organs.match(shape, at)
    return found.end() if found else at


def named_before(shape: str, at: int, lexicon: Lexicon) -> int:
    """Where a name whose second part is blank begins (依托河×平台): behind the verb that takes it as its object."""
    found = lexicon.made(NamePatterns).left_name.search(shape[max(0, at - 4) : at])
    return at - len(found[1]) if found else at


def _left(words: NamePatterns, shape: str, at: int) -> int:
    """Where an organ's name begins to the left of its first run: 区委×部, 中共×区委, 省委第×巡视组."""
    window = shape[max(0, at - _LEFT_WIDTH) : at]
    at -= int(window.endswith("第"))
    found = words.left.search(window.removesuffix("第"))
    if found is None:
        return at
    start = at - len(found.group())
    return at if words.left_guard.search(shape[max(0, start - 1) : start]) else start
