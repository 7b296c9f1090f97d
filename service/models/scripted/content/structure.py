"""Structure that was not asked for: left-over blanks, broken numbering, further sections, echoes, figures of speech
for values still to come."""

import re
from collections.abc import Callable
from random import Random

from service.models.scripted.answer import Answer
from service.models.scripted.content.planting import Planted, with_clause
from service.models.scripted.prose import Prose
from service.models.scripted.request import ChatRequest

_BLANKS = ("×", "××", "**", "XX", "＿＿", "___", "某", "……", "（此处填写）", "若干×")
_BLANK_CLAUSES = ("投入资金{}万元", "惠及群众{}余人", "会同{}单位推进", "建成示范点{}个", "举办活动{}场")
_SECTIONS = (
    ("下一步工作打算", "下一步，将继续加强统筹，抓好各项任务落实。"),
    ("存在的主要问题", "工作中还存在一些薄弱环节，需要在今后加以改进。"),
    ("主要成效", "通过上述举措，各项工作不断深化。"),
    ("工作建议", "建议进一步加大支持力度，完善配套举措。"),
)
_SELF_MARKED = ("【待补：参加人数】", "【待补：完成时间】", "【待核实】", "（数据待补）", "【此处补充案例】")
_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十][是要]|第[一二三四五六七八九十]，|（[一二三四五六七八九十]）|(?:首先|其次|再次|最后)，)"
)


def leftover(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A blank left to be filled."""
    clause = random.choice(_BLANK_CLAUSES).format(random.choice(_BLANKS))
    return with_clause(prose, random, clause, clause)


def self_marked(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """The writer marks on its own what is to come."""
    mark = random.choice(_SELF_MARKED)
    return with_clause(prose, random, f"惠及群众{mark}", mark)


def number_skipped(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    return _renumbered(prose, lambda n: n if n < 1 else n + 1)


def number_doubled(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    return _renumbered(prose, lambda n: max(n - 1, 0))


def number_style(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """Points numbered in Arabic figures, or with bullets."""
    style = random.choice(("{}. ", "{}、", "({}) ", "- ", "* ", "• "))
    changed = prose
    for n, place in enumerate(prose.themes, start=1):
        theme = _NUMBER.sub("", prose.at(place))
        changed = changed.replaced(place, style.format(n) + theme)
    return Planted(changed) if prose.themes else None


def number_missing(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """Points that lack what numbers them."""
    changed = prose
    for place in prose.themes:
        changed = changed.replaced(place, _NUMBER.sub("", prose.at(place)))
    return Planted(changed) if prose.themes else None


def extra_section(text: str, request: ChatRequest, random: Random) -> Answer:
    """Another section after the one asked for, with a heading of its own."""
    heading, sentence = random.choice(_SECTIONS)
    title = random.choice(("二、{}", "（二）{}", "{}", "## 二、{}", "三、{}")).format(heading)
    return Answer(f"{text}\n{title}\n{sentence}", (heading, sentence.rstrip("。")), faulty=True)


def heading_echoed(text: str, request: ChatRequest, random: Random) -> Answer:
    """The section's heading before it."""
    heading = (request.parts.get("本节标题") or request.parts.get("标题") or "工作开展情况").splitlines()[0]
    shown = random.choice(("{}", "一、{}", "# {}", "**{}**", "【{}】", "标题：{}")).format(heading)
    return Answer(f"{shown}\n{text}", faulty=True)


def prompt_echoed(text: str, request: ChatRequest, random: Random) -> Answer:
    """Lines of the prompt before, after or amid the answer."""
    lines = [
        line.strip() for _, said in request.opening for line in said.split("\n") if len(line) > 16 and "[[" not in line
    ]
    if not lines:
        return Answer(text)
    start = random.randrange(len(lines))
    echo = lines[start : start + random.randrange(1, 4)]
    answer = text.split("\n")
    position = random.choice((0, len(answer), random.randrange(len(answer) + 1)))
    answer[position:position] = echo
    return Answer("\n".join(answer), tuple(line[:16] for line in echo), faulty=True)


def prompt_echoed_in_a_sentence(prose: Prose, request: ChatRequest, random: Random) -> Planted | None:
    """A rule of the prompt inside a paragraph."""
    clauses = re.findall(
        r"[\u4e00-\u9fff]{12,30}", "\n".join(said for role, said in request.opening if role == "system")
    )
    clause = random.choice(clauses) if clauses else "槽位标记只写编号"
    return with_clause(prose, random, clause, clause)


def _renumbered(prose: Prose, number: Callable[[int], int]) -> Planted | None:
    """Points under other numbers; no fault where there is but one."""
    marks = [found[0] if (found := _NUMBER.match(prose.at(place))) else "" for place in prose.themes]
    if len(marks) < 2 or not all(marks):
        return None
    following = {"一": "二", "二": "三", "三": "四", "四": "五", "五": "六", "六": "七", "七": "八", "八": "九"}
    last = marks[-1]
    further = "".join(following.get(character, character) for character in last)
    row = [*marks, further if further != last else "第九，"]
    changed = prose
    planted: list[str] = []
    for n, place in enumerate(prose.themes):
        sentence = row[number(n)] + prose.at(place)[len(marks[n]) :]
        changed = changed.replaced(place, sentence)
        if row[number(n)] != marks[n]:
            planted.append(sentence)
    return Planted(changed, tuple(planted))
