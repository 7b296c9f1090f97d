"""Getting ready to follow: this year's values, and the brief's own fields, for the slots of a template."""

import re
from collections import Counter
from collections.abc import Mapping

from service.brief import Brief
from service.documents.document import Slot
from service.drafting.follow import Fill, Follower
from service.drafting.matching import match_slots
from service.drafting.resources import Resources
from service.drafting.self_reference import SelfReference
from service.drafting.snapshot import Snapshot
from service.drafting.support import Support
from service.drafting.template import Template
from service.text.lexicon import Lexicon
from service.text.values import SlotType

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
    )
    fills: dict[int, Fill] = {}
    for slot in template.slots:
        if (field := brief_field(slot, template, brief, this_year)) is not None:
            fills[slot.start] = Fill(field)
    for match in matches:
        value = snapshot.sheet.values[match.value]
        fills[template.slots[match.slot].start] = Fill(value.value.text, value)
    words = own_words(template, brief, resources.lexicon)
    return Follower(brief, snapshot.sheet, template, fills, Support(snapshot.sheet), SelfReference(words))


def brief_field(slot: Slot, template: Template, brief: Brief, this_year: str | None) -> str | None:
    """What the brief itself says of a slot: its unit and its year, where the sample names its own."""
    if slot.type is SlotType.ORGANISATION and slot.text in template.own_units:
        return brief.unit
    if slot.type is not SlotType.DATE:
        return None
    if slot.former is not None:
        return f"{this_year}{slot.former[4:]}" if this_year and slot.former in _own_years(template.own_year) else None
    opens = template.text[: slot.start].rstrip(" \u3000").endswith("\n") or slot.start == 0
    return brief.period if opens and _BLANK_YEAR.fullmatch(slot.text) else None


def _own_years(year: str | None) -> tuple[str, ...]:
    return (f"{year}年", f"{year}年度", f"{year}年以来", f"{year}年来") if year else ()


def own_words(template: Template, brief: Brief, lexicon: Lexicon) -> Mapping[str, str]:
    """The sample's words for itself and its area, each with the brief's word for the same; none without a level."""
    if brief.level is None:
        return {}
    source = _level_of(template.text, lexicon)
    if source is None or brief.level.value not in lexicon.self_reference:
        return {}
    theirs, ours = lexicon.self_reference[source], lexicon.self_reference[brief.level.value]
    words: dict[str, str] = {}
    for their_words, our_words in ((theirs.area, ours.area), (theirs.own, ours.own)):
        present = [word for word in their_words if word in template.text]
        target = _fitting(our_words, brief)
        words |= {word: target for word in present if target and word not in our_words}
    return words


def _level_of(text: str, lexicon: Lexicon) -> str | None:
    """The level whose words for itself and its area the text uses most."""
    counts = Counter(
        {
            level: sum(text.count(word) for word in (*words.area, *words.own))
            for level, words in lexicon.self_reference.items()
        }
    )
    level, count = counts.most_common(1)[0] if counts else ("", 0)
    return level if count else None


def _fitting(words: tuple[str, ...], brief: Brief) -> str | None:
    """Of a level's words (全县, 全区) the one that ends as the brief's region does; else the first."""
    region = brief.region or brief.unit
    for word in words:
        if brief.region and region.endswith(word[1:]):
            return word
    for word in words:
        if word[-1] in region:
            return word
    return words[0] if words else None
