"""Where a text speaks of what is to be done: plans, tasks, requirements. What stands there asserts no deed."""

import re

from service.reading.setting import document_intent, heading_intent, turns_ahead
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range

_FIRST = re.compile(r"[ \u3000]*[一二三四五六七八九十]{1,3}[、.．]")
_SECOND = re.compile(r"[ \u3000]*[（(][一二三四五六七八九十]{1,3}[）)]")
_HEADING = 40


def planned(text: str, lexicon: Lexicon) -> tuple[Range, ...]:
    """The spans of a text, in order, that speak of intentions: by the title, by the heading above, or from 下一步 on to
    the end of its paragraph. Linear."""
    spans: list[Range] = []
    whole = first = second = False
    titled = False
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        words = line.strip(" \u3000#")
        if words and not titled:
            titled, whole = True, document_intent(words, lexicon) is not None
        if _FIRST.match(line):
            first, second = _plans(words, lexicon), False
        elif _SECOND.match(line):
            second = _plans(words, lexicon)
        if whole or first or second:
            spans.append(Range(start, end))
        elif (ahead := turns_ahead(line, lexicon)) is not None:
            spans.append(Range(start + ahead, end))
        start = end + 1
    return tuple(spans)


def _plans(line: str, lexicon: Lexicon) -> bool:
    """Whether a heading, standing alone or run in, announces what is to be done."""
    return heading_intent(re.split(r"[。：；]", line[:_HEADING], maxsplit=1)[0], lexicon) == "plan"
