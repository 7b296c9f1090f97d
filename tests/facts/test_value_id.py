"""Ids of values are strings that know their fact."""

from service.facts.value_id import ValueId


def test_a_value_knows_its_fact() -> None:
    assert ValueId.of("f3", 1) == "f3.1"
    assert ValueId("f3.12").fact == "f3"


def test_a_whole_fact_is_its_own() -> None:
    assert ValueId("f3").fact == "f3"
