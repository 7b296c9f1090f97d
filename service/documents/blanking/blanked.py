"""A text as others may see it: a blank for every specific, the words around it as they are."""

from service.documents.blanking.blanking import blank
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.values import SlotType

BLANK = "×"


def blank_specifics(text: str, lexicon: Lexicon) -> str:
    """A sample's text with a blank for every specific and everything in quotes; a quantity keeps its unit, a title its
    brackets. Claims keep their words."""
    slots = [(slot.start, slot.end, slot) for slot in blank(text, lexicon) if slot.type is not SlotType.CLAIM]
    spans = [
        (start, end, f"{BLANK}{slot.unit or ''}" if slot.type is SlotType.QUANTITY else BLANK * 2)
        for start, end, slot in slots
    ]
    spans += [
        (mention.start, mention.end, BLANK * 2)
        for mention in find_mentions(text, lexicon, any_quoted=True)
        if mention.value.type is SlotType.NAME
    ]
    parts: list[str] = []
    position = 0
    for start, end, mark in sorted(spans):
        if start < position:
            continue
        enclosed = end - start > 1 and text[start] in "《“〔「"
        parts += (text[position:start], f"{text[start]}{mark}{text[end - 1]}" if enclosed else mark)
        position = end
    parts.append(text[position:])
    return "".join(parts)
