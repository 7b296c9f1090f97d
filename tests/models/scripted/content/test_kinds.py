"""Every kind of misbehaviour: it can be drawn, it is seeded, and what it says of itself is so."""

from random import Random

import pytest

from service.models.scripted.answer import Answer
from service.models.scripted.content.kinds import KINDS
from service.models.scripted.faithful import faithful
from service.models.scripted.prose import tokens_of
from tests.models.scripted.prompts import PROMPT, TOKENS, request

DRAWS = 40
FEW = {"thinking_only", "english", "refused", "empty"}
"""Kinds that have only so many answers."""
NOT_IN_TEXT = {"reasoning", "token_zero_width", "fenced", "bold", "thinking_aloud"}
"""Kinds that plant where no text is, or one of several marks."""


def _answers(kind: str, draws: int = DRAWS) -> list[Answer]:
    return [KINDS[kind].write(request(), Random(seed)) for seed in range(draws)]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_can_be_drawn_at_will(kind: str) -> None:
    faulty = [answer for answer in _answers(kind) if answer.faulty]
    assert len(faulty) >= DRAWS * 0.9
    assert len({answer.text for answer in faulty}) >= (3 if kind in FEW else DRAWS * 0.8)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_seed_gives_the_same_answer(kind: str) -> None:
    assert _answers(kind, 5) == _answers(kind, 5)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - NOT_IN_TEXT))
def test_what_is_planted_stands_in_the_answer_and_in_no_faithful_one(kind: str) -> None:
    for seed, answer in enumerate(_answers(kind)):
        for planted in answer.planted:
            assert planted in answer.text or kind.startswith("token_")
            if not kind.startswith("token_"):
                assert planted not in faithful(request(), Random(seed)).text


@pytest.mark.parametrize("kind", ["fact_dropped", "fact_repeated", "swapped_same_unit", "token_moved"])
def test_misplaced_values_are_all_that_is_wrong(kind: str) -> None:
    for answer in _answers(kind):
        stated = sorted(token[1] for token in tokens_of(answer.text))
        if kind == "fact_dropped":
            assert set(TOKENS) - set(stated)
            assert not {t.split(".")[0] for t in stated} & set(answer.dropped)
        elif kind == "fact_repeated":
            assert all(stated.count(value) == 2 for value in answer.repeated)
        else:
            assert stated == TOKENS


def test_a_changed_quantity_is_no_value_of_the_prompt() -> None:
    assert all(answer.planted[0] not in PROMPT for answer in _answers("changed_quantity", 200))


def test_swapped_values_have_the_same_unit() -> None:
    planted = [answer.planted for answer in _answers("swapped_same_unit")]
    swapped = {token[1] for each in planted for said in each for token in tokens_of(said)}
    assert swapped == {"f1.1", "f1.2", "f2.2", "f3.2"}


def test_where_a_kind_has_no_place_the_answer_is_faithful() -> None:
    answer = KINDS["claim_upgraded"].write(request(prompt="【事实】\nf1：开会[[f1.1|3次]]"), Random(0))
    assert not answer.faulty
    assert [token[1] for token in tokens_of(answer.text)] == ["f1.1"]


def test_values_that_stay_at_home_are_not_needed() -> None:
    local = PROMPT
    for token in tokens_of(PROMPT):
        local = local.replace(token[0], f"[[{token[1]}|数量]]")
    for kind in KINDS.values():
        kind.write(request(prompt=local), Random(1))


def test_asked_for_a_repair_it_gives_in_about_half_of_the_time() -> None:
    answers = [KINDS["invented_award"].write(request("稿", "【段2】没有依据"), Random(seed)) for seed in range(100)]
    assert 30 < sum(answer.faulty for answer in answers) < 70
    assert all(answer.text.startswith("【段2】") for answer in answers)


def test_harmless_kinds_keep_every_value() -> None:
    for name in ("bare_value", "token_with_value", "listed", "prefaced", "number_style"):
        assert KINDS[name].harmless
        assert all("13" in answer.text or "f3.3" in answer.text for answer in _answers(name))
