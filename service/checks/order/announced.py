"""What the text announces of itself: 以下三个方面, 讲四点意见 — as many points or subheadings must follow."""

import re
from collections.abc import Iterator, Sequence

from service.checks.context import CheckContext
from service.checks.findings import PRACTICE, error
from service.checks.order.marks import heading_number_of, point_marks
from service.draft import Block, Finding
from service.text.numbers.numerals import parse_numeral

CHECK = "announced"
_N = "(?:[二三四五六七八九两]|十[一二]?|[2-9]|1[0-2])"
_ANNOUNCED = re.compile(
    rf"(?:以下|如下|下列|下面(?:几|这)?|主要(?:从|抓了|做了|有|体现在|表现在|在于)?|突出(?:抓好|抓了)?|着重(?:抓好|抓了|讲|从)?|重点(?:抓好|抓了|做好|从)?|从|这|谈|讲|提|汇报|做好|抓好|做到)"
    rf"(?P<n>{_N})(?:个|项|条|点|件)?(?:方面|层面|维度|举措|措施|做法|步骤|环节|意见|要求|体会|情况|工作|问题|感受|希望|建议|打算|内容|重点)"
    rf"|(?P<m>{_N})点(?:意见|要求|体会|希望|建议|感受|打算|认识)"
    rf"|(?P<k>{_N})(?:句话|个词|个关键词|个数字)(?![的地])"
)
_SAYINGS = ("话", "字", "词")
"""What is said in so many words need not be numbered."""
_POINT_FAMILIES = ("一是", "一要", "第一", "首先", "其一", "①", "（1）", "1.", "（一）", "一、")


def announcements(text: str) -> Iterator[tuple[int, int, int]]:
    """Where a text counts its own parts: span of the phrase, and the number."""
    for found in _ANNOUNCED.finditer(text):
        value = parse_numeral((found["n"] or found["m"] or found["k"]).replace("两", "二"))
        if value is not None:
            yield found.start(), found.end(), int(value)


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``announced`` where points follow, but not as many. Silent where none do: the parts may be sentences."""
    for n, block in enumerate(context.prose):
        for start, end, number in announcements(block.text):
            if block.text[start:end].endswith(_SAYINGS):
                continue
            counts = list(_counts(block, end, context.prose[n + 1 :]))
            if counts and number not in counts and not context.is_marked(block, start, end):
                shown = block.text[start:end]
                message = f"文中说“{shown}”，其后是 {counts[0]} 点"
                yield error(CHECK, block, start, end, message, "补上缺的分点，或改正所说的数目", PRACTICE)


def _counts(block: Block, end: int, following: Sequence[Block]) -> Iterator[int]:
    """How many parts follow, by each kind of mark that begins at the first: the points up to the next heading, and the
    headings of the level that comes first."""
    rows: dict[str, int] = {}
    _count_points(block.text, end, rows)
    level: int | None = None
    headings = 0
    under = block.level if block.type == "heading" or block.level else None
    for later in following:
        number = heading_number_of(later.text) if later.type == "heading" or later.level else None
        if number is not None:
            if under is not None and number.level <= under:
                break
            if level is None:
                level = number.level
                headings = 1 if number.number == 1 else 0
            elif number.level == level:
                headings += 1 if headings else 0
            elif number.level < level:
                break
        elif level is None:
            _count_points(later.text, 0, rows)
    yield from (count for count in rows.values() if count > 1)
    if headings > 1:
        yield headings


def _count_points(text: str, start: int, rows: dict[str, int]) -> None:
    for mark in point_marks(text):
        if mark.start < start or mark.family not in _POINT_FAMILIES:
            continue
        if mark.number is None:
            rows["首先"] = rows.get("首先", 0) + 1
        elif mark.number == 1 or mark.family in rows:
            rows[mark.family] = max(rows.get(mark.family, 0), mark.number)
