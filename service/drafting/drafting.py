"""Drafting a section: ground, plan, snapshot, write, check, mend — the one way from a brief to a draft."""

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from service.brief import Brief
from service.checks.context import CheckContext
from service.checks.reference import Reference
from service.checks.registry import run_checks
from service.draft import Draft, FactsUsed, Finding, status_of
from service.drafting.compose import Composer
from service.drafting.following import follower_for
from service.drafting.grounding import ground
from service.drafting.repair import mend
from service.drafting.resources import Resources
from service.drafting.snapshot import Snapshot
from service.drafting.spans import annotated
from service.drafting.table import with_table
from service.drafting.written import Written
from service.errors import InputError
from service.export.text import to_text
from service.facts.conflicts import refuse_conflicts
from service.facts.sheet import read_sheet

WRITER = "builtin"
MOST_REPAIRS = 2


def draft_section(brief: Brief, resources: Resources) -> Draft:
    """Draft the section that the brief asks for, with the built-in composer.

    The same brief, corpus and seed give the same blocks and findings. Raises InputError for a genre that is drafted as
    a whole document or is not known, ConflictError for facts that contradict each other, NotFoundError for a sample to
    follow that is not there.
    """
    timings: dict[str, float] = {}
    with _timed(timings, "ground"):
        snapshot = take_snapshot(brief, resources)
    with _timed(timings, "write"):
        written = write(snapshot, resources)
    with _timed(timings, "check"):
        written, findings = _checked(written, snapshot, resources)
    return Draft(
        id=f"d-{uuid.uuid4().hex[:12]}",
        version=1,
        status=status_of(findings, written.missing),
        genre=brief.genre,
        writer=WRITER,
        text=to_text(written.blocks).rstrip("\n"),
        blocks=written.blocks,
        facts=FactsUsed(_used(written), written.unused),
        missing=written.missing,
        findings=findings,
        grounding=snapshot.grounding,
        timings_ms=timings,
    )


def take_snapshot(brief: Brief, resources: Resources) -> Snapshot:
    """Everything the writer may see. Raises as ``draft_section`` does."""
    genre = resources.genres.get(brief.genre)
    if genre is None:
        known = "、".join(f"{each.id}（{each.name}）" for each in resources.genres.values())
        raise InputError("unknown_genre", f"没有“{brief.genre}”这一文种，可用：{known}", genre=brief.genre)
    if genre.drafted_as == "document":
        message = f"{genre.name}按整份文件起草，draft 目前只拟写一节；可先用 nigao template 生成填报表"
        raise InputError("drafted_as_document", message, genre=brief.genre)
    if brief.section is None:
        raise InputError(
            "section_needed", "目前的 draft 一次拟写一节，请在拟稿要求中写明 section（可逐节拟写提纲中的各节）"
        )
    sheet = read_sheet(brief.facts, resources.lexicon)
    refuse_conflicts(sheet, brief.period)
    return ground(brief, sheet, genre, resources)


def write(snapshot: Snapshot, resources: Resources) -> Written:
    """Write from a snapshot: after its template, or composed from its plan."""
    if snapshot.template is not None:
        written = follower_for(snapshot, snapshot.template, resources).write()
    else:
        sources = tuple(f"{ref.sample}#{ref.section}" for ref in snapshot.grounding)
        written = Composer(
            snapshot.brief, snapshot.sheet, snapshot.plan, resources.phrases, resources.lexicon, sources
        ).write()
    return annotated(with_table(written, snapshot.brief), resources.lexicon)


def _checked(written: Written, snapshot: Snapshot, resources: Resources) -> tuple[Written, tuple[Finding, ...]]:
    """Check, mark or leave out what has no source, and check again; what is still wrong stays, and is said."""
    on_missing = snapshot.brief.requirements.on_missing
    reference = reference_of(snapshot, resources)
    findings = run_checks(_context(written, reference))
    for _ in range(MOST_REPAIRS):
        mended = mend(written, findings, on_missing, resources.lexicon)
        if mended is written:
            break
        written = replace(mended, blocks=annotated(mended, resources.lexicon).blocks)
        findings = run_checks(_context(written, reference))
    return written, findings


def reference_of(snapshot: Snapshot, resources: Resources) -> Reference:
    """What everything written from a snapshot is judged by."""
    return Reference(
        brief=snapshot.brief,
        sheet=snapshot.sheet,
        genre=snapshot.genre,
        lexicon=resources.lexicon,
        grounding=tuple(hit.text for hit in snapshot.hits),
        template=snapshot.template.text if snapshot.template else None,
    )


def _context(written: Written, reference: Reference) -> CheckContext:
    return CheckContext(written.blocks, reference, frozenset(written.stated), written.missing)


def _used(written: Written) -> tuple[str, ...]:
    """Fact ids, in the order in which the draft states them; a stated value counts for its fact."""
    return tuple(dict.fromkeys(stated.split(".")[0] for stated in written.stated))


@contextmanager
def _timed(timings: dict[str, float], step: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    timings[step] = round((time.perf_counter() - started) * 1000, 3)
