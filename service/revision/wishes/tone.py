"""“语气再平实一些”, “写具体些”: what only rewriting does. Asked what is meant; a model, where there is one, does it."""

import re

from service.revision.note import Note
from service.revision.proposing.proposal import Proposal, State, unclear
from service.revision.wishes.words import unquoted

_MORE = re.compile(
    r"具体(?:一?些|一?点|化)|展开|充实|详细|写细|细化|丰富|再写(?:多|长)|扩写|多写|加长|太少|太短|太单薄|太简单|太笼统|不够具体"
)
_HIGHER = re.compile(r"突出|亮点|拔高|升华|提炼|站位|高度|更好看|更漂亮|分量|醒目|特色")
_TONE = re.compile(
    r"语气|文风|口气|语言|平实|生动|凝练|口语|书面|润色|通顺|顺一[下顺]|捋一|打磨|文字|措辞|表述|逻辑|啰嗦|重复|衔接|过渡|重写|改写|优化|完善"
)

_ASKED = re.compile(
    r"(?:语气|文风|口气|语言|文字|措辞|表述).{0,6}(?:些|点|一下|平实|生动|凝练)|润色|打磨|展开|充实|突出|拔高|升华|写得?(?:更|再)?(?:具体|详细|细)(?:一?些|一?点|一下|化)|重写"
)


def asks(text: str) -> bool:
    """Whether a clause asks for another tone by itself, and is not only why something else is asked for."""
    return _ASKED.search(unquoted(text)) is not None


def propose(note: Note, state: State) -> Proposal | None:
    """A question that helps; None for a note about something else."""
    said = unquoted(note.text)
    if _MORE.search(said):
        return unclear(
            "要写得更具体，需要事实：请补充事实（写“增加：……”，或用 --facts 另给）；只改文字的，请写明改后的原话"
        )
    if _HIGHER.search(said):
        return unclear("请写明突出哪一点、哪条事实：可以写“第几点移到最前”“标题改为……”；事实中没有的成绩不能写")
    if _TONE.search(said):
        return unclear("语气、文字上的改动要由模型来做（用 --model 指定）；不用模型时，请写明“哪一句”改为“什么”")
    return None
