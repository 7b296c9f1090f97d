"""Parallelism: sibling headings, and themes of sibling points, have the same length or the same pattern."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from service.checks.context import CheckContext
from service.checks.findings import PRACTICE, warning
from service.checks.order.marks import point_marks, theme_after, title_span
from service.draft import Block, Finding

CHECK = "parallel"
_CLAUSE = re.compile(r"[，、；——\s]+")


@dataclass(frozen=True, slots=True)
class _Theme:
    """A heading or the theme of a point where it stands."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


def check(context: CheckContext) -> Iterator[Finding]:
    """Warnings ``parallel`` (practice), judged on the text as filled in. Headings that name a usual part of the genre
    (存在的问题, 下一步打算) need not match others."""
    usual = {name for section in context.genre.sections for name in (section.name, *section.other_names)}
    by_level: dict[int, list[_Theme]] = {}
    points: dict[str, list[_Theme]] = {}
    for block in context.prose:
        if block.level is not None and (span := title_span(block)) is not None:
            for deeper in [level for level in by_level if level > block.level]:
                yield from _judged(by_level.pop(deeper), usual)
            by_level.setdefault(block.level, []).append(_Theme(block, *span))
        if block.type == "heading":
            for row in points.values():
                yield from _judged(row, usual)
            points = {}
        elif block.type == "paragraph":
            for mark in point_marks(block.text):
                if mark.number == 1 and mark.family in points:
                    yield from _judged(points.pop(mark.family), usual)
                if (span := theme_after(block.text, mark.end)) is not None:
                    points.setdefault(mark.family, []).append(_Theme(block, *span))
    for row in (*by_level.values(), *points.values()):
        yield from _judged(row, usual)


def _judged(siblings: Sequence[_Theme], usual: set[str]) -> Iterator[Finding]:
    """The siblings that do not share the pattern that most have; where most share none, nothing was aimed at."""
    themes = [theme for theme in siblings if not any(name in theme.text for name in usual)]
    if len(themes) < 2:
        return
    patterns = [frozenset(_patterns(theme.text)) for theme in themes]
    counts = Counter(pattern for each in patterns for pattern in each)
    if not counts:
        return
    most = max(counts.values())
    if most == 1 and len(themes) == 2 and abs(_length(themes[0].text) - _length(themes[1].text)) > 2:
        yield _unlike(themes[1], _length(themes[0].text))
        return
    if most * 2 <= len(themes):
        return
    common = {pattern for pattern, count in counts.items() if count == most}
    model = next(n for n, each in enumerate(patterns) if each & common)
    for theme, each in zip(themes, patterns, strict=True):
        if not each & common:
            yield _unlike(theme, _length(themes[model].text))


def _patterns(text: str) -> Iterator[Hashable]:
    """What makes two themes alike: the lengths of their clauses, or the same words at the beginning or at the end."""
    clauses = [clause for clause in _CLAUSE.split(text) if clause]
    yield ("lengths", *(_length(clause) for clause in clauses))
    if _length(text) > 3:
        yield ("first", text[:2], len(clauses))
        yield ("last", text[-2:], len(clauses))
        yield ("frame", text[0], text[-1], len(clauses))


def _length(text: str) -> int:
    return sum(char.isalnum() for char in text)


def _unlike(theme: _Theme, length: int) -> Finding:
    message = f"“{theme.text}”与同级的标题或分点不对仗"
    return warning(CHECK, theme.block, theme.start, theme.end, message, f"改为 {length} 字，或用相同句式", PRACTICE)
