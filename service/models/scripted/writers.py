"""The writers by name: the faithful one, one for each kind of misbehaviour, and one that draws the kind anew."""

from collections.abc import Mapping
from random import Random
from types import MappingProxyType

from service.models.scripted.answer import Answer, Writer
from service.models.scripted.content.kinds import KINDS
from service.models.scripted.faithful import faithful
from service.models.scripted.request import ChatRequest


def any_kind(request: ChatRequest, random: Random) -> Answer:
    """A kind of misbehaviour drawn for each answer."""
    return KINDS[random.choice(sorted(KINDS))].write(request, random)


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {"faithful": faithful, **{name: kind.write for name, kind in KINDS.items()}, "any": any_kind}
)
