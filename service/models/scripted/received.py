"""A request as it came over the wire, and what became of it — for tests that read the wire."""

import json
from dataclasses import dataclass, field
from typing import Any

from service.models.scripted.answer import Answer


@dataclass
class Received:
    """``headers`` are by lower-case name. ``answer`` is what the writer wrote, ``fault`` the transport fault that the
    request met, by name. ``answered``: the reply went out to its end; ``abandoned``: the client left before."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    answer: Answer | None = field(default=None, compare=False)
    fault: str | None = None
    answered: bool = field(default=False, compare=False)
    abandoned: bool = field(default=False, compare=False)

    @property
    def json(self) -> Any:
        """The body as JSON; ValueError when it is none."""
        return json.loads(self.body)

    @property
    def text(self) -> str:
        """The body with what JSON escapes written out, to search it for words."""
        return json.dumps(self.json, ensure_ascii=False)
