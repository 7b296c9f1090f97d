"""A model that answers a note with the whole draft rewritten: what it changed, sentence by sentence, as edits."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from service.draft import Block
from service.revision.operations import sentences_of
from service.revision.wishes.words import pairs

_LIKE = 0.3
_MOST_CHANGED = 0.6
_PLACED = re.compile(r"^\[?(b\d{1,3})(?:[.．]\d{1,2})?\]?\s*[：:]?\s*")


def as_edits(answer: str, sent: Sequence[Block], shown: dict[str, list[str]]) -> str | None:
    """The answer as lines of edits, under 【意见1】照办; None for one that does not look like the draft.

    ``shown`` are the sentences of each block as they were sent. A paragraph of the answer is that of the block it is
    most like; a draft of which most is changed is a rewriting, and no revision.
    """
    paragraphs = [line.strip() for line in answer.split("\n") if line.strip()]
    lines: list[str] = ["【意见1】照办"]
    changed = total = 0
    order = [block.id for block in sent if block.id in shown]
    matched = _matched(paragraphs, {id: "".join(shown[id]) for id in order})
    if not matched:
        return None
    for id in order:
        total += len(shown[id])
        if id in matched:
            edits = _edits(id, shown[id], _split(matched[id]))
            changed += len(edits)
            lines += edits
        elif id != sent[0].id:
            changed += len(shown[id])
    return "\n".join(lines) if len(lines) > 1 and changed <= max(1, _MOST_CHANGED * total) else None


def _matched(paragraphs: Sequence[str], blocks: dict[str, str]) -> dict[str, str]:
    """Paragraphs of the answer by the block that each is most like, in order."""
    found: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        named = _PLACED.match(paragraph)
        text = _PLACED.sub("", paragraph)
        like = {id: _likeness(text, block) for id, block in blocks.items()}
        best = named[1] if named and named[1] in blocks else max(like, key=lambda id: like[id], default="")
        if best and (named or like[best] >= _LIKE):
            found.setdefault(best, []).append(text)
    return {id: "".join(texts) for id, texts in found.items()}


def _edits(id: str, before: Sequence[str], after: Sequence[str]) -> list[str]:
    plain = [_bare(each) for each in before]
    lines: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, plain, [_bare(each) for each in after], autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        paired = min(b - a, d - c)
        lines += [f"替换 {id}.{a + n + 1}：{after[c + n]}" for n in range(paired)]
        lines += [f"删除 {id}.{n + 1}" for n in range(a + paired, b)]
        if rest := "".join(after[c + paired : d]):
            lines.append(f"插入 {id}.{max(1, a + paired)} 后：{rest}")
    return lines


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_of(Block("", "paragraph", text))]


def _bare(sentence: str) -> str:
    """A sentence without what stands beside tokens."""
    return re.sub(r"\s", "", re.sub(r"\|[^\]]*", "", sentence))


def _likeness(text: str, block: str) -> float:
    a, b = pairs(_bare(text)), pairs(_bare(block))
    return len(a & b) / max(1, min(len(a), len(b))) if a and b else 0.0
