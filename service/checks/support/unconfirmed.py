"""What nobody has confirmed yet: clauses that are a note's own, and facts that a note made or changed."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import shown, warning
from service.draft import UNCONFIRMED, Finding
from service.proof.verdict import Proved

_SUGGESTION = "核对无误后确认"


def check(context: CheckContext) -> Iterator[Finding]:
    """Warnings ``unconfirmed``: the draft is not complete until somebody answers for what they tell of."""
    facts = {fact.id for fact in context.sheet.facts if fact.fact.unconfirmed}
    if not facts and not any(span.kind == "note" for block in context.blocks for span in block.spans):
        return
    for block in context.prose:
        for verdict in context.verdicts[block.id]:
            if not isinstance(verdict, Proved):
                continue
            words = shown(block.text[verdict.start : verdict.end].rstrip("。！？"))
            if verdict.kind == "note":
                message = f"“{words}”是照修改意见写的，事实中没有，尚未确认"
                yield warning(UNCONFIRMED, block, verdict.start, verdict.end, message, _SUGGESTION)
            elif told := [fact for fact in verdict.facts if fact in facts]:
                message = f"“{words}”：事实 {'、'.join(told)} 依据修改意见，尚未确认"
                yield warning(UNCONFIRMED, block, verdict.start, verdict.end, message, _SUGGESTION)
