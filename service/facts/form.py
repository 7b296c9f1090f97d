"""A form: what a template asks for, to be filled in and read back as facts."""

from collections.abc import Iterator, Mapping
from typing import Any

from service.facts.problems import Problem
from service.facts.table import Sheet


def is_form(sheet: Sheet) -> bool:
    """Whether a table is a form that this program wrote."""
    return False


def form_facts(sheet: Sheet, file: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The facts of a filled-in form with their rows."""
    return iter(())
