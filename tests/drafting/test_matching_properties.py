"""What holds of every matching, whatever the slots and the facts."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.documents.blanking.blanking import blank
from service.documents.document import Slot
from service.drafting.matching.candidates import fact_candidates, slot_candidates
from service.drafting.matching.matching import match_slots
from service.drafting.matching.value_kinds import fits
from service.drafting.resources import Resources
from service.facts.fact import Fact
from service.facts.sheet import FactSheet, read_sheet
from service.text.lexicon.lexicon import Lexicon
from service.text.values import SlotType

DEEDS = ("新建", "改造", "开展", "培训", "发放", "引进", "检查", "计划新建", "上半年培训")
THINGS = ("农村公路", "健康讲座", "骨干教师", "补贴资金", "博士", "企业", "社区书屋")
UNITS = ("公里", "场", "名", "人次", "万元", "亿元", "家", "家次", "%", "个")
clause = st.builds(
    lambda deed, thing, number, unit: f"{deed}{thing}{number}{unit}",
    st.sampled_from(DEEDS),
    st.sampled_from(THINGS),
    st.integers(21, 9999),
    st.sampled_from(UNITS),
)
sentence = st.lists(clause, min_size=1, max_size=3).map(lambda clauses: "，".join(clauses) + "。")
sentences = st.lists(sentence, min_size=1, max_size=6)
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(last: list[str], this: list[str], lexicon: Lexicon) -> tuple[str, list[Slot], list[Fact]]:
    text = "2024年工作总结\n" + "".join(last)
    slots = [slot for slot in blank(text, lexicon) if slot.type is not SlotType.CLAIM]
    return text, slots, [Fact(id=f"f{n}", statement=fact) for n, fact in enumerate(this, start=1)]


def match(text: str, slots: list[Slot], sheet: FactSheet, lexicon: Lexicon) -> dict[int, str]:
    found = match_slots(text, slots, sheet, lexicon, last_year="2024", this_year="2025")
    assert len({each.slot for each in found}) == len(found)
    assert all(0 < each.score <= 1.0001 for each in found)
    return {each.slot: each.value for each in found}


@often
@given(sentences, sentences)
def test_no_figure_is_used_twice_and_none_of_another_kind(
    resources: Resources, last: list[str], this: list[str]
) -> None:
    lexicon = resources.lexicon
    text, slots, facts = read(last, this, lexicon)
    sheet = read_sheet(facts, lexicon)
    found = match(text, slots, sheet, lexicon)
    figures = [value for slot, value in found.items() if slots[slot].type is SlotType.QUANTITY]
    assert len(set(figures)) == len(figures)
    asking = {c.index: c.kind for c in slot_candidates(text, tuple(slots), lexicon, 2024)}
    giving = {c.key: c.kind for c in fact_candidates(sheet, lexicon, 2025)}
    assert all(fits(asking[slot], giving[value]) > 0 for slot, value in found.items())


@often
@given(sentences, sentences, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(
    resources: Resources, last: list[str], this: list[str], chance: random.Random
) -> None:
    lexicon = resources.lexicon
    text, slots, facts = read(last, this, lexicon)
    shuffled = list(facts)
    chance.shuffle(shuffled)
    one, other = (match(text, slots, read_sheet(each, lexicon), lexicon) for each in (facts, shuffled))
    assert one == other


@often
@given(sentences)
def test_a_report_matched_with_itself_gives_every_figure_back_or_asks(resources: Resources, last: list[str]) -> None:
    lexicon = resources.lexicon
    text, slots, facts = read(last, last, lexicon)
    sheet = read_sheet(facts, lexicon)
    found = match(text, slots, sheet, lexicon)
    plain = [each for each in last if "计划" not in each and "上半年" not in each]
    if len(plain) == len(last) and set("".join(last)) and len({s.text for s in slots}) == len(slots):
        same = [slots[slot].text == sheet.values[value].value.text for slot, value in found.items()]
        assert sum(same) >= len(same) * 0.5
