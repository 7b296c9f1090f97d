"""“分点改用‘首先、其次’”: another way of marking the points."""

import re

from service.revision.note import Note, Verdict
from service.revision.parts import points_of
from service.revision.proposal import Proposal, State, unclear

_STYLE = re.compile(r"(?:改用|改为|改成|采用|换成|统一用|统一为|用|使用)")
_ABOUT = re.compile(r"分点|序号|编号|标号|一是|首先|第一[，、]|（一）")
_NAMES = (
    (re.compile("首先[、，]?其次|首先"), "首先"),
    (re.compile("一要[、，]?二要|一要"), "一要"),
    (re.compile("第一[、，]?第二"), "第一"),
    (re.compile("一是[、，]?二是|一是"), "一是"),
    (re.compile("——|破折号"), "——"),
)


def propose(note: Note, state: State) -> Proposal | None:
    """Another style of points; None for a note about something else."""
    verb = _STYLE.search(note.text)
    if verb is None or not _ABOUT.search(note.text):
        return None
    wanted = next((style for pattern, style in _NAMES if pattern.search(note.text[verb.end() :])), None)
    if wanted is None:
        return None
    points = points_of(state.blocks)
    if not points or state.blocks[points[0].first].type == "heading":
        return unclear("这一节的分点是小标题，要改成段内的“一是、二是”，请写明哪几点")
    return Proposal(Verdict.APPLIED, f"分点改用“{wanted}”的样式", renumber=True, style=wanted)
