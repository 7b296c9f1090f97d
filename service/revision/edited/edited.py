"""A .docx that a person edited and sent back, as the next version of the draft: the person's text is kept, whatever the
checks say of it, and they say it; comments are notes like any other.

``adopt`` first; then the notes are answered on what it gives, by ``revise`` or with a model; then ``concluded``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.changes import BlockChange, Fate
from service.documents.readers import read_bytes
from service.documents.source import SourceText
from service.draft import Block, Draft, Finding
from service.drafting.composing.written import Written
from service.drafting.drafting import WRITER
from service.drafting.repairing.check_and_repair import brief_index_of, errors_of, judge
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.errors import InputError
from service.revision.differences.difference import difference
from service.revision.edited.adopting import adopted
from service.revision.edited.departures import carried, with_departures
from service.revision.edited.returned import notes_of, pieces_of
from service.revision.note import Note, NoteAnswer, Verdict
from service.revision.own_words import with_own_words
from service.revision.revising import Revised, finished
from service.revision.working_draft import started
from service.settings import Settings

_MOST_TIMES = 5
_MOST_MORE = 20_000


@dataclass(frozen=True)
class Adoption:
    """``draft`` and ``snapshot`` with the person's text, to answer ``notes`` on; ``answer`` is what is said of the
    text, None where comments are all that is new."""

    draft: Draft
    snapshot: Snapshot
    notes: tuple[Note, ...]
    answer: NoteAnswer | None


def read_edited(name: str, data: bytes, settings: Settings) -> SourceText:
    """The file as it reads with all its tracked changes accepted. Raises as ``read_bytes``; InputError
    ``unsupported_format`` for anything but a .docx."""
    if not name.lower().endswith(".docx"):
        raise InputError("unsupported_format", f"改过的稿子请存为 .docx 再交回（现在是“{name}”）")
    return read_bytes(name, data, settings)


def adopt(draft: Draft, snapshot: Snapshot, source: SourceText, resources: Resources) -> Adoption:
    """The draft with the text that the person sent back. Raises InputError ``another_text`` for a file of which nothing
    is like the draft, or that is many times as long."""
    if len(source.text) > _MOST_TIMES * len(draft.text) + _MOST_MORE:
        raise _another(source)
    pieces = pieces_of(source, draft.blocks)
    blocks = adopted(draft.blocks, [piece.block for piece in pieces], snapshot.sheet, resources.lexicon)
    notes = notes_of(source, pieces, blocks)
    rows = difference(draft.blocks, blocks)
    if draft.blocks and not {block.id for block in draft.blocks} & {block.id for block in blocks}:
        raise _another(source)
    if blocks == draft.blocks:
        said = f"交回的文件与第 {draft.version} 版相同，也没有批注，要改什么？"
        return Adoption(draft, snapshot, notes, None if notes else NoteAnswer(_note(source), Verdict.UNCLEAR, said))
    snapshot = _with_heading(snapshot, draft.blocks, blocks)
    index = brief_index_of(snapshot, resources)
    if snapshot.template is None:
        blocks = with_own_words(draft.blocks, blocks, index.prover, by_note=True)
    written = Written(blocks, stated=_stated(blocks, snapshot), freely=draft.writer != WRITER)
    judged = judge(written, index)
    findings = carried(draft.findings, judged, draft.blocks, blocks, snapshot.sheet, resources.lexicon)
    changed = tuple(dict.fromkeys(id for row in rows if row.fate is not Fate.KEPT if (id := _id(row))))
    answer = NoteAnswer(_note(source), Verdict.APPLIED, _told(rows), changed)
    return Adoption(replace(draft, blocks=blocks, findings=findings), snapshot, notes, answer)


def concluded(draft: Draft, snapshot: Snapshot, adoption: Adoption, revised: Revised, resources: Resources) -> Revised:
    """The next version of ``draft``, from what the notes made of the adoption: with the facts that the person's figures
    depart from, and what was said of the file before the answers to the notes."""
    findings = with_departures(
        revised.draft.findings, draft.blocks, revised.draft.blocks, revised.snapshot.sheet, resources.lexicon
    )
    standing = started(replace(revised.draft, findings=findings), revised.snapshot, (), resources)
    answer = adoption.answer
    if answer is not None and (wrong := _brought_in(draft.findings, findings)):
        shown = "；".join(dict.fromkeys(finding.message for finding in wrong[:3]))
        answer = replace(answer, message=f"{answer.message}。请核对：{shown}")
    return finished(draft, snapshot, standing, ((answer,) if answer else ()) + revised.answers, resources)


def _another(source: SourceText) -> InputError:
    message = f"“{source.name}”和这份稿对不上（没有相同或相近的段落，或长得多），请核对是否交错了文件、写错了稿号"
    return InputError("another_text", message)


def _note(source: SourceText) -> Note:
    return Note(f"按交回的“{source.name}”修改")


def _id(row: BlockChange) -> str | None:
    block = row.new if row.new is not None else row.old
    return block.id if block is not None else None


def _told(rows: Sequence[BlockChange]) -> str:
    said = ((Fate.CHANGED, "改"), (Fate.INSERTED, "增"), (Fate.DELETED, "删"), (Fate.MOVED_TO, "移"))
    counts = [(word, sum(row.fate is fate for row in rows)) for fate, word in said]
    return "已采用交回的文字：" + "，".join(f"{word} {count} 段" for word, count in counts if count)


def _brought_in(before: Sequence[Finding], after: tuple[Finding, ...]) -> list[Finding]:
    known = {(finding.check, finding.message) for finding in before}
    return [finding for finding in errors_of(after) if (finding.check, finding.message) not in known]


def _with_heading(snapshot: Snapshot, before: Sequence[Block], after: Sequence[Block]) -> Snapshot:
    """The snapshot with the section's heading as the person words it."""
    section = snapshot.brief.section
    first = after[0] if after else None
    if section is None or first is None or not before or first.type != "heading" or first.id != before[0].id:
        return snapshot
    heading = first.text[len(first.number or "") :].strip()
    if first.text == before[0].text or not heading:
        return snapshot
    brief = snapshot.brief.model_copy(update={"section": section.model_copy(update={"heading": heading})})
    return replace(snapshot, brief=brief)


def _stated(blocks: Sequence[Block], snapshot: Snapshot) -> tuple[str, ...]:
    values = snapshot.sheet.values
    return tuple(
        dict.fromkeys(s.fact for block in blocks for s in block.spans if s.fact is not None and s.fact in values)
    )
