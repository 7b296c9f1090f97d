"""What is wrong with the whole page: parts missing, paragraphs twice."""

from dataclasses import replace
from random import Random

from eval.suites.planted.planters.picking import one
from eval.suites.planted.text import CleanText, Place, Planted, without


def missing_addressee(text: CleanText, random: Random) -> Planted | None:
    block = one(random, [each for each in text.blocks if each.type == "addressee"])
    return Planted(without(text.blocks, block), (), f"缺{block.text}") if block else None


def missing_signature(text: CleanText, random: Random) -> Planted | None:
    """The date stands below no signature."""
    if not any(each.type == "date" for each in text.blocks):
        return None
    block = one(random, [each for each in text.blocks if each.type == "signature"])
    if block is None:
        return None
    date = next((each for each in text.blocks if each.type == "date"), None)
    places = (Place(date.id, 0, len(date.text)),) if date else ()
    return Planted(without(text.blocks, block), places, f"缺署名{block.text}")


def repeated_paragraph(text: CleanText, random: Random) -> Planted | None:
    """A paragraph stands again, further down or right below."""
    picked = one(random, [block for block in text.paragraphs if len(block.text) >= 30])
    if picked is None:
        return None
    at = random.choice(
        [n + 1 for n, block in enumerate(text.blocks) if block.type == "paragraph" and n >= text.blocks.index(picked)]
    )
    again = replace(picked, id="again", spans=())
    blocks = (*text.blocks[:at], again, *text.blocks[at:])
    return Planted(blocks, (Place("again", 0, len(again.text)),), f"重复“{picked.text[:12]}…”")
