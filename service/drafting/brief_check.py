"""What is wrong or doubtful in a brief, told with file and line before anything is drafted."""

from collections.abc import Iterator

from service.brief import Brief
from service.brief_loading import LoadedBrief, read_brief
from service.documents.blanking.placeholders import find_placeholders
from service.documents.source import SourceText
from service.drafting.factual import REASON, instructs
from service.drafting.following.template import find_section
from service.drafting.resources import Resources
from service.errors import InputError
from service.facts.conflicts import find_conflicts
from service.facts.files.problems import Problem
from service.facts.period import period_key, understood_period, year_of
from service.facts.sheet import FactSheet, SheetFact, read_sheet
from service.reading.claims import find_claims
from service.text.injection import find_injections
from service.text.mentions import find_mentions
from service.text.numbering import ASKED_STYLES
from service.text.values import SlotType

_FIGURES = frozenset({SlotType.QUANTITY, SlotType.DATE, SlotType.ORDINAL})
_WITHOUT_UNIT = ("率", "比", "比例", "比重", "指数", "得分", "分数", "均分", "满意度", "排名", "名次", "覆盖面", "系数")
_SOME = 3


def check_brief(path: str, resources: Resources) -> tuple[FactSheet | None, tuple[Problem, ...]]:
    """Everything that is wrong (errors) or doubtful (warnings) in a brief, in order of its lines.

    Also the facts as read; None where errors keep them from being read. Raises InputError only for what
    cannot be parsed at all.
    """
    return check_loaded(read_brief(path, resources.settings), resources)


def check_loaded(loaded: LoadedBrief, resources: Resources) -> tuple[FactSheet | None, tuple[Problem, ...]]:
    """As ``check_brief``, of a brief that was read already."""
    if loaded.brief is None:
        return None, loaded.problems
    problems = list(loaded.problems)
    sheet, unread = _sheet(loaded, loaded.brief, resources)
    problems += unread
    problems += _brief_problems(loaded, loaded.brief, resources)
    problems += _steering(loaded, loaded.brief, resources)
    if sheet is not None:
        problems += _contradictions(loaded, loaded.brief, sheet)
        problems += [p for fact in sheet.facts for p in _fact_problems(loaded, loaded.brief, fact, resources)]
        problems += _repeated(loaded, loaded.brief, sheet)
    problems.sort(key=lambda problem: (problem.file != loaded.file, problem.file, problem.line or 0, problem.warning))
    return sheet, tuple(problems)


def _sheet(loaded: LoadedBrief, brief: Brief, resources: Resources) -> tuple[FactSheet | None, list[Problem]]:
    try:
        return read_sheet(brief.facts, resources.lexicon), []
    except InputError as error:
        return None, [_at_fact(loaded, str(error.context.get("fact", "")), error.message, warning=False)]


def _brief_problems(loaded: LoadedBrief, brief: Brief, resources: Resources) -> Iterator[Problem]:
    genre = resources.genres[brief.genre]
    if genre.drafted_as == "document":
        yield _at_key(loaded, ("genre",), f"{genre.name}按整份文件起草，nigao draft 目前只拟写一节", warning=True)
    elif brief.section is None:
        yield _at_key(loaded, ("outline",), "nigao draft 目前一次拟写一节：请用 section 写明要拟的那一节", warning=True)
    if brief.period is None:
        yield _at_key(
            loaded, (), "没有写时段（period）：导语无法写明时间，也无法判断事实是否属于同一时段", warning=True
        )
    elif understood_period(brief.period.removesuffix("以来")) is None:
        yield _at_key(
            loaded, ("period",), f"看不懂时段“{brief.period}”，建议写成“2025年”“2025年上半年”一类", warning=True
        )
    style = brief.requirements.number_style
    if style is not None and style.strip() not in (*ASKED_STYLES, "（一）"):
        known = "、".join((*ASKED_STYLES, "（一）"))
        message = f"没有“{style}”这种序号样式，将由程序选定；可用：{known}"
        yield _at_key(loaded, ("requirements", "number_style"), message, warning=True)
    if brief.date is None:
        yield _at_key(loaded, (), "没有写成文日期（date）：无法检查提法是否过时", warning=True)
    elif year_of(brief.date) is None:
        yield _at_key(loaded, ("date",), f"看不懂成文日期“{brief.date}”，建议写成“2025年12月10日”", warning=True)
    if brief.level is None:
        yield _at_key(loaded, (), "没有写层级（level）：“我县”“全县”一类自称无法核对", warning=True)
    if brief.section is not None:
        yield from _heading_problems(loaded, brief.section.heading, ("section", "heading"), resources)
    for number, item in enumerate(brief.outline):
        yield from _heading_problems(loaded, item.heading, ("outline", number, "heading"), resources)
    for key in ("unit", "title", "addressee", "signature_organ"):
        written = getattr(brief, key)
        if written and find_placeholders(written, resources.lexicon):
            yield _at_key(loaded, (key,), f"“{written}”里还有没填的占位符", warning=False)
    yield from _follow_problems(loaded, brief, resources)


def _heading_problems(
    loaded: LoadedBrief, heading: str, path: tuple[str | int, ...], resources: Resources
) -> Iterator[Problem]:
    figures = [
        mention.value.text for mention in find_mentions(heading, resources.lexicon) if mention.value.type in _FIGURES
    ]
    if figures:
        yield _at_key(
            loaded, path, f"标题里有“{'、'.join(figures)}”：标题一般不写数字和日期，照写时请确认无误", warning=True
        )
    if find_placeholders(heading, resources.lexicon):
        yield _at_key(loaded, path, f"标题“{heading}”里还有没填的占位符", warning=False)


def _follow_problems(loaded: LoadedBrief, brief: Brief, resources: Resources) -> Iterator[Problem]:
    if brief.follow is None:
        return
    try:
        sample = resources.library.get(brief.follow.sample)
    except InputError as error:
        yield _at_key(loaded, ("follow", "sample"), error.message, warning=False)
        return
    try:
        find_section(resources.read(SourceText(sample.name, sample.text)), brief.follow.section)
    except InputError as error:
        yield _at_key(loaded, ("follow", "section"), error.message, warning=False)


def _contradictions(loaded: LoadedBrief, brief: Brief, sheet: FactSheet) -> Iterator[Problem]:
    for conflict in find_conflicts(sheet.facts, brief.period):
        yield _at_fact(loaded, conflict.second.fact, f"事实互相矛盾：{conflict.message}", warning=False)


def _steering(loaded: LoadedBrief, brief: Brief, resources: Resources) -> Iterator[Problem]:
    for fact in brief.facts:
        if instructs(fact, resources.lexicon):
            yield _at_fact(loaded, fact.id, REASON, warning=True)
    if any(find_injections(brief.requirements.instructions or "", resources.lexicon)):
        message = "要求里有些话不是对本稿文字的要求（如改变规则、数字或别的稿件），不会照办"
        yield _at_key(loaded, ("requirements", "instructions"), message, warning=True)


def _fact_problems(loaded: LoadedBrief, brief: Brief, fact: SheetFact, resources: Resources) -> Iterator[Problem]:
    given = fact.fact
    blanks = find_placeholders(fact.text, resources.lexicon)
    if blanks:
        blank = "、".join(slot.text for slot in blanks[:_SOME])
        yield _at_fact(loaded, fact.id, f"里还有没填的占位符“{blank}”，请填上实际内容或删去这一条", warning=False)
        return
    if not fact.values and not find_claims(fact.text, resources.lexicon):
        yield _at_fact(loaded, fact.id, "没有认出数字、日期、名称，也没有具体做法或成效，请核对", warning=True)
    for value in fact.values:
        if given.statement is not None:
            break
        if value.value.type is SlotType.TEXT and any(char.isdigit() for char in value.value.text):
            yield _at_fact(loaded, fact.id, f"没有认出数值“{value.value.text}”，将按原文使用", warning=True)
        if (
            value.value.type is SlotType.QUANTITY
            and not value.value.unit
            and not (given.label or "").endswith(_WITHOUT_UNIT)
        ):
            yield _at_fact(loaded, fact.id, f"“{fact.text}”没有单位，请写明 unit（如 次、人次、万元）", warning=True)
    if given.period is not None and understood_period(given.period.removesuffix("以来")) is None:
        yield _at_fact(loaded, fact.id, f"看不懂时段“{given.period}”，建议写成“2025年”“2025年上半年”一类", warning=True)


def _repeated(loaded: LoadedBrief, brief: Brief, sheet: FactSheet) -> Iterator[Problem]:
    seen: dict[object, str] = {}
    for fact in sheet.facts:
        squeezed = "".join(char for char in fact.text if char.isalnum())
        key = (squeezed, period_key(fact.fact.period, brief.period))
        if key in seen:
            yield _at_fact(loaded, fact.id, f"与事实 {seen[key]} 重复", warning=True)
        seen.setdefault(key, fact.id)


def _at_key(loaded: LoadedBrief, path: tuple[str | int, ...], message: str, *, warning: bool) -> Problem:
    return Problem(loaded.file, loaded.node.line_of(path), message, warning)


def _at_fact(loaded: LoadedBrief, fact: str, message: str, *, warning: bool) -> Problem:
    origin = loaded.origins.get(fact)
    name = f"事实 {fact} " if fact and fact not in message else ""
    if origin is None:
        return Problem(loaded.file, loaded.node.line_of(("facts",)), f"{name}{message}", warning)
    return Problem(origin.file, origin.line, f"{name}{message}", warning)
