"""Planned or done: what a clause says of the state of what it tells (拟建 and 已建 are two different facts)."""

import re
from typing import Literal

from service.text.lexicon.lexicon import Lexicon
from service.text.sentences import clauses

State = Literal["plan", "done"]

_PLAN = re.compile(
    r"拟(?![定制]|态)|(?<!即)将(?![近来士军领才]|[一二三四五六七八九十]|其|[^，。；]{0,12}(?:纳入|作为|列为|列入|转为|变为|与|同|和))|即将|有望"
    r"|预计|力争|打算|预期|下一步|明年|今后|争取(?=[在到于年实完达早今明用]|[0-9])|确保[^，。；]{0,16}[0-9]|准备(?=[在于用新建开])"
    r"|计划(?=[于在到用今明年投新建实开组举完引培改争选安把将])|(?:年度|总)计划投资|目标(?:是|为)|到(?:20[0-9]{2}年|明年|[0-9]{1,2}月)"
    r"|(?:^|[，；。：])(?:还|都|也|就|均|仍|务必|必须)?[要须应](?![求闻素害约点件用急变邀]|当时)|不得|务必"
)
_DONE = re.compile(
    r"已(?!经济)|累计|截至|先后|目前|今年以来|(?:[\u4e00-\u9fff](?<![为除到罢])了(?![解]))|圆满|成功|顺利|现有|现已|共有|全年(?:共|累计)|同比|获得?"
)
_DONE_WEAK = re.compile(r"完成|建成|实现|新增|达到|达[0-9]|办结|全年|增长|下降|提高到|提升到|上升到|[0-9]%")


def clause_states(sentence: str, lexicon: Lexicon) -> tuple[tuple[int, int, State | None], ...]:
    """The clauses of a sentence with their states; None when nothing is said.

    A plan reaches on over the clauses after it (将抓好三件事：新建…、改造…) until one says that something is done.
    """
    found: list[tuple[int, int, State | None]] = []
    planned = False
    for start, end in clauses(sentence, 0, len(sentence)):
        state: State | None = None
        if _PLAN.search(_with_mark(sentence, start, end)):
            state, planned = "plan", True
        elif _DONE.search(sentence, start, end):
            state, planned = "done", False
        elif planned:
            state = "plan"
        elif _DONE_WEAK.search(sentence, start, end) or _acts(sentence, start, end, lexicon):
            state = "done"
        found.append((start, end, state))
    return tuple(found)


def _with_mark(sentence: str, start: int, end: int) -> str:
    """The clause with the mark before it, by which a modal at its beginning is told (，要…)."""
    return ("，" if start == 0 else sentence[start - 1]) + sentence[start:end]


def _acts(sentence: str, start: int, end: int, lexicon: Lexicon) -> bool:
    return any(verb[0] in lexicon.action_verbs for verb in lexicon.action_verb_pattern.finditer(sentence, start, end))
