"""Getting ready to follow: this year's values, and the brief's own fields, for the slots of a template."""

import re
from collections.abc import Mapping

from service.brief import Brief
from service.documents.document import Slot
from service.drafting.following.coming_year import coming_year
from service.drafting.following.follow import Fill, Follower
from service.drafting.following.own_words import own_words
from service.drafting.following.support import Support
from service.drafting.following.template import Template
from service.drafting.matching.matching import match_slots
from service.drafting.resources import Resources
from service.drafting.self_reference import SelfReference
from service.drafting.snapshot.snapshot import Snapshot
from service.facts.sheet import FactSheet
from service.text.lexicon.lexicon import Lexicon
from service.text.values import SlotType
from service.text.years import with_figures, written_like

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_BLANK_YEAR = re.compile(r"[^\d一-鿿]{1,4}年(?:度)?$|某+年(?:度)?$")


def follower_for(snapshot: Snapshot, template: Template, resources: Resources) -> Follower:
    """The writer that follows a template, its slots matched to the facts and the brief's fields."""
    brief = snapshot.brief
    year = _YEAR.search(brief.period or "") or _YEAR.search(brief.date or "")
    this_year = year[0] if year else None
    matches = match_slots(
        template.text,
        template.slots,
        snapshot.sheet,
        resources.lexicon,
        last_year=template.own_year,
        this_year=this_year,
        unit=brief.unit,
    )
    fills: dict[int, Fill] = {}
    for slot in template.slots:
        if (field := brief_field(slot, template, brief, this_year, resources.lexicon)) is not None:
            fills[slot.start] = Fill(field)
    for match in matches:
        value = snapshot.sheet.values[match.value]
        fills[template.slots[match.slot].start] = Fill(value.value.text, value)
    fills |= _same_dates(template, fills, snapshot.sheet)
    words = own_words(template, brief)
    return Follower(brief, snapshot.sheet, template, fills, Support(snapshot.sheet), SelfReference(words))


def brief_field(slot: Slot, template: Template, brief: Brief, this_year: str | None, lexicon: Lexicon) -> str | None:
    """What the brief itself says of a slot: its unit and its year, where the sample names its own."""
    if slot.type is SlotType.ORGANISATION and slot.text in template.own_units:
        return brief.unit
    if slot.type is not SlotType.DATE:
        return None
    if slot.former is not None:
        if not this_year or not template.own_year:
            return None
        if with_figures(slot.former) in _own_years(template.own_year):
            return f"{written_like(this_year, slot.former)}{slot.former[4:]}"
        return coming_year(template.text, slot.start, slot.end, int(template.own_year), int(this_year), lexicon)
    opens = template.text[: slot.start].rstrip(" \u3000").endswith("\n") or slot.start == 0
    return brief.period if opens and _BLANK_YEAR.fullmatch(slot.text) else None


def _same_dates(template: Template, fills: Mapping[int, Fill], sheet: FactSheet) -> dict[int, Fill]:
    """Dates (一季度, 五年来) that the facts of the figures beside them name as the sample does."""
    found: dict[int, Fill] = {}
    for sentence in (sentence for line in template.lines for sentence in line.sentences):
        facts = {fill.value.fact for slot in sentence.slots if (fill := fills.get(slot.start)) and fill.value}
        dates = {
            v.value.text: v for fact in sorted(facts) for v in sheet.by_id[fact].values if v.value.type is SlotType.DATE
        }
        for slot in sentence.slots:
            if slot.start not in fills and slot.type is SlotType.DATE and slot.former in dates:
                found[slot.start] = Fill(slot.former, dates[slot.former])
    return found


def _own_years(year: str) -> tuple[str, ...]:
    return f"{year}年", f"{year}年度", f"{year}年以来", f"{year}年来"
