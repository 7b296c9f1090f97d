"""Placeholder of the persons recogniser."""

from collections.abc import Iterator

from service.text.lexicon import Lexicon
from service.text.values import Mention


def find_persons(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """In order, not overlapping."""
    return iter(())
