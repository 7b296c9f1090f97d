"""How revisions come out: notes fulfilled, untouched text kept byte for byte, facts kept, nothing without a source."""

import asyncio

from eval.core.bench import Bench
from eval.core.metrics import ratio, total
from eval.core.suite import Details, Scored, Suite
from eval.suites.revision.base_drafts import drafted, load_bases
from eval.suites.revision.judge import Judged, judged
from eval.suites.revision.loading import NoteCase, RevisionCase, load_revision_cases
from service.draft import Draft
from service.drafting.drafting import ModelWriting, conversation_of
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.models.scripted.answer import Answer
from service.models.scripted.chat import ScriptedChat
from service.revision.note import Note
from service.revision.proposing.with_model import revise_with_model
from service.revision.revising import Revised, revise


def suite() -> Suite[RevisionCase]:
    """Every case; those with an ``answer`` with a scripted model, the others with the built-in reviser."""
    metrics = {
        "fulfilment": ratio("照办率", "照要求答复并改到位的意见占全部意见的比例", "fulfilled", "notes"),
        "locality": ratio("不动处保留率", "意见没有涉及的句子中逐字保留的字数比例", "kept", "untouched"),
        "retention": ratio("事实保留率", "意见没有要求删去的事实中仍写在稿中的比例", "retained", "facts"),
        "sourceless": total("无来源", "新稿中事实、原稿、意见都没有的数字、日期、名称的个数", "sourceless"),
        "overdone": total("误改", "应拒绝或应问清而改动了的意见条数", "overdone"),
    }
    return Suite("revision", load_revision_cases, judge, metrics, {"case": RevisionCase})


def judge(case_id: str, case: RevisionCase, bench: Bench) -> Scored:
    """A case passes when all its notes are fulfilled and nothing else happened."""
    draft, snapshot = drafted(load_bases()[case.base], bench.resources, id=bench.place or case_id)
    revised = revision_of(case, draft, snapshot, bench.resources)
    found = judged(case, draft, snapshot, revised, bench.resources.lexicon)
    labels = {"kind": case.kind, "genre": draft.genre, "reviser": "model" if case.answer else "builtin"}
    return Scored(case_id, counts_of(case, found), not _problems(found), labels, _details(case, draft, revised, found))


def revision_of(case: RevisionCase, draft: Draft, snapshot: Snapshot, resources: Resources) -> Revised:
    """The case's notes done."""
    notes = [_note(each, draft) for each in case.notes]
    if case.answer is None:
        return revise(draft, snapshot, notes, resources)
    return asyncio.run(_with_answer(case.answer, notes, draft, snapshot, resources))


async def _with_answer(
    answer: str, notes: list[Note], draft: Draft, snapshot: Snapshot, resources: Resources
) -> Revised:
    chat = ScriptedChat(lambda _request, _random: Answer(answer))
    conversation = conversation_of(resources, ModelWriting([chat]))
    return await revise_with_model(draft, snapshot, notes, resources, conversation)


def counts_of(case: RevisionCase, found: Judged) -> dict[str, float]:
    """What is summed over cases."""
    amiss = {why.split("”：", maxsplit=1)[0] for why in found.unfulfilled}
    return {
        "notes": len(case.notes),
        "fulfilled": len(case.notes) - len(amiss),
        "untouched": found.untouched,
        "kept": found.kept,
        "facts": found.facts,
        "retained": found.retained,
        "sourceless": len(found.sourceless),
        "overdone": found.overdone,
    }


def _note(case: NoteCase, draft: Draft) -> Note:
    if case.block is None or case.stretch is None:
        return Note(case.note, case.block)
    text = next(block.text for block in draft.blocks if block.id == case.block)
    start = text.index(case.stretch)
    return Note(case.note, case.block, start, start + len(case.stretch))


def _problems(found: Judged) -> tuple[str, ...]:
    return (
        *found.unfulfilled,
        *(f"不该动的句子变了：{sentence}" for sentence in found.changed),
        *(f"事实 {id} 不见了" for id in found.lost),
        *(f"没有来源：{text}" for text in found.sourceless),
    )


def _details(case: RevisionCase, draft: Draft, revised: Revised, found: Judged) -> Details:
    brief = revised.snapshot.brief.model_dump(mode="json", by_alias=True, exclude_none=True)
    expected = {
        f"意见{n}": f"{note.note}——{note.verdict.value}；实际 {answer.verdict.value}：{answer.message}"
        for n, (note, answer) in enumerate(zip(case.notes, revised.answers, strict=True), start=1)
    }
    return Details(_problems(found), brief, (draft, revised.draft), expected)
