"""Clauses without a warrant: what no fact says, the brief does not give, and no form that asserts nothing excuses."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error
from service.draft import Finding
from service.proof.messages import reason
from service.proof.verdict import Unproved

CHECK = "unproved"


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``unproved``."""
    if not context.proved:
        return
    for block in context.prose:
        for verdict in context.verdicts[block.id]:
            if isinstance(verdict, Unproved):
                message = reason(verdict) or "这句话没有依据"
                facts = "、".join(verdict.facts)
                suggestion = f"照事实 {facts} 的原话写" if facts else "删去，或补充事实"
                yield error(CHECK, block, verdict.start, verdict.end, message, suggestion)
