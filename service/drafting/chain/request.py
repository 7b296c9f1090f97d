"""The calls that a section takes, and what each says to the model: what stays the same comes first (prefix caches).

Facts are never left out to save room: where they do not fit one call the plan's points become several. The grounding
is what gives way, the least relevant section first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service.checks.order.marks import heading_number_of, point_marks
from service.checks.wording.self_reference import own_words
from service.drafting.chain.outgoing import Outgoing
from service.drafting.following.template import Template
from service.drafting.planning.layout import Layout, layout_of
from service.drafting.snapshot.snapshot import Snapshot
from service.facts.sheet import SheetFact
from service.models.chat import Message, estimated_tokens
from service.models.prompts import Prompt
from service.reading.setting import heading_intent
from service.reading.state import plans
from service.text.lexicon.lexicon import Lexicon
from service.text.sentences import sentences

_LONGEST_SAMPLE = 600
_MOST_SAMPLES = 2
_MOST_PATTERNS = 4
_A_VERB = 2
_EFFECT = re.compile("成效|程度|成果")
_MOST_PLANNED = 0.5
_LONGEST_THEME = 40
_PROBLEMS = re.compile("问题|不足|困难|短板|差距")
_SHARES = (1.0, 1.1, 1.25, 1.5)
"""Of the mean size of a call, by which calls are evened out where they do not get more for it."""
_OWN_THEME = "自拟"
"""In place of a theme that has nothing to do with the facts of its point."""
_MOST_SELF_NAMES = 8
_KIND = re.compile("政府|集团|公司|街道|社区|中心|[局委部厅校院馆站所行厂省市县区镇乡村]")
_LEAST_ROOM_FOR_FACTS = 400
_ANSWER_PER_FACT = 1.6
"""An answer says a fact in some more tokens than the fact has."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a call writes of a point: ``number`` from 1; ``goes_on``: an earlier call has begun it."""

    number: int
    theme: str
    facts: tuple[SheetFact, ...]
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its parts, and whether it writes the opening."""

    parts: tuple[Part, ...]
    opening: bool


@dataclass(frozen=True)
class Requests:
    """Makes the messages of the calls for one snapshot. ``room`` is what prompt and answer may take, in tokens."""

    snapshot: Snapshot
    outgoing: Outgoing
    prompt: Prompt
    room: int

    @property
    def layout(self) -> Layout:
        return layout_of(self.snapshot.brief, self.snapshot.sheet, self.snapshot.plan)

    def calls(self) -> tuple[Call, ...]:
        """The fewest calls whose facts fit, of about the same size; none when no fact may leave the process."""
        return self._calls

    @cached_property
    def _calls(self) -> tuple[Call, ...]:
        room = self._room_for_facts()
        calls = self._split(room)
        total = sum(self._cost(fact) for part in self._parts() for fact in part.facts)
        for share in _SHARES:
            even = self._split(min(room, int(total / max(1, len(calls)) * share)))
            if len(even) == len(calls) and _pieces(even) == _pieces(calls):
                return even
        return calls

    def _split(self, room: int) -> tuple[Call, ...]:
        calls: list[list[Part]] = []
        left = 0
        for part in self._parts():
            for begun, facts in enumerate(self._portions(part.facts, room)):
                cost = sum(map(self._cost, facts))
                piece = Part(part.number, part.theme, tuple(facts), goes_on=begun > 0)
                if not calls or cost > left:
                    calls.append([])
                    left = room
                calls[-1].append(piece)
                left -= cost
        return tuple(Call(tuple(parts), opening=n == 0) for n, parts in enumerate(calls))

    def messages(self, call: Call, written: Sequence[str] = ()) -> tuple[Message, ...]:
        """The prompt of a call, with as much of the grounding as there is room for. ``written`` are the paragraphs
        that earlier calls gave."""
        listed = sorted((fact for part in call.parts for fact in part.facts), key=self.snapshot.sheet.facts.index)
        facts = "\n".join(f"{fact.id}：{self.outgoing.fact(fact)}" for fact in listed)
        answer = int(sum(self._cost(fact) for part in call.parts for fact in part.facts))
        without = self.prompt.messages(**self._inputs(call, facts, "", written))
        left = self.room - sum(estimated_tokens(message.content) for message in without) - answer
        return self.prompt.messages(**self._inputs(call, facts, self._grounding(left), written))

    def wording(self, call: Call) -> str:
        """How the section is to be written, in words that are not the brief's."""
        wishes = self.outgoing.text(self.snapshot.brief.requirements.instructions or "")
        asked = self._requirements(call)
        return "\n".join((self._manner(call), asked.replace(wishes, "") if wishes else asked))

    def _inputs(self, call: Call, facts: str, grounding: str, written: Sequence[str]) -> dict[str, str]:
        brief, out = self.snapshot.brief, self.outgoing
        assert brief.section is not None
        return {
            "genre": self.snapshot.genre.name,
            "guide": self._guide(),
            "grounding": grounding or "无",
            "unit": self._unit(),
            "region": out.field("region"),
            "period": out.field("period"),
            "heading": out.text(brief.section.heading),
            "outline": self._outline(written),
            "manner": self._manner(call),
            "points": self._points(call),
            "facts": facts,
            "requirements": self._requirements(call),
        }

    def _parts(self) -> list[Part]:
        leaving = {fact.id: fact for fact in self.outgoing.facts}
        parts = [
            Part(n, point.theme, tuple(leaving[fact] for fact in point.facts if fact in leaving))
            for n, point in enumerate(self.snapshot.plan.points, start=1)
        ]
        return [part for part in parts if part.facts]

    def _portions(self, facts: Sequence[SheetFact], room: int) -> list[list[SheetFact]]:
        portions: list[list[SheetFact]] = [[]]
        left = room
        for fact in facts:
            cost = self._cost(fact)
            if portions[-1] and cost > left:
                portions.append([])
                left = room
            portions[-1].append(fact)
            left -= cost
        return portions

    def _cost(self, fact: SheetFact) -> int:
        """Tokens of a fact in the prompt and again in the answer."""
        return int(estimated_tokens(self.outgoing.fact(fact)) * (1 + _ANSWER_PER_FACT)) + 8

    def _room_for_facts(self) -> int:
        bare = self.prompt.messages(**self._inputs(Call((), opening=True), "", "", ()))
        left = self.room - sum(estimated_tokens(message.content) for message in bare)
        answers = int(self.prompt.settings.max_tokens * (1 + _ANSWER_PER_FACT) / _ANSWER_PER_FACT)
        return max(min(left, answers), _LEAST_ROOM_FOR_FACTS)

    def _grounding(self, room: int) -> str:
        """Blanked sample sections, best first, as many as fit."""
        template = self.snapshot.template
        texts = (
            [_lines_of(template)] if template is not None else [hit.text for hit in self.snapshot.hits[:_MOST_SAMPLES]]
        )
        parts: list[str] = []
        for n, text in enumerate(texts, start=1):
            shown = self.outgoing.sample(text if template is not None else _beginning(text))
            room -= estimated_tokens(shown) + 8
            if room < 0:
                break
            parts.append(f"（样稿{n}）{shown}" if len(texts) > 1 else shown)
        return "\n".join(parts)

    def _guide(self) -> str:
        """The genre's patterns, without those that promise an effect: themes say what was done."""
        told = [pattern for pattern in self.snapshot.genre.heading_patterns if not _EFFECT.search(pattern)]
        patterns = "；".join(told[:_MOST_PATTERNS])
        return f"小标题和主题词的常用句式：{patterns}" if patterns else "按这一文种的惯例写"

    def _unit(self) -> str:
        brief = self.snapshot.brief
        names = fitting(own_words(brief, self.outgoing.lexicon), brief.unit)
        if not names:
            return self.outgoing.field("unit")
        return f"{self.outgoing.field('unit')}（自称可用：{'、'.join(names)}）"

    def _outline(self, written: Sequence[str]) -> str:
        lines = [f"全文标题：{self.outgoing.field('title')}"] if self.snapshot.brief.title else []
        themes = [theme for paragraph in written if (theme := _theme_of(paragraph))]
        if themes:
            lines.append(f"本节前面已写：{'；'.join(themes)}。这一次接着往下写，主题词用同样的句式，内容不重复。")
        return "\n".join(lines) or "无"

    def _manner(self, call: Call) -> str:
        layout = self.layout
        of = f"（全节共 {layout.count} 个，其余的另写）" if _beside_others(call, layout) else ""
        if self.snapshot.template is not None:
            return "照样稿的结构和句式写，分点和小标题的写法与样稿一致；样稿里没有事实对应的内容不写。"
        if layout.kind == "paragraph":
            return "写成一段，不分点、不加小标题；先用一句话点明主旨，再写事实。"
        opening = f"先写一段开头，一至两句，点明本节主旨{self._headlines(call)}；" if call.opening else "不写开头；"
        numbers = [part.number for part in call.parts] or [1]
        marks = "、".join(dict.fromkeys(f"“{layout.mark(number)}”" for number in numbers))
        if layout.kind == "subheadings":
            return (
                f"{opening}再写 {len(set(numbers))} 个小标题{of}，依次为{marks}。小标题单独一行，写作编号加主题词，"
                "末尾不加标点；其后另起一行写正文，一般一段。"
            )
        return (
            f"{opening}再分 {len(set(numbers))} 点写{of}，每点一段，依次以{marks}开头，"
            f"先写主题词，以句号结束，再写事实。如“{layout.mark(numbers[0])}（主题词）。（正文）”。"
        )

    def _headlines(self, call: Call) -> str:
        """Which facts the opening may tell: those marked for it, else one that sums up the whole."""
        marked = [fact.id for part in call.parts for fact in part.facts if fact.fact.headline]
        which = f"，把 {'、'.join(marked)} 写在这里" if marked else "，有总括全局的事实的，可以写一条在这里"
        return f"{which}，后文不再重复" if call.parts else ""

    def _points(self, call: Call) -> str:
        if self.snapshot.template is not None:
            return "按样稿的结构，把事实写到内容相符的地方。"
        lines = []
        for part in call.parts:
            facts = "、".join(fact.id for fact in part.facts)
            if self.layout.kind == "paragraph":
                return f"一段写完；事实：{facts}"
            goes_on = "（接着写这一点，不重复编号和主题词）" if part.goes_on else ""
            lines.append(f"{part.number}. 主题：{self._theme(part)}；事实：{facts}{goes_on}")
        return "\n".join(
            [*lines, "这样分点只是建议：通读全部事实，按内容归并得更好的就重新归并，主题词重拟得更贴切；点数不变。"]
        )

    def _theme(self, part: Part) -> str:
        """The planned theme, if what it names is a word of the point's facts."""
        words = "\n".join(fact.text for fact in part.facts)
        named = _without_verb(part.theme, self.outgoing.lexicon)
        return part.theme if any(named[i : i + 2] in words for i in range(len(named) - 1)) else _OWN_THEME

    def _planned(self, call: Call) -> bool:
        """Whether the section is about what is to come: by its genre or heading, or as most of its facts say."""
        section = self.snapshot.brief.section
        if self.snapshot.genre.id == "work_plan":
            return True
        if section is not None and heading_intent(section.heading, self.outgoing.lexicon) is not None:
            return True
        facts = [fact.text for part in call.parts for fact in part.facts]
        return sum(plans(text, self.outgoing.lexicon) for text in facts) > _MOST_PLANNED * len(facts)

    def _requirements(self, call: Call) -> str:
        requirements = self.snapshot.brief.requirements
        lines = []
        if requirements.length is not None:
            share = len(call.parts) / max(1, len(self.snapshot.plan.points))
            least, most = (round(n * share) for n in requirements.length)
            lines.append(f"字数 {least}—{most} 字；事实少就写短，不为凑字数添没有的内容。")
        else:
            lines.append("篇幅随事实多少而定，不凑字数。")
        section = self.snapshot.brief.section
        if section is not None and _PROBLEMS.search(section.heading):
            lines.append("本节写的是问题：如实写，主题词点明问题本身，不写成效和整改措施。")
        elif self._planned(call):
            lines.append("本节写的是下一步的打算，用“将”“要”“力争”一类说法，不写成已经做了。")
        instructions = self.outgoing.text(requirements.instructions or "")
        if instructions:
            lines.append(f"对这一节文字的意见（只改变写法，不改变上面的规则）：{instructions}")
        return "\n".join(lines)


def _without_verb(theme: str, lexicon: Lexicon) -> str:
    """What a theme names: without the verb that it begins with, two characters where it is none that is known."""
    verb = lexicon.action_verb_pattern.match(theme)
    return theme[verb.end() if verb else _A_VERB :]


def _pieces(calls: Sequence[Call]) -> int:
    return sum(len(call.parts) for call in calls)


def _beside_others(call: Call, layout: Layout) -> bool:
    return 0 < len({part.number for part in call.parts}) < layout.count


def _theme_of(paragraph: str) -> str:
    """The mark and theme that a paragraph begins with, or a subheading; empty for any other paragraph."""
    marked = heading_number_of(paragraph) or next((mark for mark in point_marks(paragraph) if mark.start == 0), None)
    theme = paragraph.partition("。")[0]
    return theme if marked is not None and len(theme) <= _LONGEST_THEME else ""


def _lines_of(template: Template) -> str:
    """The text of a template's own section: of the rest of its sample nothing is asked for."""
    lines: list[str] = []
    for line in template.lines:
        starts = [line.heading.start] if line.heading is not None else []
        ends = [line.heading.end] if line.heading is not None else []
        starts += [sentence.start for sentence in line.sentences]
        ends += [sentence.end for sentence in line.sentences]
        lines.append(template.text[min(starts) : max(ends)])
    return "\n".join(lines)


def fitting(names: Sequence[str], unit: str) -> tuple[str, ...]:
    """The names by which a unit may call itself and its area: those that say no kind of office that it is not."""
    own = unit.replace("学", "学校")
    fit = (name for name in names if name[0] == "各" or all(kind in own for kind in _KIND.findall(name)))
    return tuple(dict.fromkeys(fit))[:_MOST_SELF_NAMES]


def _beginning(text: str) -> str:
    """The first sentences of a sample section, about as many as show its pattern."""
    end = 0
    for _, stop in sentences(text):
        if stop > _LONGEST_SAMPLE and end:
            break
        end = stop
    return text[:end] if end else text[:_LONGEST_SAMPLE]
