"""What the marks of a reading case mean: the headings, points, placeholders, noise, parts and tables that are right.

Offsets are code points of the raw text, marks stripped. Where a careful clerk would accept two readings, the gold says
so (``run?``, ``also=``, ``type/type``, ``opt``) and the scorer accepts both; ``eval/suites/reading/README.md`` has the
rules by which cases are marked.
"""

import re
from dataclasses import dataclass

from eval.suites.reading.marks import MarkError, Node, Span, Stripped, strip
from service.text.values import SlotType

HIDDEN = frozenset({"del", "from"})
"""Tags of tracked deletions: what they hold is in the file and not in the document."""

_LAYOUT = frozenset({"t", "auto", "ins", "to", "box", "wide", "tall", "#", "~", *HIDDEN})
_THEME_END = re.compile(r"[。；：\n]")
_THEME_LIMIT = 30
_STOPS = "。．.；;！!？?"


@dataclass(frozen=True, slots=True)
class GoldHeading:
    """``run_in`` and ``inferred`` are None where either answer is right."""

    level: int
    number: str | None
    title: str
    run_in: bool | None
    inferred: bool | None
    start: int
    end: int
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldPoint:
    """A point with its theme, None where there is none or it is longer than 30 characters."""

    number: str
    theme: str | None
    start: int
    end: int
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldPlaceholder:
    """``spans`` are the acceptable spans, the preferred first; ``types`` likewise; ``runs`` the blank runs."""

    spans: tuple[tuple[int, int], ...]
    types: tuple[str, ...]
    unit: str | None
    approximator: str | None
    runs: tuple[tuple[int, int], ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldPart:
    """One document of a packet, its title line included in the span.

    It may begin at ``title_start`` as well, where 附件 1 or the like stands above the title.
    """

    title: str
    genre: str
    start: int
    title_start: int
    end: int


@dataclass(frozen=True, slots=True)
class Gold:
    """All that is right about one document."""

    text: str
    headings: tuple[GoldHeading, ...]
    points: tuple[GoldPoint, ...]
    placeholders: tuple[GoldPlaceholder, ...]
    noise: tuple[tuple[int, int], ...]
    parts: tuple[GoldPart, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    title: str | None


def read_gold(node: Node) -> Gold:
    """Interpret a marked document. Raises MarkError for an unknown tag, word or type, or a mark in the wrong place."""
    plain = strip(node, HIDDEN)
    spans = tuple(plain.walk())
    for span in spans:
        tag = span.head.tag
        if not (tag in _LAYOUT or tag in {"pt", "p", "noise", "part", "table"} or re.fullmatch(r"h[1-4]", tag)):
            raise MarkError(f"unknown tag in ⟦{span.head}|")
    inside_parts = {id(child) for span in spans if span.head.tag == "part" for child in span.walk()}
    titles = [s for s in spans if s.head.tag == "t" and id(s) not in inside_parts]
    return Gold(
        text=plain.text,
        headings=tuple(_heading(plain, s) for s in spans if re.fullmatch(r"h[1-4]", s.head.tag)),
        points=tuple(_point(plain, s) for s in spans if s.head.tag == "pt"),
        placeholders=tuple(_placeholder(plain, s) for s in spans if s.head.tag == "p"),
        noise=tuple((s.start, s.end) for s in spans if s.head.tag == "noise"),
        parts=tuple(_part(plain, s) for s in spans if s.head.tag == "part"),
        tables=tuple(_table(plain.text[s.start : s.end]) for s in spans if s.head.tag == "table"),
        title="".join(plain.text[s.start : s.end] for s in titles) or None,
    )


def _words(span: Span, allowed: frozenset[str]) -> frozenset[str]:
    words = frozenset(span.head.words)
    if unknown := words - allowed:
        raise MarkError(f"unknown word {'/'.join(sorted(unknown))} in ⟦{span.head}|")
    return words


def _number(plain: Stripped, span: Span) -> tuple[str | None, int]:
    """The number of a heading or point, found through an automatic one, and where the words after it begin."""
    number = next((s for s in span.walk() if s.head.tag in {"#", "auto"}), None)
    if number is None:
        return None, span.start
    if plain.text[span.start : number.start].strip():
        raise MarkError(f"number does not stand at the start of ⟦{span.head}|")
    return plain.text[number.start : number.end].strip(), number.end


def _flag(words: frozenset[str], name: str) -> bool | None:
    return None if f"{name}?" in words else name in words


def _heading(plain: Stripped, span: Span) -> GoldHeading:
    words = _words(span, frozenset({"run", "run?", "inferred", "inferred?", "opt"}))
    number, at = _number(plain, span)
    title = plain.text[at : span.end].strip()
    after = plain.text[span.end : span.end + 1]
    inferred, run_in = _flag(words, "inferred"), _flag(words, "run")
    if not title or (inferred is True and number is not None):
        raise MarkError(f"heading without a title, or inferred although numbered: {title or span.head}")
    if run_in is True and after not in _STOPS:
        raise MarkError(f"run-in heading is not followed by a stop: {title}")
    rest = plain.text[span.end :].split("\n", 1)[0]
    if run_in is False and rest.strip(" 　*。"):
        raise MarkError(f"heading that stands alone has text after it: {title}")
    level = int(span.head.tag[1])
    return GoldHeading(level, number, title, run_in, inferred, span.start, span.end, "opt" in words)


def _point(plain: Stripped, span: Span) -> GoldPoint:
    words = _words(span, frozenset({"opt"}))
    number, at = _number(plain, span)
    if number is None:
        raise MarkError(f"point without a number: {plain.text[span.start : span.end][:20]}")
    body = plain.text[at : span.end]
    lead = len(body) - len(body.lstrip("，,、 　\n"))
    theme = _THEME_END.split(body[lead:], maxsplit=1)[0].strip()
    if "theme" in dict(span.head.attributes):
        theme = span.head.get("theme") or ""
    kept = theme if 0 < len(theme) <= _THEME_LIMIT else None
    return GoldPoint(number, kept, span.start, span.end, "opt" in words)


def _placeholder(plain: Stripped, span: Span) -> GoldPlaceholder:
    if not span.head.words:
        raise MarkError(f"placeholder without a type: {plain.text[span.start : span.end]}")
    types = tuple(span.head.words[0].split("/"))
    if unknown := set(types) - {kind.value for kind in SlotType}:
        raise MarkError(f"unknown type {'/'.join(sorted(unknown))} in ⟦{span.head}|")
    extra = set(span.head.words[1:]) - {"opt"} | {key for key, _ in span.head.attributes} - {"unit", "approx", "also"}
    if extra:
        raise MarkError(f"unknown word {'/'.join(sorted(extra))} in ⟦{span.head}|")
    text = plain.text[span.start : span.end]
    runs = tuple((s.start, s.end) for s in span.walk() if s.head.tag == "~") or ((span.start, span.end),)
    spans = [(span.start, span.end)]
    for other in (span.head.get("also") or "").split("/"):
        at = text.find(other)
        if at < 0:
            raise MarkError(f"also={other} does not stand in {text}")
        if other:
            spans.append((span.start + at, span.start + at + len(other)))
    unit, approximator = span.head.get("unit"), span.head.get("approx")
    if any(word and word not in text for word in (unit, approximator)):
        raise MarkError(f"unit or approximator of {text} does not stand in it")
    return GoldPlaceholder(tuple(spans), types, unit, approximator, runs, "opt" in span.head.words[1:])


def _part(plain: Stripped, span: Span) -> GoldPart:
    genre, titles = span.head.get("genre"), [s for s in span.walk() if s.head.tag == "t"]
    if genre is None or not titles:
        raise MarkError("a part needs a genre and a title mark inside")
    return GoldPart("".join(plain.text[s.start : s.end] for s in titles), genre, span.start, titles[0].start, span.end)


def _table(text: str) -> tuple[tuple[str, ...], ...]:
    """Rows of cells: cells parted by tabs, or by bars with a rule of dashes below the first row (Markdown)."""
    rows = []
    for line in text.split("\n"):
        if "\t" in line or "|" not in line:
            rows.append(tuple(cell.strip() for cell in line.split("\t")))
        elif not re.fullmatch(r"[|\s:-]+", line):
            rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
    return tuple(rows)
