"""Relation: what a figure is to its matter — its level, the level it came from or to, or how far it moved.

覆盖率为95% is a level, 由90%提高到95% goes from one to another, 提高5个百分点 is the change. The words are in
``corpus/reading/changes.yaml``.
"""

import re
from typing import Literal, NamedTuple

from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range

Kind = Literal["from", "to", "by", "level"]
Direction = Literal["up", "down"]

RATES = frozenset({"%", "％", "‰", "个百分点", "百分点", "倍", "番"})
_POINTS = frozenset({"个百分点", "百分点"})
_THING = re.compile("[\u4e00-\u9fff]")


class Relation(NamedTuple):
    """``kind`` is None where nothing says it. ``done``: the figure tells how much was done (增加180个学位), not by how
    much it changed; ``always_done``: by a verb that says nothing else of things counted (新增). ``rate``: it is a
    rate of change by its own name (增速)."""

    kind: Kind | None = None
    direction: Direction | None = None
    done: bool = False
    always_done: bool = False
    rate: bool = False


class _Words:
    """The words of relation, compiled to be looked for before and after a figure."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules = lexicon.rules
        up, down = rules.source("change", "up"), rules.source("change", "down")
        done_up, done_down = (rules.source("change_always_done", way) for way in ("up", "down"))
        rate_up, rate_down = (rules.source("change_rate", way) for way in ("up", "down"))
        reached_up, reached = rules.source("change_reached", "up"), rules.source("change_reached")
        self.about = rules.of("change_about").pattern
        self.origin = rules.of("change_from").pattern
        self.then_to = rules.of("change_then_to").pattern
        self.to = re.compile(
            rf"(?:(?P<up>{up}|{reached_up})|(?P<down>{down}|{done_down})|{reached})(?:了?[到至为]|成)(?:全[省市县区]第?)?$"
        )
        self.done = re.compile(rf"(?:(?P<up>{done_up})|(?P<down>{done_down}))$")
        self.by = re.compile(rf"(?:(?P<up>{up})|(?P<down>{down}))$")
        self.rate = re.compile(rf"(?:(?P<up>{rate_up})|(?P<down>{rate_down}))(?P<rest>[^，。；]{{0,4}})$")
        self.up, self.down = re.compile(up), re.compile(down)
        self.can_be_done = rules.of("change_done").words
        self.level = rules.of("change_level").pattern
        self.formerly = rules.of("change_formerly").pattern
        self.comparison = re.compile(
            rf"(?:(?<![同环对])比|较|与)[^，。；：、]{{1,14}}?(?:相比)?(?=(?:分别|净|共|又|再|约)?(?:{up}|{down}|翻)了?(?:约|近)?$)"
        )


def relation_of(before: str, after: str, unit: str | None, lexicon: Lexicon) -> Relation:
    """The relation of a figure, from its clause before and after it."""
    words = lexicon.made(_Words)
    text = before
    while found := words.about.search(text):
        text = text[: found.start()]
    if words.origin.search(text) and words.then_to.match(after):
        return Relation("from")
    rate = words.rate.search(text)
    if found := words.to.search(text):
        return Relation("to", _direction(found), rate=rate is not None)
    counted = unit not in RATES
    if found := words.done.search(text):
        return Relation("by", _direction(found), done=counted, always_done=counted)
    if found := words.by.search(text):
        done = counted and found[0] in words.can_be_done and _THING.match(after) is not None
        return Relation("by", _direction(found), done=done)
    if rate:
        return Relation("by", _direction(rate), rate=True)
    if unit in _POINTS:
        up, down = words.up.search(text), words.down.search(text)
        return Relation("by", None if bool(up) == bool(down) else "up" if up else "down")
    return _level(text, words)


def comparison(before: str, lexicon: Lexicon) -> Range | None:
    """Where the words before a change say what it is compared with (比去年节会期间增长); None when they do not."""
    found = lexicon.made(_Words).comparison.search(before)
    return Range(*found.span()) if found else None


def _level(text: str, words: _Words) -> Relation:
    level = words.level.search(text)
    told = level or re.search("[只仅才]?有$", text)
    if told and words.formerly.search(text[: told.start()]):
        return Relation("from")  # 降至27.1%，此前为29.3%
    return Relation("level" if level else None)


def _direction(found: re.Match[str]) -> Direction | None:
    return "up" if found["up"] else "down" if found["down"] else None
