"""Where a text speaks of what is to be done: plans, tasks, requirements. What stands there asserts no deed."""

import re

from service.text.range import Range

_TITLE = re.compile(r"(?:计划|规划|要点|方案|安排|意见|请示|申请)(?:（[^（）]{1,8}）)?$")
_REPORTING = re.compile(r"回顾|完成|成效|情况|做法|总结|工作报告|汇报|体会|进展|问题|不足")
_PLANNING = re.compile(
    r"打算|安排|下一步|下步|下阶段|计划|部署|任务|总体要求|目标|今后|明年|思路|举措|建议|下半年|取向|要求"
)
_FIRST = re.compile(r"[ \u3000]*[一二三四五六七八九十]{1,3}[、.．]")
_SECOND = re.compile(r"[ \u3000]*[（(][一二三四五六七八九十]{1,3}[）)]")
_FROM_HERE = re.compile(r"(?:^|[。；])[ \u3000]*(?:下一步|下步|下阶段|下半年|今后|明年|新的一年)[，,、]")
_HEADING = 40


def planned(text: str) -> tuple[Range, ...]:
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
            titled, whole = True, _TITLE.search(words) is not None
        if _FIRST.match(line):
            first, second = _plans(words), False
        elif _SECOND.match(line):
            second = _plans(words)
        if whole or first or second:
            spans.append(Range(start, end))
        elif (found := _FROM_HERE.search(line)) is not None:
            spans.append(Range(start + found.start(), end))
        start = end + 1
    return tuple(spans)


def _plans(line: str) -> bool:
    """Whether a heading, standing alone or run in, announces what is to be done."""
    heading = re.split(r"[。：；]", line[:_HEADING], maxsplit=1)[0]
    return _PLANNING.search(heading) is not None and _REPORTING.search(heading) is None
