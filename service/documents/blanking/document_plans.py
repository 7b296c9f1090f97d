"""Where a text speaks of what is to be done: plans, tasks, requirements. What stands there asserts no deed."""

import re

from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range

_KIND = "plan_heading"
_FIRST = re.compile(r"[ \u3000]*[一二三四五六七八九十]{1,3}[、.．]")
_SECOND = re.compile(r"[ \u3000]*[（(][一二三四五六七八九十]{1,3}[）)]")
_HEADING = 40


class _Words:
    """What titles and headings of plans say, and of reports."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules = lexicon.rules
        self.title = re.compile(rules.source(_KIND, "title") + r"(?:（[^（）]{1,8}）)?$")
        self.reporting = rules.of(_KIND, "reporting").pattern
        self.planning = rules.of(_KIND, "planning").pattern
        self.from_here = re.compile(rf"(?:^|[。；])[ \u3000]*{rules.source(_KIND, 'from_here')}[，,、]")


def planned(text: str, lexicon: Lexicon) -> tuple[Range, ...]:
    """The spans of a text, in order, that speak of intentions: by the title, by the heading above, or from 下一步 on to
    the end of its paragraph. Linear."""
    known = lexicon.made(_Words)
    spans: list[Range] = []
    whole = first = second = False
    titled = False
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        words = line.strip(" \u3000#")
        if words and not titled:
            titled, whole = True, known.title.search(words) is not None
        if _FIRST.match(line):
            first, second = _plans(words, known), False
        elif _SECOND.match(line):
            second = _plans(words, known)
        if whole or first or second:
            spans.append(Range(start, end))
        elif (found := known.from_here.search(line)) is not None:
            spans.append(Range(start + found.start(), end))
        start = end + 1
    return tuple(spans)


def _plans(line: str, known: _Words) -> bool:
    """Whether a heading, standing alone or run in, announces what is to be done."""
    heading = re.split(r"[。：；]", line[:_HEADING], maxsplit=1)[0]
    return known.planning.search(heading) is not None and known.reporting.search(heading) is None
