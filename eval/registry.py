"""The suites that there are. A module is imported only when its suite is asked for."""

import importlib
from collections.abc import Mapping
from types import MappingProxyType

from eval.suite import Suite
from service.errors import NotFoundError

SUITES: Mapping[str, str] = MappingProxyType(
    {
        "reading": "eval.reading",
        "consecutive": "eval.consecutive",
        "retrieval": "eval.retrieval",
        "attachment": "eval.attachment",
        "claims": "eval.claims",
        "prose": "eval.prose",
        "structure": "eval.structure",
        "templates": "eval.templates",
        "planted": "eval.planting.suite",
        "fidelity": "eval.fidelity_suite",
        "revision": "eval.revision",
    }
)
"""Name → module with ``suite() -> Suite``; its data are in ``eval/suites/NAME``."""


def load_suite(name: str) -> Suite[object]:
    """The suite of that name. Raises NotFoundError."""
    if name not in SUITES:
        raise NotFoundError("suite_not_found", f"没有“{name}”这一评测，可用：{'、'.join(SUITES)}", suite=name)
    made: Suite[object] = importlib.import_module(SUITES[name]).suite()
    return made
