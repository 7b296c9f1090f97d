"""What a note says of a change: this is to become that."""

import re
from dataclasses import dataclass

from service.revision.parts import without_parts
from service.revision.wishes.words import QUOTED, bare, clauses_of, unquoted
from service.text.lexicon.lexicon import Lexicon

_INTRO = re.compile(
    r"^(?:请|麻烦|建议|烦请)*(?:数字|数据|内容|姓名|名称|事实|文字)?(?:更新|更正|订正|勘误|修改|调整|有误)?[：:]\s*"
)
_LEAD = re.compile(r"^(?:请|麻烦|建议|烦请)*(?:将|把)?")
_NOT_BUT = re.compile(
    r"^(?P<about>.*?)(?:并?不是|并?非|不应是|不应为)(?P<old>[^，,；]+)[，,；]\s*(?:而?是|应是|应为|应该是|实际是|实为)(?P<new>.+)$",
    re.S,
)
_SHORT = re.compile(r"^(?P<old>.*?\d[\d.]*[^\d，,改]{0,3})改(?P<new>\d[\d.]*\S{0,4})$")
_ALL = re.compile(r"[，,]?(?:都|全部|统一|一律|均|要|应|需|请|也)+$")
_PLACE = re.compile(
    r"^(?:这里|此处|此|这(?:一)?(?:处|段|句|句话|个词|几个字|部分|段话)|所选的?(?:文字)?|划线(?:处|部分))?$"
)


class _Words:
    """The words that part the old from the new (改为), and those around either (全文的, 有误, 这个词)."""

    def __init__(self, lexicon: Lexicon) -> None:
        becomes, everywhere, wrong, called = (
            lexicon.rules.source("note_change", value) for value in ("becomes", "everywhere", "wrong", "called")
        )
        self.changed = re.compile(rf"^(?P<old>.*?){becomes}(?P<new>.+)$", re.S)
        self.everywhere = re.compile(rf"^{everywhere}+")
        self.wrong = re.compile(
            rf"[，,]?(?:这里|这个|此处)?(?:数字|数据|的?次数|的?数量|的?名字|的?姓名)?{wrong}[，,]?$"
        )
        self.called = re.compile(rf"(?:这|那)?(?:一?个)?{called}$")


@dataclass(frozen=True, slots=True)
class SaidChange:
    """``old`` becomes ``new``; ``old`` is empty where the anchor of the note is meant. ``rest`` is what the note says
    besides; ``exact``: the new words were in quotes."""

    old: str
    new: str
    rest: str
    exact: bool


def said_change(note: str, lexicon: Lexicon) -> SaidChange | None:
    """The change that a note asks for; None for a note that asks for none."""
    words = lexicon.made(_Words)
    text = _INTRO.sub("", note.strip())
    found = _NOT_BUT.match(text)
    if found is not None:
        return _said(found["about"] + found["old"], found["new"], words)
    found = _outside_quotes(words.changed, text) or _SHORT.match(text.rstrip("。"))
    return _said(found["old"], found["new"], words) if found is not None else None


def _outside_quotes(pattern: re.Pattern[str], text: str) -> "re.Match[str] | None":
    """A match whose parting words stand in no quotes; groups are of the text itself."""
    hidden = pattern.match(unquoted(text))
    if hidden is None:
        return None
    return re.compile(
        rf"(?P<old>.{{{len(hidden['old'])}}}).{{{hidden.start('new') - hidden.end('old')}}}(?P<new>.+)", re.S
    ).match(text)


def _said(old: str, new: str, words: _Words) -> SaidChange:
    whole = new.strip().rstrip("。")
    first = QUOTED.match(whole)
    clauses = clauses_of(whole)
    given = first[0] if first else clauses[0] if clauses else whole
    rest = whole[whole.find(given) + len(given) :].strip("，,；;。 ")
    return SaidChange(_old(old, words), bare(given), rest, first is not None)


def _old(old: str, words: _Words) -> str:
    """What is to change, without the words around it and without where it stands."""
    text = words.wrong.sub("", _ALL.sub("", old.strip()))
    earlier = clauses_of(text)
    text = _LEAD.sub("", without_parts(_LEAD.sub("", text)))
    text = _ALL.sub("", words.wrong.sub("", words.everywhere.sub("", text.strip(" ，,：:"))))
    within = list(QUOTED.finditer(text))
    if len(within) == 1 and len(text) - len(within[0][0]) <= _AROUND:
        return bare(within[0][0])
    if len(earlier) > 1:
        return text
    text = words.called.sub("", text).removesuffix("的")
    return "" if _PLACE.match(text) else bare(text)


_AROUND = 6
