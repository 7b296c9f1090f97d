"""Self-reference: an office of one level speaks of itself and its area in that level's words."""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error
from service.draft import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``self_reference`` for 我市/全市 in a county's draft and the like.

    Words of a higher level are right where a fact or the brief says them (全市排名第一), and wrong elsewhere.
    """
    level = context.brief.level
    references = context.lexicon.self_reference
    if level is None or level.value not in references:
        return
    ours = {*references[level.value].own, *references[level.value].area}
    theirs = {word for name, words in references.items() if name != level.value for word in words.own}
    foreign = sorted(theirs - ours, key=len, reverse=True)
    if not foreign:
        return
    said = "\n".join(
        [*(fact.text for fact in context.sheet.facts), context.brief.section.heading if context.brief.section else ""]
    )
    pattern = re.compile("|".join(map(re.escape, foreign)))
    for block in context.blocks:
        for match in pattern.finditer(block.text):
            if match[0] in said:
                continue
            own = "、".join(references[level.value].own[:3])
            message = f"“{match[0]}”不是本级单位的自称"
            yield error("self_reference", block, *match.span(), message, f"本级可用：{own}")
