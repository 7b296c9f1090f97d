"""Setting: what holds for a whole section or document unless a sentence says otherwise."""

import re

_PLAN_HEADING = re.compile(
    r"下一步|下步|下阶段|打算|(?:工作|任务)(?:安排|计划|部署|思路|谋划|设想)|目标任务|主要目标|重点任务|工作目标|明年|来年|今后|努力方向|工作建议|总体要求|(?:19|20)\d\d年(?:度)?重点工作$"
)
_PLAN_DOCUMENT = re.compile(r"(?:计划|规划|方案|要点|安排|打算)$")


def plans_heading(heading: str) -> bool:
    """Whether what stands under the heading is intended (下一步打算)."""
    return bool(_PLAN_HEADING.search(heading))


def plans_document(title: str) -> bool:
    """Whether the document is a plan (…工作要点)."""
    return bool(_PLAN_DOCUMENT.search(title))
