"""Small cases of the matcher: last year's sentence, a value in it, and facts of this year."""

from collections.abc import Sequence

from service.documents.blanking.blanking import blank
from service.drafting.matching.matching import match_slots
from service.facts.fact import Fact
from service.facts.sheet import FactSheet, read_sheet
from service.text.lexicon.lexicon import Lexicon
from service.text.values import SlotType

TITLE = "2024年工作总结\n"


def sheet_of(facts: Sequence[str], lexicon: Lexicon) -> FactSheet:
    """Every statement a fact of 2025."""
    listed = [Fact(id=f"f{n}", statement=fact, period="2025年") for n, fact in enumerate(facts, start=1)]
    return read_sheet(listed, lexicon)


def fills(last: str, facts: Sequence[str], lexicon: Lexicon, title: str = TITLE) -> dict[str, str]:
    """What comes into each place of last year's text that is filled: former → new."""
    text = title + last
    slots = [slot for slot in blank(text, lexicon) if slot.type is not SlotType.CLAIM]
    sheet = sheet_of(facts, lexicon)
    matches = match_slots(text, slots, sheet, lexicon, last_year="2024", this_year="2025")
    return {slots[match.slot].text: sheet.values[match.value].value.text for match in matches}
