"""Each block of a draft as paragraphs in its place on the page (GB/T 9704-2012, 7.3)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.draft import Block
from service.export.docx_runs import PLAIN, Hand, Indent, Type, paragraph, run, typed
from service.export.docx_sections import LANDSCAPE, PORTRAIT, Orientation, section_properties
from service.export.docx_table import Row, natural_width, plain_rows, table
from service.export.layout import Layout, tracking_pt
from service.export.text import rows_of
from service.export.typesetting import title_lines, width
from service.text.range import Range

_SENTENCE_END = re.compile("[。！？]")
_ATTACHMENTS = re.compile(r"附\s{0,2}件[:：]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A block between its neighbours, and how it is written. ``rows`` are those of a table that is not written plainly,
    ``gone`` is the id of a deleted block that is written in the same paragraph.
    ``opens`` and ``closes`` are the marks of comments, which stand around what is changed in it."""

    block: Block
    before: Block | None
    after: Block | None
    hand: Hand = PLAIN
    rows: tuple[Row, ...] | None = None
    gone: str | None = None
    opens: str = ""
    closes: str = ""


def body(blocks: Sequence[Block], layout: Layout) -> str:
    """All blocks in order, and the properties of the last section."""
    return assembled(in_place(blocks), layout)


def in_place(blocks: Sequence[Block]) -> list[Placed]:
    """Each block with those before and after it."""
    return [
        Placed(block, blocks[n - 1] if n else None, blocks[n + 1] if n + 1 < len(blocks) else None)
        for n, block in enumerate(blocks)
    ]


def assembled(placed: Sequence[Placed], layout: Layout, *, closed: bool = False) -> str:
    """What is placed, in order, and the properties of the last section; ``closed``: an empty paragraph ends the text.

    A table too wide for the page upright stands on a page of its own across, with the title right above it (8).
    """
    blocks = [each.block for each in placed]
    lying = _orientations(blocks, layout)
    parts: list[str] = []
    for index, each in enumerate(placed):
        if index and lying[index - 1] is not lying[index]:
            parts.append(_empty(layout, section_properties(layout, lying[index - 1])))
        elif (
            index and each.block.type == "table" and (blocks[index - 1].type == "table" or placed[index - 1].hand.mark)
        ):
            parts.append(_empty(layout))  # the end of a paragraph that goes cannot run into a table
        if each.block.type == "table":
            rows = each.rows if each.rows is not None else plain_rows(rows_of(each.block))
            written = table(rows, layout, lying[index])
        else:
            written = _text(each, layout)
        parts.append(_anchored(written, each.opens, each.closes))
    if closed or not blocks or blocks[-1].type == "table":
        parts.append(_empty(layout))
    return "".join(parts) + section_properties(layout, lying[-1] if lying else PORTRAIT)


def _anchored(written: str, opens: str, closes: str) -> str:
    """Marks of comments around the changes, or, where nothing is changed, around the first paragraph's text."""
    if not opens and not closes:
        return written
    start = written.index("</w:pPr>") + len("</w:pPr>")
    first = min((at for tag in ("<w:ins ", "<w:del ") if (at := written.find(tag, start)) >= 0), default=start)
    end = written.index("</w:p>", first)
    last = max(written.rfind(tag, first, end) + len(tag) for tag in ("</w:ins>", "</w:del>"))
    end = last if last > first + len("</w:ins>") else end
    return written[:first] + opens + written[first:end] + closes + written[end:]


def _orientations(blocks: Sequence[Block], layout: Layout) -> list[Orientation]:
    lying = [
        LANDSCAPE
        if block.type == "table" and natural_width(rows_of(block), layout) > layout.page.text_width_pt
        else PORTRAIT
        for block in blocks
    ]
    for index in range(len(blocks) - 2, -1, -1):
        if blocks[index].type == "title" and lying[index + 1] is LANDSCAPE:
            lying[index] = LANDSCAPE
    return lying


def _text(placed: Placed, layout: Layout) -> str:
    block, hand = placed.block, placed.hand
    if block.type == "title":
        return _title(block, placed.after, layout, hand)
    if block.type in ("signature", "date"):
        return _foot(block, placed.before, placed.after, layout, hand)
    if block.type == "note":
        return _note(block, placed.before, layout, hand)
    return _prose(block, placed.before, layout, hand)


def _prose(block: Block, before: Block | None, layout: Layout, hand: Hand) -> str:
    """Addressee, heading and paragraph; a paragraph with a level begins with a run-in heading."""
    heading = block.type == "heading"
    addressee = block.type == "addressee"
    level = min(max(block.level or 1, 1), 4)
    face = layout.faces.heading(level) if heading else layout.faces.addressee if addressee else layout.faces.body
    head = 0
    if block.type == "paragraph" and block.level is not None:
        end = _SENTENCE_END.search(block.text)
        head = end.end() if end else len(block.text)
    blank = layout.blank_lines.after_title.value if before is not None and before.type == "title" else 0
    return paragraph(
        hand.spanned(
            block.text, _missing(block), head, typed(face, layout), typed(layout.faces.heading(level), layout)
        ),
        f"Heading{level}" if heading else "Salutation" if addressee else "BodyText",
        indent=Indent(face.size_pt, first_line=0 if addressee else layout.indents.first_line_characters.value),
        line_pt=layout.page.line_pitch_pt.value,
        before_pt=blank * layout.page.line_pitch_pt.value,
        alignment="left" if addressee else "both",
        keep_next=heading,
        mark=hand.mark,
    )


def _title(block: Block, after: Block | None, layout: Layout, hand: Hand) -> str:
    face = layout.faces.title
    lines = lines_of_title(block.text, layout)
    cuts = _missing(block)
    if "\n" not in block.text:
        cuts = _shifted(cuts, lines)
    blank = layout.blank_lines.after_title.value if after is not None and after.type == "table" else 0
    return paragraph(
        hand.spanned("\n".join(lines), cuts, 0, Type(face), Type(face)),
        "Title",
        indent=Indent(face.size_pt),
        line_pt=layout.page.line_pitch_pt.value,
        after_pt=blank * layout.page.line_pitch_pt.value,
        alignment="center",
        keep_next=True,
        mark=hand.mark,
    )


def lines_of_title(title: str, layout: Layout) -> tuple[str, ...]:
    """The lines that a title is set in."""
    return title_lines(title, int(layout.page.text_width_pt / layout.faces.title.size_pt))


def _shifted(cuts: Sequence[Range], lines: Sequence[str]) -> list[Range]:
    """Spans of a title moved by the line breaks that were put into it."""
    breaks, position = [], 0
    for line in lines[:-1]:
        position += len(line)
        breaks.append(position)
    return [
        Range(start + sum(1 for at in breaks if at <= start), end + sum(1 for at in breaks if at < end))
        for start, end in cuts
    ]


def _foot(block: Block, before: Block | None, after: Block | None, layout: Layout, hand: Hand) -> str:
    """Organ and date without a seal (7.3.5.2): the date begins two characters further right than the organ.

    Where the date is as long as the organ or longer, it keeps the right indent and the organ moves left. Either without
    the other keeps the right indent. The date's place is given from the left: its own width, of digits, varies by font.
    """
    face = layout.faces.signature
    right = float(layout.indents.signature_right_characters.value)
    offset = layout.indents.date_offset_characters.value
    organ = block if block.type == "signature" else before if before and before.type == "signature" else None
    date = block if block.type == "date" else after if after and after.type == "date" else None
    indent, alignment = Indent(face.size_pt, right=right), "right"
    if organ is not None and date is not None:
        organ_width, date_width = width(organ.text), width(date.text)
        if date_width > organ_width - 1:
            if block is organ:
                indent = Indent(face.size_pt, right=right + date_width + offset - organ_width)
        elif block is date:
            pitch = face.size_pt + tracking_pt(layout, face)
            place = layout.page.text_width_pt - right * face.size_pt - organ_width * pitch + offset * face.size_pt
            indent, alignment = Indent(face.size_pt, left_pt=max(place, 0.0)), "left"
    first = before is None or before.type not in ("signature", "date")
    blank = layout.blank_lines.before_signature.value if first and before is not None else 0
    return paragraph(
        hand.spanned(block.text, _missing(block), 0, typed(face, layout), typed(face, layout)),
        "Signature" if block.type == "signature" else "Date",
        indent=indent,
        line_pt=layout.page.line_pitch_pt.value,
        before_pt=blank * layout.page.line_pitch_pt.value,
        alignment=alignment,
        keep_next=block.type == "signature" and date is not None,
        mark=hand.mark,
    )


def _note(block: Block, before: Block | None, layout: Layout, hand: Hand) -> str:
    """An attachments note (7.3.4) stands one blank line below, its further items under the first; others indented."""
    face = layout.faces.body
    attachments = _ATTACHMENTS.match(block.text)
    left = float(layout.indents.note_characters.value)
    blank = layout.blank_lines.before_attachments.value if attachments and before and before.type != "note" else 0
    pitch = layout.page.line_pitch_pt.value
    paragraphs = []
    position = 0
    for index, line in enumerate(block.text.split("\n")):
        label = width(line[: attachments.end()]) if attachments and index == 0 else 0.0
        number = re.match(r"\d{1,2}[.．]", line[attachments.end() if attachments and index == 0 else 0 :])
        hanging = label + (width(number[0]) if number else 0.0)
        under = width(block.text[: attachments.end()]) if attachments and index else 0.0
        own = [Range(start - position, end - position) for start, end in _missing(block)]
        indent = (
            Indent(face.size_pt, left=left + under + hanging, hanging=hanging)
            if hanging
            else Indent(face.size_pt, left=left + under)
            if attachments
            else Indent(face.size_pt, first_line=left)
        )
        paragraphs.append(
            paragraph(
                hand.spanned(line, own, 0, typed(face, layout), typed(face, layout)),
                "BodyText",
                indent=indent,
                line_pt=pitch,
                before_pt=blank * pitch if index == 0 else 0,
                mark=hand.mark,
            )
        )
        position += len(line) + 1
    return "".join(paragraphs)


def _empty(layout: Layout, section: str = "") -> str:
    """A paragraph of one point that ends a section or follows a table, and takes no room."""
    small = layout.faces.body.model_copy(update={"size_pt": 1})
    return paragraph(run("", Type(small)), "BodyText", indent=Indent(1), line_pt=1, section=section)


def _missing(block: Block) -> list[Range]:
    return [Range(span.start, span.end) for span in block.spans if span.kind == "missing"]
