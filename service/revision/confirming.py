"""Confirming: somebody answers for what notes stated, and the draft is complete if nothing else is wanting."""

from dataclasses import replace

from service.draft import Draft
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.errors import InputError
from service.revision.note import Note, NoteAnswer, Verdict
from service.revision.own_words import confirmed
from service.revision.revising import Revised, finished
from service.revision.working_draft import judged, started, with_changed_facts


def confirm(draft: Draft, snapshot: Snapshot, resources: Resources) -> Revised:
    """The next version, in which what notes stated stands like the brief's own words and facts. Raises InputError
    ``nothing_to_confirm`` where all is confirmed."""
    working = started(draft, snapshot, (), resources)
    facts = [fact for fact in snapshot.brief.facts if fact.unconfirmed]
    own = [block for block in draft.blocks if any(span.kind == "note" for span in block.spans)]
    if not facts and not own:
        raise InputError("nothing_to_confirm", f"{draft.id} 没有待确认的内容")
    sure = tuple(fact.model_copy(update={"unconfirmed": False}) for fact in facts)
    after = with_changed_facts(working, sure, resources) if sure else working
    after = judged(replace(after, pieces=confirmed(after.pieces)), resources, freely=working.freely)
    said = [f"事实 {'、'.join(fact.id for fact in sure)}"] if sure else []
    said += [f"{len(own)} 段中照意见写的话"] if own else []
    message = f"已确认{'和'.join(said)}"
    blocks = tuple(block.id for block in own)
    answer = NoteAnswer(Note("确认"), Verdict.APPLIED, message, blocks, tuple(fact.id for fact in sure))
    return finished(draft, snapshot, after, (answer,), resources)
