"""Structure: is a drafted section laid out as asked — parts, numbering, parallel themes, points, length, facts.

Everything is counted on the printed text (``section_reading``), with nothing of the product's own checks.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from eval.core.bench import Bench
from eval.core.metrics import ratio, total
from eval.core.suite import Details, Scored, Suite
from eval.suites.structure.loading import StructureCase, load_structure_cases
from eval.suites.structure.section_reading import LEVEL_MARKS, Part, SectionRead, read_section
from service.brief import Brief
from service.draft import Draft, Status

LENGTH_TOLERANCE = 0.05
_WORDS = re.compile(r"[A-Za-z0-9.,%+/:-]+|\S")
_FIGURE = re.compile(
    r"[0-9０-９]|百分之|[一二三四五六七八九十百千万亿两]+(?:个|名|次|项|人|家|场|件|户|[万亿]元)(?!体|性|字)"
)
_KEY = re.compile(r"《[^》]+》|“[^”]+”|[0-9][0-9.,]*(?:%|‰|个百分点|[百千万亿]*[\u4e00-\u9fff]{1,2})?")
_ENOUGH_WORDS = 0.7


def suite() -> Suite[StructureCase]:
    """Every brief drafted as a section."""
    metrics = {
        "required_parts": ratio(
            "应有部分",
            "标题（照写，序号在内）、首段、各分点的内容、表格，该有的都有；多出的称谓、落款等也算错",
            "parts.right",
            "parts",
        ),
        "numbering": ratio("序号", "分点、小标题的序号样式合要求且连续", "marks.right", "marks"),
        "points": ratio("分点数", "分点（小标题）的个数合要求的案例", "points.right", "points"),
        "parallelism": ratio(
            "标题排比", "同级小标题、分点主旨句中字数相同或句式相同、又不重复的", "themes.parallel", "themes"
        ),
        "grounded_themes": ratio(
            "主旨句贴切", "与所统事实或节标题有两个字相连处相同的小标题、分点主旨句", "told.shown", "told"
        ),
        "length": ratio("篇幅", "要求了字数的案例中，字数在范围之内（容许超出5%）的", "length.right", "length"),
        "fact_coverage": ratio("事实齐全", "正好写到一次的事实", "facts.once", "facts"),
        "facts_repeated": ratio("事实重复", "写了不止一次的事实", "facts.repeated", "facts", better="lower"),
        "heading_figures": total("标题中的数字", "写了数字的标题、主旨句的个数", "headings.figures"),
        "complete": ratio("可直接用", "状态为 complete 的稿子（事实齐全，本应如此）", "drafts.complete", "drafts"),
    }
    return Suite("structure", load_structure_cases, judge, metrics, {"case": StructureCase})


def judge(case_id: str, case: StructureCase, bench: Bench) -> Scored:
    """Draft the section and read it; a case passes when nothing is found wanting."""
    draft = bench.draft(case.brief)
    judgement = judge_draft(case, draft)
    labels = {"genre": case.genre, "level": case.level.value}
    details = Details(
        tuple(judgement.problems),
        brief=case.brief.model_dump(mode="json", exclude_none=True),
        drafts=(draft,),
        expected={"标题": case.expect.heading, "分点": str(case.expect.parts), "序号": "、".join(case.expect.marks)},
    )
    return Scored(case_id, dict(judgement.counts), not judgement.problems, labels, details)


@dataclass
class Judgement:
    """Counts, and in words what is wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    def say(self, name: str, right: bool, problem: str) -> None:
        """Count one thing that should be right as ``things.right`` of ``things``."""
        self.counts[name.partition(".")[0]] += 1
        self.counts[name] += right
        if not right:
            self.problems.append(problem)


def judge_draft(case: StructureCase, draft: Draft) -> Judgement:
    """Everything that is counted of one draft."""
    found, read = Judgement(), read_section(draft.blocks)
    _parts(case, read, found)
    _numbering(case, read.parts, found)
    wanted = case.expect
    right = wanted.fewest <= len(read.parts) <= wanted.most
    found.say("points.right", right, f"分点 {len(read.parts)} 个，应为 {wanted.parts}")
    _parallel(read.themes, found)
    _grounded(case, read.parts, found)
    _length(case.brief, draft.text, found)
    _facts(case.brief, draft, found)
    for title in (read.heading, *read.themes):
        if _FIGURE.search(re.sub(r"^(?:（?[一二三四五六七八九十0-9]+[、）.])", "", title)):
            found.counts["headings.figures"] += 1
            found.problems.append(f"标题中有数字：{title}")
    kept = draft.status is Status.COMPLETE
    found.say("drafts.complete", kept, f"状态是 {draft.status}：{_why(draft)}")
    return found


def _why(draft: Draft) -> str:
    asked = [missing.label for missing in draft.missing]
    return "；".join([*(f.message for f in draft.findings if f.severity == "error"), *asked])


def _parts(case: StructureCase, read: SectionRead, found: Judgement) -> None:
    expect = case.expect
    found.say("parts.right", read.heading == expect.heading, f"标题是“{read.heading}”，应为“{expect.heading}”")
    speaker = expect.speaker or case.unit
    opening = re.match("[^。]{8,}。", read.opening)
    there = opening is not None and speaker in opening[0]
    found.say("parts.right", there, f"首段没有以“{speaker}”开头的完整一句：{read.opening[:40]}")
    for part in read.parts:
        there = len(part.body) >= 6 and part.body.rstrip().endswith("。") and bool(part.theme)
        found.say("parts.right", there, f"“{part.mark}{part.theme}”没有写完整")
    if expect.table:
        cells = [cell for row in (case.table.columns, *case.table.rows) for cell in row] if case.table else []
        found.say("parts.right", all(cell in read.table for cell in cells) and bool(cells), "表格没有印全")
    for other in read.others:
        found.say("parts.right", False, f"一节中不应有 {other}")


def _numbering(case: StructureCase, parts: Sequence[Part], found: Judgement) -> None:
    allowed = case.expect.marks or (parts[0].family,) if parts else ()
    for n, part in enumerate(parts, start=1):
        last = part.mark.startswith("最后") and n == len(parts) and n > 1
        consecutive = part.number == n or last or part.family == "——"
        same = part.family == parts[0].family
        wanted = "、".join((LEVEL_MARKS[min(case.section.level, 3)],) if part.heading else allowed)
        right = same and consecutive and (part.family in allowed) and (not part.heading or part.family == wanted)
        found.say("marks.right", right, f"第 {n} 个序号是“{part.mark}”，样式应为 {wanted}，且连续")


def _parallel(themes: Sequence[str], found: Judgement) -> None:
    """Themes of a row are parallel that have most in common: the lengths of their clauses, their first two characters
    or their last two. One said twice counts once."""
    if len(themes) < 2:
        return
    shared = Counter(feature for theme in set(themes) for feature in set(_features(theme)))
    most = max(shared.values(), default=1)
    found.counts["themes"] += len(themes)
    found.counts["themes.parallel"] += most if most > 1 else 0
    if most < len(themes):
        found.problems.append(f"主旨句不排比：{'／'.join(themes)}")


def _grounded(case: StructureCase, parts: Sequence[Part], found: Judgement) -> None:
    """Counted, but no problem of a case: a good theme may say in other words what its facts have in common."""
    facts = [fact.statement or f"{fact.label}{fact.value}" for fact in case.brief.facts]
    for part in parts:
        told = [fact for fact in facts if _share(_pairs(fact), part.body) >= _ENOUGH_WORDS]
        found.counts["told"] += 1
        found.counts["told.shown"] += _share(_pairs(part.theme), "\n".join([case.section.heading, *told])) > 0


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}


def _share(pairs: set[str], text: str) -> float:
    return sum(pair in text for pair in pairs) / max(len(pairs), 1)


def _features(theme: str) -> Iterator[Hashable]:
    yield tuple(len(clause) for clause in re.split("[，、]", theme))
    yield "begins", theme[:2]
    yield "ends", theme[-2:]


def _length(brief: Brief, text: str, found: Judgement) -> None:
    asked = brief.requirements.length
    if asked is None:
        return
    count = len(_WORDS.findall(text))
    right = asked[0] * (1 - LENGTH_TOLERANCE) <= count <= asked[1] * (1 + LENGTH_TOLERANCE)
    found.say("length.right", right, f"{count} 字，要求 {asked[0]}—{asked[1]} 字")


def _facts(brief: Brief, draft: Draft, found: Judgement) -> None:
    """A fact is stated when all its figures, titles and quoted names are printed (one without any: most of its pairs of
    characters), and repeated when one of them is printed more often than the facts have it."""
    text = "\n".join(block.text for block in draft.blocks[1:] if block.type != "table")
    facts = {fact.id: fact.statement or f"{fact.label}{fact.value}{fact.unit or ''}" for fact in brief.facts}
    given = Counter(key for said in facts.values() for key in _KEY.findall(said))
    printed = Counter(_KEY.findall(text))
    own = _KEY.findall(f"{brief.period or ''} {brief.unit} {brief.date or ''}")
    for id, said in facts.items():
        keys = [key for key in _KEY.findall(said) if key not in own]
        if keys:
            stated = all(printed[key] for key in keys)
            again = any(printed[key] > given[key] for key in keys)
        else:
            pairs = {said[n : n + 2] for n in range(len(said) - 1)}
            stated = sum(pair in text for pair in pairs) >= _ENOUGH_WORDS * len(pairs)
            again = text.count(max(re.split("[，。；]", said), key=len)) > 1
        found.counts["facts.repeated"] += again
        found.say("facts.once", stated and not again, f"事实 {id} {'写了不止一次' if again else '没有写到'}：{said}")
