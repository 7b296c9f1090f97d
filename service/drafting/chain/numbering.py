"""Points and headings of an answer numbered as the plan lays them out: whatever a model counts, it costs no call."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.drafting.chain.leading import Leading, is_title, leading_of
from service.drafting.planning.layout import Layout
from service.facts.delexicalise import TOKEN

_MOST = 99


def numbered(paragraphs: Sequence[str], layout: Layout) -> tuple[str, ...]:
    """The paragraphs with the layout's marks at those that begin a point, counted from 1. A row inside a point keeps
    its own. Paragraphs without a mark get one where that makes as many points as the plan has; where the section is one
    paragraph, titles go. An answer of more points than can be counted stays as it is."""
    if layout.kind == "paragraph":
        return tuple(part for part in paragraphs if not is_title(part)) or tuple(paragraphs)
    parts = [*paragraphs] if layout.kind == "subheadings" else _run_in(paragraphs)
    marks = _of_points({n: leading for n, part in enumerate(parts) if (leading := leading_of(part)) is not None})
    starts = sorted({*marks, *_unmarked(parts, marks, layout)})
    if len(starts) > _MOST:
        return tuple(paragraphs)
    if len(starts) == 1 and layout.kind == "points":
        return tuple(part[marks[n].end :] if n in marks else part for n, part in enumerate(parts))
    counted = replace(layout, count=len(starts))
    for number, n in enumerate(starts, start=1):
        parts[n] = counted.mark(number) + parts[n][marks[n].end if n in marks else 0 :].lstrip()
    return tuple(parts)


def _run_in(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs, the title of a point that stands on a line of its own before the text that follows it."""
    parts: list[str] = []
    for paragraph in paragraphs:
        if parts and is_title(parts[-1]) and leading_of(paragraph) is None and not is_title(paragraph):
            parts[-1] = f"{parts[-1]}。{paragraph}"
        else:
            parts.append(paragraph)
    return parts


def _of_points(marks: Mapping[int, Leading]) -> dict[int, Leading]:
    """The marks of the points themselves, without rows that count from one behind the mark of another kind."""
    kept: dict[int, Leading] = {}
    places = list(marks)
    at = 0
    while at < len(places):
        here = marks[places[at]]
        until = at + 1
        while until < len(places) and marks[places[until]].family == here.family:
            until += 1
        first = next(iter(kept.values()), here)
        inner = here.family != first.family and here.number == 1 and until - at > 1
        if not inner:
            kept |= {place: marks[place] for place in places[at:until]}
        at = until
    return kept


def _unmarked(parts: Sequence[str], marks: Mapping[int, Leading], layout: Layout) -> list[int]:
    """The paragraphs that lack the mark of a point; none where they do not make up what the plan has."""
    titles = layout.kind == "subheadings"
    lacking = [
        n
        for n, part in enumerate(parts)
        if n not in marks and leading_of(part) is None and (is_title(part) if titles else _tells(part))
    ]
    for found in (lacking, [n for n in lacking if n > 0]):
        if found and len(found) + len(marks) == layout.count:
            return found
    return []


def _tells(paragraph: str) -> bool:
    return any("." in slot for slot in TOKEN.findall(paragraph))
