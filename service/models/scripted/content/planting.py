"""What planting a fault is made of: a mutated answer with what was planted, and the places where faults go."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from service.models.scripted.answer import Answer, Writer
from service.models.scripted.faithful import answered, compose
from service.models.scripted.prose import Place, Prose, sentence_count
from service.models.scripted.request import ChatRequest

_REPAIRED = 0.5
_CLOSING = "。；"


@dataclass(frozen=True, slots=True)
class Planted:
    """Prose with a fault in it; see Answer for the rest."""

    prose: Prose
    planted: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()


Plant = Callable[[Prose, ChatRequest, Random], Planted | None]
"""Plants a fault; None where the prose has no place for one of this kind."""
Deform = Callable[[str, ChatRequest, Random], Answer]
"""Makes an answer in a bad form of a good text."""


def planting(plant: Plant) -> Writer:
    """A writer that plants. Asked for a repair it gives in half of the time, and plants anew in the other half."""

    def write(request: ChatRequest, random: Random) -> Answer:
        prose = compose(request, random)
        faulty = None if request.answers and random.random() < _REPAIRED else plant(prose, request, random)
        if faulty is None:
            text = answered(prose, request)
            return Answer(text, sound=sentence_count(text))
        text = answered(faulty.prose, request)
        return Answer(text, faulty.planted, faulty.dropped, faulty.repeated, sentence_count(text), faulty=True)

    return write


def deforming(deform: Deform) -> Writer:
    """A writer whose answers have a bad form, repairs not excepted."""

    def write(request: ChatRequest, random: Random) -> Answer:
        text = answered(compose(request, random), request)
        return replace(deform(text, request, random), sound=sentence_count(text))

    return write


def some_place(prose: Prose, random: Random, *, with_tokens: bool = True) -> Place | None:
    """Any sentence that is no theme (and states a value); None when there is none."""
    places = [place for place, _ in (prose.with_tokens() if with_tokens else prose.places())]
    return random.choice(places) if places else None


def with_clause(prose: Prose, random: Random, clause: str, *planted: str) -> Planted | None:
    """A clause added to a sentence — before its end, as a sentence of its own after it, or before it."""
    place = some_place(prose, random)
    if place is None:
        return None
    sentence = prose.at(place)
    way = random.random()
    if way < 0.6:
        return Planted(prose.replaced(place, f"{sentence.rstrip(_CLOSING)}，{clause}。"), planted)
    if way < 0.85:
        return Planted(prose.replaced(place, sentence, f"{clause}。"), planted)
    return Planted(prose.replaced(place, f"{clause}，{sentence}"), planted)


def rewritten(prose: Prose, place: Place, start: int, end: int, text: str) -> Prose:
    """With a stretch of one sentence in other words."""
    sentence = prose.at(place)
    return prose.replaced(place, sentence[:start] + text + sentence[end:])


def before(sentence: str, position: int, most: int = 8) -> str:
    """The words that stand right before a position, up to a mark or a token."""
    words = re.search(r"[\u4e00-\u9fff]*$", sentence[:position])
    return words[0][-most:] if words else ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of misbehaviour. ``harmless``: a correct service may complete the draft, for what is wrong is form, or the
    values are right; else it must have it repaired, mark it, or refuse it."""

    write: Writer
    told: str
    harmless: bool = field(default=False)
