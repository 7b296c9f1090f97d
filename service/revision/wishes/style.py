"""“分点改用‘首先、其次’”: another way of marking the points."""

import re

from service.revision.note import Note, Verdict
from service.revision.parts import points_of
from service.revision.proposing.proposal import Proposal, State, unclear

_STYLE = re.compile(r"(?:改用|改为|改成|改作|采用|换成|换为|换作|换用|统一用|统一为|统一成|一律用|用|使用|写成|标成)")
_ABOUT = re.compile(r"分点|序号|编号|标号|样式|一是|二是|首先|其次|第一[，、“”]|第一|一要|（一）|破折号|——")
_ONLY_MARKS = re.compile(
    r"^[“‘\"'（]*(?:(?:[一二三四五]是|[一二三四五]要|首先|其次|再次|最后|第[一二三四五]|破折号|——)[、，,；;和等…”’“‘\"'）]*)+"
    r"(?:这样|之类)?(?:的)?(?:样式|形式|提法|写法|方式|说法|格式|来写|来分点|分点|开头|标示|标出|序号|样子)*[。！]?$"
)
_NAMES = (
    (re.compile("首先|其次|再次"), "首先"),
    (re.compile(".要"), "一要"),
    (re.compile("第."), "第一"),
    (re.compile(".是"), "一是"),
    (re.compile(""), "——"),
)


def propose(note: Note, state: State) -> Proposal | None:
    """Another style of points; None for a note about something else."""
    verbs = list(_STYLE.finditer(note.text))
    new = next((note.text[verb.end() :] for verb in verbs if _ONLY_MARKS.match(note.text[verb.end() :].strip())), None)
    if new is None or not _ABOUT.search(note.text):
        return None
    wanted = next(style for pattern, style in _NAMES if pattern.search(new))
    points = points_of(state.blocks)
    if not points or state.blocks[points[0].first].type == "heading":
        return unclear("这一节的分点是小标题，要改成段内的“一是、二是”，请写明哪几点")
    return Proposal(Verdict.APPLIED, f"分点改用“{wanted}”的样式", renumber=True, style=wanted)
