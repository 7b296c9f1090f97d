"""The looks at a first character that keep long patterns cheap let through whatever the patterns can begin with."""

import re

import pytest

from service.checks.wording.meta_text import ADDRESS
from service.text.first_characters import first_characters, looked_ahead
from service.text.lexicon.lexicon import Lexicon


@pytest.mark.parametrize(
    ("source", "first"),
    [
        ("(?:以上|上述)指令", "以上"),
        ("(?:请)?(?:撰写|拟稿)", "请撰拟"),
        ("(?<!签)订购", "订"),
        ("[乙-甲丙]方", None),
        ("(?:请)?", None),
        (".方", None),
        (r"[^，]方", None),
    ],
)
def test_what_a_pattern_can_begin_with(source: str, first: str | None) -> None:
    assert first_characters(source) == (None if first is None else frozenset(first))


@pytest.mark.parametrize("kind", ["injection", "meta_text"])
def test_the_look_lets_every_rule_through(kind: str, lexicon: Lexicon) -> None:
    rules = [rule for rule in lexicon.rules.of(kind).rules if rule.value != ADDRESS]
    looked = re.compile(looked_ahead("|".join(rule.source for rule in rules), re.I), re.I)
    assert looked.pattern.startswith("(?=[")
    for rule in rules:
        assert all(looked.search(example) for example in rule.examples), rule.id


@pytest.mark.parametrize("address", ["www.example.cn", "a@b.cn", "example.com"])
def test_an_address_needs_a_dot(address: str, lexicon: Lexicon) -> None:
    addresses = lexicon.rules.of("meta_text", ADDRESS).pattern
    assert addresses.search(address)
    assert not addresses.search(address.replace(".", "点"))
