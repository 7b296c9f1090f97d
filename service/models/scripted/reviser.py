"""The well-behaved reviser: each note answered with one mild edit of the sentence that it is about."""

import re
from random import Random

from service.models.scripted.answer import Answer
from service.models.scripted.request import TOKEN, ChatRequest

_LINE = re.compile(r"^(b\d+)\.(\d+) (.+)$")
_NOTE = re.compile(r"^意见(\d+)$")
_ANCHOR = re.compile(r"针对 (b\d+)")
_MILDER = (
    ("扎实推进", "有序推进"),
    ("大力", "着力"),
    ("全面提升", "持续提升"),
    ("坚持", "注重"),
    ("切实", "着力"),
    ("开展", "组织开展"),
    ("举办", "组织举办"),
)
_CLOSED = "不外发"


def is_revision(request: ChatRequest) -> bool:
    """Whether notes are to be answered."""
    return "稿子" in request.parts and any(_NOTE.match(name) for name in request.parts)


def reviser(request: ChatRequest, random: Random) -> Answer:
    """An answer to every note, in order; no sentence is edited twice."""
    sentences = [match.groups() for line in request.parts.get("稿子", "").split("\n") if (match := _LINE.match(line))]
    taken: set[tuple[str, str]] = set()
    lines: list[str] = []
    for name, text in request.parts.items():
        number = _NOTE.match(name)
        if number is None:
            continue
        anchor = _ANCHOR.search(text)
        edit = _edit([s for s in sentences if anchor is None or s[0] == anchor[1]], taken)
        lines.append(f"【意见{number[1]}】{'照办' if edit else '看不明白：请写明改哪一句'}")
        lines += [edit] if edit else []
    return Answer("\n".join(lines))


def _edit(sentences: list[tuple[str, ...]], taken: set[tuple[str, str]]) -> str:
    """The first sentence, of those not edited yet, that can be put more mildly."""
    for block, number, text in sentences:
        if block == "b1" or (block, number) in taken or _CLOSED in text:
            continue
        bare = TOKEN.sub(lambda found: f"[[{found[1]}]]", text)
        for old, new in _MILDER:
            if old in bare and new not in bare:
                taken.add((block, number))
                return f"替换 {block}.{number}：{bare.replace(old, new, 1)}"
    return ""
