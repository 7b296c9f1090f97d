"""Drafting a section: ground, plan, snapshot, write, check, mend — the one way from a brief to a draft."""

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from service.brief import Brief
from service.checks.brief_index import BriefIndex
from service.documents.source import SourceText
from service.draft import Draft, FactsUsed, Finding, PromptRef, Usage, status_of
from service.drafting.chain.proved_only import idle, without_clauses
from service.drafting.chain.streaming import streamed
from service.drafting.chain.writing import SectionWriter
from service.drafting.composing.compose import Composer, section_heading
from service.drafting.composing.spans import annotated
from service.drafting.composing.table import with_table
from service.drafting.composing.written import Written
from service.drafting.events import (
    BlockReplaced,
    Done,
    Event,
    FindingFound,
    Grounded,
    Planned,
    PointPlanned,
    TextWritten,
)
from service.drafting.factual import facts_only
from service.drafting.following.following import follower_for
from service.drafting.grounding import ground
from service.drafting.repairing.check_and_repair import brief_index_of, errors_of, judge, mended
from service.drafting.repairing.order import in_order
from service.drafting.resources import Resources
from service.drafting.snapshot.record import Record
from service.drafting.snapshot.snapshot import Snapshot
from service.errors import InputError
from service.export.text import to_text
from service.facts.conflicts import refuse_conflicts
from service.facts.sheet import read_sheet
from service.facts.value_id import ValueId
from service.grounding.retrieval import Mode
from service.models.ceilings import Ceiling, TokenLedger
from service.models.chat import Chat
from service.models.failures import ModelError
from service.models.patience import Conversation
from service.proof.warrants import warrants_of

WRITER = "builtin"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A section as it was written and judged, and by whom; ``degraded`` says why not by the model that was asked."""

    written: Written
    findings: tuple[Finding, ...]
    writer: str = WRITER
    degraded: str | None = None
    prompts: tuple[PromptRef, ...] = ()
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True)
class ModelWriting:
    """How drafts are written with a model: the models in order of preference, and where the day's tokens are counted.

    ``streaming``: sentences are judged and told one by one as they come.
    """

    models: Sequence[Chat]
    ledger: TokenLedger | None = None
    streaming: bool = False


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
        brief_index = brief_index_of(snapshot, resources)
        outcome = compose(snapshot, brief_index, resources)
    return _draft(snapshot, outcome, brief_index, timings)


async def done(events: AsyncIterator[Event]) -> Done:
    """The end of the events of a draft, for whoever need not be told before."""
    async for event in events:
        if isinstance(event, Done):
            return event
    raise AssertionError("drafting ends with Done")


async def draft_events(
    snapshot: Snapshot, resources: Resources, writing: ModelWriting | None, timings: dict[str, float] | None = None
) -> AsyncIterator[Event]:
    """Write from a snapshot, telling what is done as it is done; the last event is ``Done``.

    Without ``writing`` the built-in composer writes. A model that fails, in whatever way, is answered for by the
    composer, and the draft says so. ``timings`` are those of the steps before, in milliseconds.
    """
    timings = {} if timings is None else timings
    yield Grounded(snapshot.grounding)
    yield Planned(tuple(PointPlanned(point.theme, point.facts) for point in snapshot.plan.points))
    brief_index = brief_index_of(snapshot, resources)
    told: list[TextWritten] = []
    record = Record(snapshot)
    if writing is None or not writing.models:
        with _timed(timings, "write"):
            outcome = await asyncio.to_thread(compose, snapshot, brief_index, resources)
    else:
        started = time.perf_counter()
        conversation = conversation_of(resources, writing)
        writer = SectionWriter(snapshot, resources, conversation, brief_index, streaming=writing.streaming)
        reason: str | None = None
        if writing.streaming:
            yield BlockReplaced(section_heading(snapshot.brief))  # what follows stands under it
        try:
            async for sentence in writer.write():
                told.append(sentence)
                yield sentence
        except ModelError as error:
            reason = error.message
        outcome = await asyncio.to_thread(_chosen, writer, reason, brief_index)
        timings["model"] = round(sum(exchange.seconds for exchange in conversation.exchanges) * 1000, 3)
        timings["write"] = round((time.perf_counter() - started) * 1000 - timings["model"], 3)
        record = Record(snapshot, conversation.model, tuple(conversation.exchanges))
    draft = _draft(snapshot, outcome, brief_index, timings)
    for event in _in_the_end(draft, told):
        yield event
    yield Done(draft, record)


def compose(snapshot: Snapshot, brief_index: BriefIndex, resources: Resources) -> Outcome:
    """The built-in composer's section, checked and mended. A phrase that these facts give no warrant is left out."""
    written = write(snapshot, resources)
    findings = judge(written, brief_index)
    if snapshot.template is None and (wrong := idle(findings, written.blocks)):
        written = replace(written, blocks=in_order(without_clauses(written.blocks, wrong)))
        findings = judge(written, brief_index)
    return Outcome(*mended(written, brief_index, snapshot.brief.requirements.on_missing, findings))


def take_snapshot(
    brief: Brief, resources: Resources, *, mode: Mode | None = None, followed: SourceText | None = None
) -> Snapshot:
    """Everything the writer may see; ``mode`` is how samples are found, ``followed`` the text of the sample that the
    brief follows where that is not in the library. Raises as ``draft_section`` does."""
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
    brief, set_aside = facts_only(brief, resources.lexicon)
    sheet = read_sheet(brief.facts, resources.lexicon, any_quoted=brief.requirements.keep_values_local)
    refuse_conflicts(sheet, brief.period)
    return replace(ground(brief, sheet, genre, resources, mode, followed), set_aside=set_aside)


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


def conversation_of(resources: Resources, writing: ModelWriting) -> Conversation:
    """A new conversation with the deadline and ceilings of the settings; within a running event loop."""
    settings = resources.settings
    until = asyncio.get_running_loop().time() + settings.draft_seconds
    ceiling = Ceiling(settings.draft_tokens, settings.day_tokens, writing.ledger)
    return Conversation(writing.models, settings.draft_seconds, until, ceiling)


def _chosen(writer: SectionWriter, reason: str | None, brief_index: BriefIndex) -> Outcome:
    """The model's section, unless there is none, or it has errors that the composer's has not."""
    conversation, accepted = writer.conversation, writer.accepted
    if accepted is not None:
        own = Outcome(
            accepted.written,
            accepted.findings,
            conversation.model or WRITER,
            prompts=accepted.prompts,
            usage=conversation.usage,
        )
        if not errors_of(own.findings):
            return own
    composed = compose(writer.snapshot, brief_index, writer.resources)
    if accepted is not None:
        errors = errors_of(accepted.findings)
        if len(errors) <= len(errors_of(composed.findings)):
            return own
        reason = f"模型的稿子改后仍有问题：{errors[0].message}"
    return replace(composed, degraded=reason, prompts=writer.prompts, usage=conversation.usage)


def _in_the_end(draft: Draft, told: Sequence[TextWritten]) -> Iterator[Event]:
    """What a listener has not been told yet: sentences of the composer's, blocks that are not as streamed, findings."""
    sent = streamed(told)
    for block in draft.blocks:
        if sent.get(block.id) != (block.text, block.spans):
            yield BlockReplaced(block)
    for finding in draft.findings:
        yield FindingFound(finding)


def _draft(snapshot: Snapshot, outcome: Outcome, brief_index: BriefIndex, timings: dict[str, float]) -> Draft:
    written = outcome.written
    return Draft(
        id=f"d-{uuid.uuid4().hex[:12]}",
        version=1,
        status=status_of(outcome.findings, written.missing),
        genre=snapshot.brief.genre,
        writer=outcome.writer,
        text=to_text(written.blocks).rstrip("\n"),
        blocks=written.blocks,
        facts=FactsUsed(_used(written), (*snapshot.set_aside, *written.unused)),
        missing=written.missing,
        findings=outcome.findings,
        warrants=warrants_of(written.blocks, brief_index.prover),
        grounding=snapshot.grounding,
        degraded=outcome.degraded is not None,
        degraded_reason=outcome.degraded,
        prompts=outcome.prompts,
        usage=outcome.usage,
        timings_ms=timings,
    )


def _used(written: Written) -> tuple[str, ...]:
    """Fact ids, in the order in which the draft states them; a stated value counts for its fact."""
    return tuple(dict.fromkeys(ValueId(stated).fact for stated in written.stated))


@contextmanager
def _timed(timings: dict[str, float], step: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    timings[step] = round((time.perf_counter() - started) * 1000, 3)
