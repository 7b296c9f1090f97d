"""Writing a section with a model: ask, check, have mended, settle what is left — or hand over to the composer.

Every way out of here is a checked section: the model's, accepted; or none (a ModelError), with the reason.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from service.brief import OnMissing
from service.checks.brief_index import BriefIndex
from service.checks.context import CheckContext
from service.checks.registry import run_checks
from service.checks.support import unproved
from service.checks.support.stated import untold
from service.draft import Block, Finding, PromptRef
from service.drafting.chain.answer import AnswerReader
from service.drafting.chain.mending import Mending, by_paragraph
from service.drafting.chain.numbering import numbered
from service.drafting.chain.outgoing import Outgoing
from service.drafting.chain.proved_only import (
    halved_facts,
    idle,
    unproved_facts,
    with_planned_themes,
    without_clauses,
)
from service.drafting.chain.repeats import without_repeats
from service.drafting.chain.request import Requests
from service.drafting.chain.restore_facts import placed, retold, without_stated
from service.drafting.chain.section import SectionBuilder, builder_for
from service.drafting.chain.section_end import within_section
from service.drafting.chain.slots import slots_of
from service.drafting.chain.streaming import SentenceStream
from service.drafting.composing.spans import annotated
from service.drafting.composing.table import with_table
from service.drafting.composing.written import Written
from service.drafting.events import TextWritten
from service.drafting.repairing.check_and_repair import context_of, errors_of, mended
from service.drafting.repairing.order import in_order
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.models import failures
from service.models.chat import Message
from service.models.failures import ModelError
from service.models.patience import Conversation

MOST_ROUNDS = 2
MOST_CONTINUATIONS = 3
_MOST_LOST = 0.5
_FEW_MISSING = 0.34
_LAST_SAID = 30
_HEAD_START = 0.02
"""Seconds in which the request goes out, before anything else is done."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A checked section of the model's."""

    written: Written
    findings: tuple[Finding, ...]
    prompts: tuple[PromptRef, ...]


@dataclass
class SectionWriter:
    """Writes one section with one conversation. ``prompts`` are those that were used so far."""

    snapshot: Snapshot
    resources: Resources
    conversation: Conversation
    brief_index: BriefIndex
    prompts: tuple[PromptRef, ...] = ()
    streaming: bool = True
    accepted: Accepted | None = None
    _last: tuple[Written, CheckContext, tuple[Finding, ...]] | None = None
    _built: tuple[tuple[str, ...], tuple[Block, ...]] | None = None
    _whole: tuple[tuple[Block, ...], Written] | None = None

    async def write(self) -> AsyncIterator[TextWritten]:
        """Sentences as they come; in the end ``accepted`` is set. Raises ModelError when nothing usable was written."""
        calls = self.requests.calls()
        if not calls:
            raise failures.unusable("没有可以交给模型的事实")
        paragraphs: tuple[str, ...] = ()
        history: tuple[Message, ...] = ()
        for call in calls:
            messages = self.requests.messages(call, paragraphs)
            history = history or messages
            reader = self._reader(messages)
            stream = SentenceStream(reader, self.builder, self.brief_index, first=len(paragraphs) + 2)
            raw = ""
            reading_ahead = asyncio.create_task(self._read_ahead(reader))
            try:
                async for text, sentences in self._answer(messages, stream):
                    raw += text
                    for sentence in sentences:
                        yield sentence
            finally:
                reading_ahead.cancel()
            paragraphs += self._within(reader.paragraphs(raw))
        repaired = await self._repaired(self._numbered(paragraphs), history)
        self.accepted = await asyncio.to_thread(self._settled, repaired)

    async def _read_ahead(self, reader: AnswerReader) -> None:
        """Work out what the answer will be judged by, while the model thinks."""
        await asyncio.sleep(_HEAD_START)
        await asyncio.to_thread(_read_all, reader, self.brief_index)

    async def _answer(
        self, messages: Sequence[Message], stream: SentenceStream
    ) -> AsyncIterator[tuple[str, list[TextWritten]]]:
        """An answer, continued where it was cut off or torn off."""
        prompt = self.resources.prompts["section"]
        self._used("section")
        asked = tuple(messages)
        raw = ""
        for _ in range(MOST_CONTINUATIONS + 1):
            finish = None
            async for chunk in self.conversation.ask(asked, prompt.settings):
                raw += chunk.text
                finish = chunk.finish or finish
                yield chunk.text, list(stream.feed(chunk.text)) if chunk.text and self.streaming else []
            if finish not in ("length", "broken") or not raw.strip():
                return
            self._used("continue")
            more = self.resources.prompts["continue"].messages(last=raw.strip()[-_LAST_SAID:])
            asked = (*messages, Message("assistant", raw), *more)

    async def _repaired(self, paragraphs: tuple[str, ...], history: tuple[Message, ...]) -> tuple[str, ...]:
        """The paragraphs after at most two rounds of mending by the model; the version with the fewest errors."""
        best, faults = paragraphs, await asyncio.to_thread(self._faults, paragraphs)
        for n in range(MOST_ROUNDS):
            asking = self._asking(faults, self._blocks(best), first=n == 0)
            if not self._worth_asking(asking):
                break
            try:
                answer = await self._asked_to_mend(best, asking, history)
            except ModelError as error:
                if error.code in ("model_deadline", "model_token_ceiling"):
                    break
                continue
            found = await asyncio.to_thread(self._faults, answer)
            if len(found) < len(faults):
                best, faults = answer, found
        return best

    def _asking(self, faults: Sequence[Finding], blocks: Sequence[Block], *, first: bool) -> list[Finding]:
        """The faults that the model is asked about: not those whose clauses can be left out; of clauses that are not
        proved only once, for then their facts are told in their own words."""
        needless = idle(faults, blocks)
        return [fault for fault in faults if fault not in needless and (first or fault.check != unproved.CHECK)]

    async def _asked_to_mend(
        self, paragraphs: tuple[str, ...], faults: Sequence[Finding], history: tuple[Message, ...]
    ) -> tuple[str, ...]:
        prompt = self.resources.prompts["repair"]
        self._used("repair")
        mending = Mending(paragraphs)
        written = self._written(self._blocks(paragraphs))
        leaving = {fact.id for fact in self.outgoing.facts}
        missing = {fact: self._line(fact) for fact in self._not_told(written) if fact in leaving}
        told = by_paragraph(written.blocks)
        homes = {fact: self._home(fact, told) for fact in missing}
        listed = [self._sent(fault, "\n".join(paragraphs)) for fault in faults if fault.check != "missing_fact"]
        asked = prompt.messages(problems=mending.problems(listed, missing, homes))
        raw = ""
        messages = (*history, Message("assistant", "\n".join(paragraphs)), *asked)
        async for chunk in self.conversation.ask(messages, prompt.settings):
            raw += chunk.text
        return self._numbered(self._within(mending.applied(self._reader(messages).lines(raw))))

    def _within(self, paragraphs: Sequence[str]) -> tuple[str, ...]:
        return within_section(paragraphs, self.snapshot.brief, self.snapshot.sheet)

    def _numbered(self, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
        """The paragraphs with the plan's numbers; a sample that is followed has its own."""
        return paragraphs if self.snapshot.template is not None else numbered(paragraphs, self.requests.layout)

    def _settled(self, paragraphs: tuple[str, ...]) -> Accepted:
        """What no model mended: repeated sentences and clauses without a source go, facts that are not told, or told
        in words that are not theirs, are written into place.

        Raises ModelError when the model told too little of the facts.
        """
        sheet = self.snapshot.sheet
        written = self._written(without_repeats(self._blocks(paragraphs), sheet))
        leaving = [fact for fact in self.outgoing.facts if fact.values]
        if len(by_paragraph(written.blocks)) < _MOST_LOST * len(leaving):
            raise failures.unusable("漏写了过半的事实")
        for left in reversed(range(MOST_ROUNDS)):
            written = self._proved(written)
            lost = self._not_told(written)
            if lost:
                blocks = retold(written.blocks, lost, self.snapshot, self.resources.lexicon)
                still = self._not_told(self._written(blocks))
                blocks = without_repeats(placed(blocks, still, self.snapshot, self.resources.lexicon), sheet)
                written = replace(self._written(blocks), missing=written.missing)
            written, findings = mended(written, self.brief_index, OnMissing.DROP, self._judge(written))
            whole = self._written(written.blocks)
            if not self._not_told(whole):  # what a mended sentence lost is expected again
                written = replace(whole, missing=without_stated(written.missing, sheet))
                return Accepted(written, self._judge(written), self.prompts)
            written = replace(whole, missing=written.missing) if left else written
        return Accepted(written, findings, self.prompts)

    def _proved(self, written: Written) -> Written:
        """What was written without the clauses that have no source; where these have values of facts, the facts are
        told in their own words, and so is what else of a fact was lost."""
        themed = with_planned_themes(written.blocks, self._context(written).verdicts, self.snapshot.plan)
        whole = self._with(written, themed)
        left = without_clauses(whole.blocks, idle(self._judge(whole), whole.blocks))
        if left != whole.blocks:
            whole = self._with(whole, in_order(left))
        again = unproved_facts(self._context(whole).verdicts)
        again |= halved_facts(written.blocks, whole.blocks, self.snapshot.sheet)
        if not again:
            return whole
        lost = [fact.id for fact in self.snapshot.sheet.facts if fact.id in again]
        blocks = retold(whole.blocks, lost, self.snapshot, self.resources.lexicon)
        return self._with(whole, without_repeats(blocks, self.snapshot.sheet))

    def _with(self, written: Written, blocks: Sequence[Block]) -> Written:
        """What was written with other blocks."""
        return replace(self._written(tuple(blocks)), missing=written.missing)

    def _faults(self, paragraphs: Sequence[str]) -> tuple[Finding, ...]:
        """What the checks find wrong that a model can mend: not what the brief itself says in the heading."""
        written = self._written(self._blocks(paragraphs))
        return tuple(
            finding
            for finding in errors_of(self._judge(written))
            if finding.block not in (None, "b1") or finding.check == "missing_fact"
        )

    def _judge(self, written: Written) -> tuple[Finding, ...]:
        """The findings; what was judged last is not judged again."""
        if self._last is None or self._last[0] != written:
            context = context_of(written, self.brief_index)
            self._last = written, context, run_checks(context)
        return self._last[2]

    def _context(self, written: Written) -> CheckContext:
        """What the checks see of what was written; that of what was judged last is kept."""
        if self._last is not None and self._last[0] == written:
            return self._last[1]
        return context_of(written, self.brief_index)

    def _worth_asking(self, faults: Sequence[Finding]) -> bool:
        """A few facts that are not told are written into place without asking."""
        others = [fault for fault in faults if fault.check != "missing_fact"]
        return bool(others) or len(faults) > _FEW_MISSING * len(self.outgoing.facts)

    def _blocks(self, paragraphs: Sequence[str]) -> tuple[Block, ...]:
        """The blocks of the section; those that were built last are not built again."""
        asked = tuple(paragraphs)
        if self._built is None or self._built[0] != asked:
            self._built = asked, self.builder.blocks(asked)
        return self._built[1]

    def _written(self, blocks: tuple[Block, ...]) -> Written:
        if self._whole is None or self._whole[0] != blocks:
            self._whole = blocks, self._annotated(blocks)
        return self._whole[1]

    def _annotated(self, blocks: tuple[Block, ...]) -> Written:
        stated = tuple(fact.id for fact in self.snapshot.sheet.facts)
        written = Written(blocks, stated=stated, freely=True)
        return annotated(with_table(written, self.snapshot.brief), self.resources.lexicon)

    def _not_told(self, written: Written) -> list[str]:
        """The facts that are not told, or not wholly, in order."""
        return [fact.id for fact, _ in untold(self._context(written))]

    def _sent(self, fault: Finding, said: str) -> Finding:
        """A finding as it may leave the process, with the words that the model itself said."""
        suggestion = self.outgoing.finding(fault.suggestion, said) if fault.suggestion else None
        return replace(fault, message=self.outgoing.finding(fault.message, said), suggestion=suggestion)

    def _line(self, fact: str) -> str:
        return f"{fact}：{self.outgoing.fact(self.snapshot.sheet.by_id[fact])}"

    def _home(self, fact: str, told: Mapping[str, int]) -> int:
        point = next((point for point in self.snapshot.plan.points if fact in point.facts), None)
        mates = [told[mate] for mate in (point.facts if point else ()) if mate in told]
        return max(mates, key=mates.count) if mates else max(told.values(), default=1)

    def _reader(self, messages: Sequence[Message]) -> AnswerReader:
        assert self.snapshot.brief.section is not None
        prompt = "\n".join(message.content for message in messages if message.role != "assistant")
        told = self.brief_index.source_text
        heading = self.snapshot.brief.section.heading
        return AnswerReader(self.builder.slots, prompt, heading, self.resources.lexicon, self._rules, told)

    @cached_property
    def _rules(self) -> str:
        """All that is asked of a model, apart from what the brief puts into it."""
        prompts = [f"{each.system}\n{each.user}" for each in self.resources.prompts.values()]
        return "\n".join([*prompts, *(self.requests.wording(call) for call in self.requests.calls())])

    def _used(self, name: str) -> None:
        ref = self.resources.prompts[name].ref
        if ref not in self.prompts:
            self.prompts = (*self.prompts, ref)

    @cached_property
    def outgoing(self) -> Outgoing:
        return Outgoing(self.snapshot.brief, self.snapshot.sheet, self.resources.lexicon, self.resources.blanked)

    @cached_property
    def requests(self) -> Requests:
        room = self.resources.settings.model_context_tokens
        return Requests(self.snapshot, self.outgoing, self.resources.prompts["section"], room)

    @cached_property
    def builder(self) -> SectionBuilder:
        slots = slots_of(self.snapshot.brief, self.snapshot.sheet)
        return builder_for(self.snapshot, slots, self.resources.lexicon)


def _read_all(reader: AnswerReader, brief_index: BriefIndex) -> None:
    reader.read_ahead()
    brief_index.read_ahead()
