"""The writers by name."""

from collections.abc import Mapping
from types import MappingProxyType

from service.models.scripted.answer import Writer
from service.models.scripted.faithful import faithful

WRITERS: Mapping[str, Writer] = MappingProxyType({"faithful": faithful})
