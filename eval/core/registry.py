"""The suites that there are. A module is imported only when its suite is asked for."""

import importlib
from collections.abc import Mapping
from types import MappingProxyType

from eval.core.suite import Suite
from service.errors import NotFoundError

SUITES: Mapping[str, str] = MappingProxyType(
    {
        "reading": "eval.suites.reading.suite",
        "consecutive": "eval.suites.consecutive.suite",
        "retrieval": "eval.suites.retrieval.suite",
        "attachment": "eval.suites.attachment.suite",
        "claims": "eval.suites.claims.suite",
        "prose": "eval.suites.prose.suite",
        "structure": "eval.suites.structure.suite",
        "templates": "eval.suites.templates.suite",
        "planted": "eval.suites.planted.suite",
        "fidelity": "eval.suites.fidelity.suite",
        "planted_writing": "eval.suites.planted_writing.suite",
        "revision": "eval.suites.revision.suite",
    }
)
"""Name → module with ``suite() -> Suite``; its data are in ``eval/suites/NAME``."""


def load_suite(name: str) -> Suite[object]:
    """The suite of that name. Raises NotFoundError."""
    if name not in SUITES:
        raise NotFoundError("suite_not_found", f"没有“{name}”这一评测，可用：{'、'.join(SUITES)}", suite=name)
    made: Suite[object] = importlib.import_module(SUITES[name]).suite()
    return made
