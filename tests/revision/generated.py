"""Versions of a text and edits of them, drawn by hypothesis."""

from dataclasses import replace

from hypothesis import strategies as st

from service.draft import Block, BlockType, Span

_WORDS = st.sampled_from(
    [
        "学习",
        "讲习",
        "党支部",
        "群众",
        "水务",
        "63件",
        "9次",
        "11次",
        "2025年3月",
        "《条例》",
        "，",
        "。",
        "；",
        "“",
        "”",
        "一是",
        "A&B",
        "<丙>",
        " ",
        "\n",
    ]
)
_TEXT = st.lists(_WORDS, min_size=1, max_size=14).map("".join)
_CELL = st.sampled_from(["学习", "9", "支部 12", "", "备注，无"])
_TABLE = st.integers(1, 3).flatmap(
    lambda wide: st.lists(st.lists(_CELL, min_size=wide, max_size=wide).map("\t".join), min_size=1, max_size=4).map(
        "\n".join
    )
)
_TYPES: list[BlockType] = ["heading", "paragraph", "paragraph", "paragraph", "table", "title", "signature", "note"]


@st.composite
def blocks(draw: st.DrawFn, id: str = "") -> Block:
    type = draw(st.sampled_from(_TYPES))
    text = draw(_TABLE) if type == "table" else draw(_TEXT)
    if type in ("heading", "signature"):
        text = text.replace("\n", "") or "一、"
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(start + 4, len(text))))
    spans = (Span(start, end, "fact", "f1.1"),) if end > start else ()
    return Block(id, type, text, 1 if type == "heading" else None, spans=spans)


@st.composite
def versions(draw: st.DrawFn) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Two versions: the second is the first with blocks moved, changed, gone and new."""
    old = [replace(draw(blocks()), id=f"b{n}") for n in range(draw(st.integers(0, 6)))]
    new: list[Block] = []
    for block in draw(st.permutations(old)) if draw(st.booleans()) else old:
        match draw(st.sampled_from(["keep", "keep", "drop", "edit", "other", "insert"])):
            case "keep":
                new.append(block)
            case "edit" if block.type not in ("table", "heading"):
                at = draw(st.integers(0, len(block.text)))
                until = draw(st.integers(at, len(block.text)))
                new.append(replace(block, text=block.text[:at] + draw(_TEXT) + block.text[until:], spans=()))
            case "edit" | "other":
                new.append(replace(draw(blocks()), id=block.id))
            case "insert":
                new += [block, replace(draw(blocks()), id=f"n{len(new)}")]
    return tuple(old), tuple(new)
