"""The looks at a first character that keep long patterns cheap let through whatever the patterns can begin with."""

import importlib
import re
from collections.abc import Iterable
from typing import Any

import pytest

from service.checks.wording import meta_text
from service.text import injection

parser: Any = importlib.import_module("re._parser")


def begins(items: Iterable[Any]) -> tuple[set[str], bool]:
    """The characters that a parsed pattern can begin with, and whether it can match nothing at all."""
    found: set[str] = set()
    for op, args in items:
        kind = str(op)
        if kind in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        if kind == "LITERAL":
            return found | {chr(args)}, False
        if kind == "IN":
            for one, chars in args:
                assert str(one) in ("LITERAL", "RANGE"), "begins with more than a list of characters"
                found |= set(map(chr, range(chars[0], chars[1] + 1))) if str(one) == "RANGE" else {chr(chars)}
            return found, False
        if kind == "BRANCH":
            parts = [begins(branch) for branch in args[1]]
        elif kind == "SUBPATTERN":
            parts = [begins(args[3])]
        else:
            assert kind in ("MAX_REPEAT", "MIN_REPEAT"), kind
            inner, empty = begins(args[2])
            parts = [(inner, empty or args[0] == 0)]
        found = found.union(*(inner for inner, _ in parts))
        if not any(empty for _, empty in parts):
            return found, False
    return found, True


@pytest.mark.parametrize(
    ("patterns", "let_through"),
    [
        ((*injection._ZH, *injection._EN), injection._BEGINS),
        ([words for words in meta_text._WORDS if words != meta_text._ADDRESS], meta_text._BEGINS),
    ],
    ids=["injection", "stray"],
)
def test_every_pattern_begins_with_a_character_that_is_let_through(patterns: Iterable[str], let_through: str) -> None:
    for pattern in patterns:
        found, empty = begins(parser.parse(pattern, re.I))
        assert not empty
        assert not {char for char in found if not re.match(f"[{let_through}]", char, re.I)}, pattern


@pytest.mark.parametrize("address", ["www.example.cn", "a@b.cn", "example.com"])
def test_an_address_needs_a_dot(address: str) -> None:
    assert re.search(meta_text._ADDRESS, address)
    assert not re.search(meta_text._ADDRESS, address.replace(".", "点"))
