"""The well-behaved writer: every fact once, in its own words, in the points and the style asked for."""

from random import Random

from service.models.scripted.answer import Answer
from service.models.scripted.prose import Place, Prose, sentence_count
from service.models.scripted.request import TOKEN, ChatRequest, GivenFact, GivenPoint
from service.models.scripted.reviser import is_revision, reviser
from service.models.scripted.rewording import reword
from service.models.scripted.wording import AIMS, BETWEEN, LEADS, MARKS, STANCES, THEME_LEADS


def faithful(request: ChatRequest, random: Random) -> Answer:
    """The section; when a repair is asked for, only the paragraphs that it wants back; and answers to notes."""
    if is_revision(request):
        return reviser(request, random)
    text = answered(compose(request, random), request)
    return Answer(text, sound=sentence_count(text))


def answered(prose: Prose, request: ChatRequest) -> str:
    """The prose as it is answered: whole, or the paragraphs that a repair wants, each behind its 【段n】."""
    if not request.asked_again:
        return prose.text
    lines = prose.text.split("\n")
    return "\n".join(f"【段{n}】{lines[n - 1] if n <= len(lines) else '删'}" for n in request.asked_again)


def compose(request: ChatRequest, random: Random) -> Prose:
    """A true section, drawn: an opening with the facts that no point has, then the points."""
    facts = {fact.id: fact for fact in request.facts}
    placed = {fact for point in request.points for fact in point.facts}
    left = [fact for fact in request.facts if fact.id not in placed]
    used: set[str] = set()
    paragraphs: list[tuple[str, ...]] = []
    themes: list[Place] = []
    opening = () if "不写开头" in request.style else (_opening(request, random),)
    if opening or left:
        paragraphs.append((*opening, *_sentences(left, "", random, used)))
    own_line = "小标题单独一行" in request.style
    marks = iter(request.marks or MARKS)
    for point in request.points:
        said = _sentences(_of(point, facts), point.theme, random, used)
        # A point that goes on was begun, and marked, by an earlier call.
        mark = next(marks, "")
        if point.goes_on:
            paragraphs.append(said)
            continue
        themes.append(Place(len(paragraphs), 0))
        paragraphs += [(mark + point.theme,), said] if own_line else [(mark + point.theme + "。", *said)]
    return Prose(tuple(paragraphs), tuple(themes))


def _of(point: GivenPoint, facts: dict[str, GivenFact]) -> list[GivenFact]:
    return [facts[fact] for fact in point.facts if fact in facts]


def _opening(request: ChatRequest, random: Random) -> str:
    period = "[[period]]，" if "period" in request.fields else ""
    own = _own_name(request)
    unit = "[[unit]]" if "unit" in request.fields and (own is None or random.random() < 0.6) else own or "我们"
    return f"{period}{unit}{random.choice(STANCES)}。"


def _own_name(request: ChatRequest) -> str | None:
    """我局 for a 局, 我县 for a county's government; None where the prompt allows no name that suits the unit."""
    unit = next((match[2] for match in TOKEN.finditer(request.prompt) if match[1] == "unit"), "") or ""
    name = f"我{unit.removesuffix('人民政府')[-1:]}"
    return name if name in request.own_names else None


def _sentences(facts: list[GivenFact], theme: str, random: Random, used: set[str]) -> tuple[str, ...]:
    """Sentences with the facts in order, some joined, some after a lead; an aim may close them."""
    said = [reword(fact, random) for fact in facts]
    sentences: list[str] = []
    for text in said:
        roll = random.random()
        if sentences and roll < 0.2:
            sentences[-1] = sentences[-1][:-1] + "；" + text + "。"
        elif sentences and roll < 0.45:
            sentences.append(random.choice(BETWEEN) + text + "。")
        elif roll < 0.75:
            sentences.append(_lead(theme, random, used) + "，" + text + "。")
        else:
            sentences.append(text + "。")
    if sentences and random.random() < 0.6:
        sentences[-1] = sentences[-1][:-1] + "，" + _fresh(AIMS, random, used) + "。"
    return tuple(sentences)


def _lead(theme: str, random: Random, used: set[str]) -> str:
    if theme and theme not in used and random.random() < 0.3:
        used.add(theme)
        return random.choice(THEME_LEADS).format(theme)
    return _fresh(LEADS, random, used)


def _fresh(choices: tuple[str, ...], random: Random, used: set[str]) -> str:
    """One that was not used yet, while there is one."""
    chosen = random.choice([each for each in choices if each not in used] or list(choices))
    used.add(chosen)
    return chosen
