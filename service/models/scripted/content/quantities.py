"""Quantities without a source, or other than their source has them."""

import re
from collections.abc import Callable
from random import Random

from service.models.scripted.content import figures
from service.models.scripted.content.planting import Planted, rewritten, with_clause
from service.models.scripted.prose import Place, Prose, tokens_of
from service.models.scripted.request import ChatRequest, Slot

_UNIT = re.compile(r"(?:人次|家次|个百分点|平方米|公里|万元|亿元|[次场期名人个件户份项支座条处起吨亩元])$")
_DATE = re.compile(r"\d年|\d月|\d日")
_APPROXIMATORS = ("近{}", "约{}", "超过{}", "{}余", "{}以上", "至少{}", "逾{}", "不到{}")


def slots(request: ChatRequest) -> dict[str, Slot]:
    """The slots of the prompt's facts by id."""
    return {slot.id: slot for fact in request.facts for slot in fact.slots}


def quantity_places(prose: Prose, request: ChatRequest) -> list[tuple[Place, re.Match[str], str]]:
    """Where a token stands whose value has a digit and is no date: place, token and value."""
    known = slots(request)
    return [
        (place, token, known[token[1]].context)
        for place, sentence in prose.with_tokens()
        for token in tokens_of(sentence)
        if token[1] in known and re.search(r"\d", known[token[1]].context) and not _DATE.search(known[token[1]].context)
    ]


def invented(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A quantity that no fact has."""
    matter = random.choice(figures.MATTERS)
    share = "率" in matter or "增长" in matter
    quantity = figures.rate(random, request.prompt) if share else figures.figure(random, request.prompt)
    return with_clause(prose, random, matter.format(quantity), quantity)


def changed(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """The value itself in place of its token, with another number."""
    return _literal(prose, request, random, lambda value: figures.changed(value, random, request.prompt))


def wrong_unit(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """The value itself in place of its token, with another unit."""
    return _literal(prose, request, random, lambda value: figures.wrong_unit(value, request.prompt))


def in_chinese(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A quantity in Chinese numerals that no fact has."""
    quantity = figures.in_chinese(random)
    return with_clause(prose, random, random.choice(figures.MATTERS[:9]).format(quantity), quantity)


def in_words(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A quantity in words that no fact has."""
    words = random.choice(figures.IN_WORDS)
    grown = words.startswith(("翻", "增", "减"))
    clause = f"{random.choice(('参与人数', '办件数量', '活动场次') if grown else ('参与党员群众', '受益对象'))}{words}"
    return with_clause(prose, random, clause, words)


def bare(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """The value in place of its token, unchanged: right, but without its token."""
    choices = quantity_places(prose, request)
    if not choices:
        return None
    place, token, value = random.choice(choices)
    return Planted(rewritten(prose, place, token.start(), token.end(), value))


def doubled_unit(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """The unit once more after the token, that has it."""
    places = ((place, token, _UNIT.search(value)) for place, token, value in quantity_places(prose, request))
    choices = [(place, token, unit[0]) for place, token, unit in places if unit]
    if not choices:
        return None
    place, token, doubled = random.choice(choices)
    return Planted(rewritten(prose, place, token.start(), token.end(), token[0] + doubled), (token[0] + doubled,))


def approximated(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """An approximator at a token whose value has none, or another one."""
    choices = quantity_places(prose, request)
    if not choices:
        return None
    place, token, _ = random.choice(choices)
    said = random.choice(_APPROXIMATORS).format(token[0])
    return Planted(rewritten(prose, place, token.start(), token.end(), said), (said,))


def reckoned(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A figure reckoned from the facts' values, that nobody asked for: an average, a share, a sum."""
    place_and_value = quantity_places(prose, request)
    if len(place_and_value) < 2:
        return None
    first, second = (float(re.findall(r"\d+(?:\.\d+)?", value)[0]) for _, _, value in random.sample(place_and_value, 2))
    reckoned = random.choice(
        (
            ("平均每次{}人", f"{first / (second or 1):.1f}人"),
            ("占总数的{}", f"{100 * min(first, second) / (max(first, second) or 1):.1f}%"),
            ("合计{}项", f"{first + second:g}项"),
        )
    )
    clause, figure = reckoned[0].partition("{}")[0] + reckoned[1], reckoned[1]
    return None if figure in request.prompt else with_clause(prose, random, clause, figure)


def _literal(prose: Prose, request: ChatRequest, random: Random, write: Callable[[str], str | None]) -> Planted | None:
    choices = [(p, t, said) for p, t, value in quantity_places(prose, request) if (said := write(value))]
    if not choices:
        return None
    place, token, said = random.choice(choices)
    return Planted(rewritten(prose, place, token.start(), token.end(), said), (said,))
