"""A model's paragraphs as the blocks of the section: values back in their places, each with its source."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.checks.order.marks import heading_number_of
from service.draft import Block, Span, SpanKind
from service.drafting.composing.compose import section_heading
from service.drafting.repairing.order import points_renumbered
from service.drafting.snapshot.snapshot import Snapshot
from service.facts.delexicalise import TOKEN, relexicalise, token
from service.facts.sheet import FactValue
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.values import SlotType, Value

_FIGURES = frozenset({SlotType.QUANTITY, SlotType.DATE, SlotType.ORDINAL, SlotType.DOCUMENT_NUMBER})
_NAMES = frozenset({SlotType.TITLE, SlotType.NAME, SlotType.PERSON, SlotType.ORGANISATION})
_HIDDEN = "\ue000"
_STOPS = tuple("。！？；：，")
_LONGEST_HEADING = 40
_HALF_WIDTH = str.maketrans({",": "，", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"})


@dataclass(frozen=True)
class SectionBuilder:
    """Builds blocks for one snapshot. Block ``b1`` is the section's heading, ``b2`` the first paragraph, and so on."""

    snapshot: Snapshot
    slots: Mapping[str, FactValue]
    lexicon: Lexicon
    values: Mapping[Value, str]
    """Figures and names that exactly one slot states, by meaning."""

    def blocks(self, paragraphs: Sequence[str]) -> tuple[Block, ...]:
        """All blocks of the section."""
        body = [self.block(f"b{n}", paragraph) for n, paragraph in enumerate(paragraphs, start=2)]
        return (section_heading(self.snapshot.brief), *points_renumbered(body))

    def block(self, block_id: str, paragraph: str) -> Block:
        """One paragraph with canonical tokens as a block; a short line with a number and no stop is a subheading."""
        put_back = relexicalise(self._attributed(_full_width(paragraph)), self.slots, repair=True)
        spans = tuple(
            Span(place.start, place.end, self._kind(place.id), place.id if "." in place.id else None)
            for place in put_back.placed
        )
        number = heading_number_of(put_back.text)
        level = number.level if number is not None else None
        if number is not None and len(put_back.text) <= _LONGEST_HEADING and not put_back.text.endswith(_STOPS):
            return Block(block_id, "heading", put_back.text, level, number.text, spans)
        return Block(block_id, "paragraph", put_back.text, None, None, spans, self._grounding)

    def _kind(self, slot: str) -> SpanKind:
        if "." not in slot:
            return "brief"
        return "derived" if self.snapshot.sheet.by_id[slot.split(".", maxsplit=1)[0]].fact.derived else "fact"

    def _attributed(self, paragraph: str) -> str:
        """The paragraph with a token in place of each figure that was written out and that one fact alone states; and
        of a name, where its token does not stand in the paragraph."""
        hidden = TOKEN.sub(lambda found: _HIDDEN * len(found[0]), paragraph)
        parts: list[str] = []
        position = 0
        for mention in find_mentions(hidden, self.lexicon):
            slot = self.values.get(mention.value) if mention.value.type in _FIGURES | _NAMES else None
            if slot is not None and mention.value.type in _NAMES and token(slot) in paragraph:
                continue
            if slot is not None and _HIDDEN not in hidden[mention.start : mention.end]:
                parts += (paragraph[position : mention.start], token(slot))
                position = mention.end
        return "".join([*parts, paragraph[position:]])

    @property
    def _grounding(self) -> tuple[str, ...]:
        return tuple(f"{ref.sample}#{ref.section}" for ref in self.snapshot.grounding)


def builder_for(snapshot: Snapshot, slots: Mapping[str, FactValue], lexicon: Lexicon) -> SectionBuilder:
    """A builder that knows which figures and names are one fact's alone."""
    stated: dict[Value, list[str]] = {}
    for slot, value in slots.items():
        if value.value.type in _FIGURES | _NAMES:
            stated.setdefault(value.value, []).append(slot)
    own = {value: ids[0] for value, ids in stated.items() if len(ids) == 1}
    return SectionBuilder(snapshot, slots, lexicon, own)


def _full_width(paragraph: str) -> str:
    """Half-width punctuation between Chinese characters becomes full-width; inside tokens nothing changes."""
    parts = re.split(r"(\[\[[^\]]*\]\])", paragraph)
    return "".join(part if n % 2 else _punctuated(part) for n, part in enumerate(parts))


def _punctuated(text: str) -> str:
    return re.sub(
        r"(?<=[^\x00-\x7f])[,;?!()]|^[,;?!]|[()](?=[^\x00-\x7f])", lambda m: m[0].translate(_HALF_WIDTH), text
    )
