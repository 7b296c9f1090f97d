"""Every planter spoils the text, and nothing but the place that it tells."""

from random import Random

import pytest

from eval.suites.planted.classes import CLASSES
from eval.suites.planted.files import clean_text
from eval.suites.planted.suite import load
from eval.suites.planted.text import CleanText, Planted


def spoilt(planted: Planted) -> list[str]:
    texts = {block.id: block.text for block in planted.blocks}
    return [texts[place.block][place.start : place.end] for place in planted.places]


@pytest.mark.parametrize("name", CLASSES)
def test_a_planter_changes_the_text_where_it_says(name: str) -> None:
    tried = 0
    for id, case in load().items():
        if case.draft is not None:
            continue
        text = clean_text(case.file, (case.sample,))
        planted = CLASSES[name].plant(text, Random(id))
        if planted is None:
            continue
        tried += 1
        assert planted.blocks != text.blocks
        assert planted == CLASSES[name].plant(text, Random(id))
        lengths = {block.id: len(block.text) for block in planted.blocks}
        for place in planted.places:
            assert 0 <= place.start < place.end <= lengths[place.block]
        before = {block.id: block.text for block in text.blocks}
        places = {place.block for place in planted.places}
        if name != "number_skipped":  # the numbers after it follow
            assert all(before.get(b.id) == b.text for b in planted.blocks if b.id not in places)
    assert tried


@pytest.mark.parametrize(
    ("name", "among"),
    [
        ("dropped_wan", {"1.2人次"}),
        ("wan_and_yi", {"1.2亿人次", "2.46万元"}),
        ("percent_and_point", {"8.2个百分点"}),
        ("visits_as_people", {"1.2万人"}),
        ("malformed_numeral", {"一百零三十七人"}),
        ("period_widened", {"全年"}),
        ("scope_widened", {"全市"}),
        ("intended_as_done", {"已"}),
        ("growth_as_level", {"增长到"}),
        ("cut_title", {"《平湖县水库管理》"}),
        ("self_reference", {"我市"}),
        ("approximation_changed", {"超过"}),
        ("people_as_visits", {"137人次", "46人次", "近600人次"}),
    ],
)
def test_what_is_planted(name: str, among: set[str], clean: CleanText) -> None:
    for seed in range(5):
        planted = CLASSES[name].plant(clean, Random(seed))
        assert planted is not None
        assert spoilt(planted)[0] in among


def test_swapped_values_stand_in_each_others_place(clean: CleanText) -> None:
    planted = CLASSES["swapped_values"].plant(clean, Random(1))
    assert planted is not None
    assert sorted(spoilt(planted)) == ["137人", "46人"]


def test_spans_move_with_the_text_and_go_with_what_is_spoilt(clean: CleanText) -> None:
    planted = CLASSES["growth_as_level"].plant(clean, Random(1))
    assert planted is not None
    block = next(each for each in planted.blocks if "增长到" in each.text)
    assert block.text[block.spans[-1].start : block.spans[-1].end] == "8.2%"
