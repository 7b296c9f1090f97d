"""Facts from a filled-in form: under the slot's own label they are certain, under other words they are matched."""

import pytest

from service.documents.blanking.blanking import blank
from service.documents.document import Slot
from service.drafting.matching.labelled import plain_label, without_unit
from service.drafting.matching.matching import Match, match_slots
from service.drafting.resources import Resources
from service.facts.fact import Fact
from service.facts.sheet import read_sheet
from service.text.lexicon.lexicon import Lexicon
from service.text.values import SlotType


def matched(text: str, facts: list[Fact], lexicon: Lexicon) -> tuple[list[Slot], tuple[Match, ...]]:
    slots = [slot for slot in blank(text, lexicon) if slot.type is not SlotType.CLAIM]
    return slots, match_slots(text, slots, read_sheet(facts, lexicon), lexicon, last_year="2024", this_year="2025")


def test_every_slot_of_a_form_comes_back(resources: Resources) -> None:
    text = "全年开展讲习活动×场，参与×余人次，发放资料×万份。"
    slots, _ = matched(text, [], resources.lexicon)
    facts = [Fact(id=f"f{n}", label=slot.label, value="12", unit=slot.unit) for n, slot in enumerate(slots, start=1)]
    _, matches = matched(text, facts, resources.lexicon)
    assert matches == tuple(Match(n, f"f{n + 1}.1", 1.0) for n in range(len(slots)))


def test_width_and_space_do_not_count() -> None:
    assert plain_label("开展讲习活动（场）") == plain_label("开展 讲习活动(场)")


def test_the_unit_is_blanked_in_place() -> None:
    assert without_unit("开展讲习活动（场）") == "开展讲习活动   "
    assert without_unit("满意度") == "满意度"


def test_a_label_in_other_words_is_matched(resources: Resources) -> None:
    facts = [Fact(id="f1", label="健康知识讲座场次", value="61", unit="场")]
    slots, matches = matched("全年开展健康讲座52场。", facts, resources.lexicon)
    assert [(slots[m.slot].text, m.value) for m in matches] == [("52场", "f1.1")]


@pytest.mark.parametrize(("unit", "filled"), [("人次", True), ("人", False)])
def test_a_form_does_not_turn_visits_into_people(unit: str, filled: bool, resources: Resources) -> None:
    text = "全年参与活动×人次。"
    slots, _ = matched(text, [], resources.lexicon)
    fact = Fact(id="f1", label=slots[0].label, value="260", unit=unit)
    assert bool(matched(text, [fact], resources.lexicon)[1]) is filled


def test_facts_of_one_label_that_differ_fill_nothing(resources: Resources) -> None:
    text = "全年开展讲习活动×场。"
    slots, _ = matched(text, [], resources.lexicon)
    facts = [Fact(id=f"f{n}", label=slots[0].label, value=str(n), unit="场") for n in (3, 4)]
    assert matched(text, facts, resources.lexicon)[1] == ()


def test_last_years_figure_under_the_label_is_not_this_years(resources: Resources) -> None:
    text = "全年开展讲习活动×场。"
    slots, _ = matched(text, [], resources.lexicon)
    facts = [
        Fact(id="f1", label=slots[0].label, value="11", unit="场", period="2024年"),
        Fact(id="f2", label=slots[0].label, value="12", unit="场", period="2025年"),
    ]
    assert [m.value for m in matched(text, facts, resources.lexicon)[1]] == ["f2.1"]
