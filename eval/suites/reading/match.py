"""Which answers about a case are right, superfluous or missing, kind by kind."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.suites.reading.alignment import Alignment, squeeze
from eval.suites.reading.gold import GoldPlaceholder
from eval.suites.reading.loading import Case

KINDS = (
    "headings",
    "points",
    "placeholders",
    "runs",
    "units",
    "noise",
    "parts",
    "tables",
    "title",
    "addressee",
    "signature",
    "genre",
    "text",
    "paragraphs",
)
_PAIRS = ("《》", "〈〉", "“”", '""', "‘’")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer: ``=`` right, ``+`` superfluous, ``-`` missing. ``count`` is above 1 where characters are counted."""

    kind: str
    sign: str
    what: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class _Reading:
    """A case with what was found in it; offsets of both are made comparable."""

    case: Case
    found: Mapping[str, Any]
    at: Alignment

    def items(self, key: str) -> list[Mapping[str, Any]]:
        return list(self.found.get(key) or [])

    def span(self, item: Mapping[str, Any]) -> tuple[int, int]:
        return self.at.found(int(item["start"]), int(item["end"]))

    def quote(self, start: int, end: int) -> str:
        return self.case.gold.text[start:end].replace("\n", "⏎")


def match(case: Case, found: Mapping[str, Any], alignment: Alignment) -> Iterator[Outcome]:
    """All outcomes of a case, kinds in the order of KINDS."""
    reading = _Reading(case, found, alignment)
    for kind in (_headings, _points, _placeholders, _runs, _units, _noise, _parts, _tables, _fields, _layout):
        yield from kind(reading)


def _pair(
    kind: str,
    gold: Sequence[tuple[tuple[frozenset[Hashable], ...], str, bool]],
    found: Sequence[tuple[tuple[Hashable, ...], str]],
) -> Iterator[Outcome]:
    """Pair answers one to one. Gold lists what is acceptable field by field; an optional one may be left out."""
    left = list(found)
    for fields, what, optional in gold:
        hit = next(
            (f for f in left if all(value in accepted for value, accepted in zip(f[0], fields, strict=True))), None
        )
        if hit is not None:
            left.remove(hit)
            if not optional:
                yield Outcome(kind, "=", what)
        elif not optional:
            yield Outcome(kind, "-", what)
    for _, what in left:
        yield Outcome(kind, "+", what)


def _one(value: Hashable) -> frozenset[Hashable]:
    return frozenset({value})


def _flag(value: bool | None) -> frozenset[Hashable]:
    return frozenset({True, False}) if value is None else _one(value)


def _text(value: object) -> str | None:
    """A name or heading for comparison: squeezed, without a closing stop or colon."""
    return None if value is None else squeeze(str(value)).rstrip("。：:") or None


def _headings(r: _Reading) -> Iterator[Outcome]:
    gold = [
        (
            (_one(h.level), _one(_text(h.number)), _one(_text(h.title)), _flag(h.run_in), _flag(h.inferred),
             _one(r.at.gold(h.start, h.end)[0])),
            f"{h.level} {h.number or ''}{h.title} 连排={h.run_in} 推断={h.inferred} @{h.start}",
            h.optional,
        )
        for h in r.case.gold.headings
    ]  # fmt: skip
    found = [
        (
            (h["level"], _text(h["number"]), _text(h["title"]), h["run_in"], h["inferred"], r.span(h)[0]),
            f"{h['level']} {h['number'] or ''}{h['title']} 连排={h['run_in']} 推断={h['inferred']} @{h['start']}",
        )
        for h in r.items("headings")
    ]
    yield from _pair("headings", gold, found)


def _points(r: _Reading) -> Iterator[Outcome]:
    gold = [
        (
            (_one(_number(p.number)), _one(_text(p.theme)), _one(r.at.gold(p.start, p.end)[0])),
            f"{p.number} {p.theme} @{p.start}",
            p.optional,
        )
        for p in r.case.gold.points
    ]
    found = [
        ((_number(p["number"]), _text(p["theme"]), r.span(p)[0]), f"{p['number']} {p['theme']} @{p['start']}")
        for p in r.items("points")
    ]
    yield from _pair("points", gold, found)


def _number(value: object) -> str:
    """A point's number; the comma after 首先 or 第一 may be counted in."""
    return squeeze(str(value)).rstrip("，,、：:")


def _acceptable(r: _Reading, gold: GoldPlaceholder) -> frozenset[Hashable]:
    """The spans of a placeholder, each also with and without the book-title or quotation marks around it."""
    text, spans = r.case.gold.text, set()
    for start, end in gold.spans:
        spans.add((start, end))
        if start and end < len(text) and text[start - 1] + text[end] in _PAIRS:
            spans.add((start - 1, end + 1))
        if end - start > 2 and text[start] + text[end - 1] in _PAIRS:
            spans.add((start + 1, end - 1))
    return frozenset(r.at.gold(*span) for span in spans)


def _found_placeholders(r: _Reading) -> list[Mapping[str, Any]]:
    """Found placeholders, without those that only touch what is marked as open to opinion."""
    free = [r.at.gold(*p.spans[0]) for p in r.case.gold.placeholders if p.optional]
    return [p for p in r.items("placeholders") if not any(s < r.span(p)[1] and r.span(p)[0] < e for s, e in free)]


def _placeholders(r: _Reading) -> Iterator[Outcome]:
    gold = [
        (
            (_acceptable(r, p), frozenset[Hashable](p.types)),
            f"{r.quote(*p.spans[0])} {'/'.join(p.types)} @{p.spans[0][0]}",
            False,
        )
        for p in r.case.gold.placeholders
        if not p.optional
    ]
    found = [
        ((r.span(p), str(p["type"])), f"{p['text']} {p['type']} @{p['start']}") for p in _found_placeholders(r)
    ]  # fmt: skip
    yield from _pair("placeholders", gold, list(found))


def _runs(r: _Reading) -> Iterator[Outcome]:
    gold = [
        ((_one(r.at.gold(*run)),), f"{r.quote(*run)} @{run[0]} ({r.quote(*p.spans[0])})", False)
        for p in r.case.gold.placeholders
        if not p.optional
        for run in p.runs
    ]
    found = [
        ((r.at.found(int(start), int(end)),), f"@{start}–{end} ({p['text']})")
        for p in _found_placeholders(r)
        for start, end in p["runs"]
    ]
    yield from _pair("runs", gold, list(found))


def _units(r: _Reading) -> Iterator[Outcome]:
    """Unit and approximator of the quantities that were found at the right place; 万 and 亿 may be left out."""
    found = {r.span(p): p for p in _found_placeholders(r)}
    for gold in r.case.gold.placeholders:
        hit = next((found[span] for span in _acceptable(r, gold) if span in found), None)
        if gold.optional or gold.types != ("quantity",) or hit is None:
            continue
        what = f"{r.quote(*gold.spans[0])}: 单位 {gold.unit}、约数 {gold.approximator}"
        right = (_unit(hit["unit"]), hit["approximator"] or None) == (_unit(gold.unit), gold.approximator)
        yield Outcome("units", "=" if right else "-", what)
        if not right:
            yield Outcome("units", "+", f"{hit['text']}: 单位 {hit['unit']}、约数 {hit['approximator']}")


def _unit(value: str | None) -> str | None:
    return (value.lstrip("万亿") or value) if value else None


def _noise(r: _Reading) -> Iterator[Outcome]:
    """Noise character by character: how it is cut into pieces does not matter, white space neither."""
    gold = {place for span in r.case.gold.noise for place in range(*r.at.gold(*span))}
    found: set[int] = set()
    furniture = squeeze(
        "".join(t or "" for t in (r.case.file.docx.header, r.case.file.docx.footer, r.case.file.pdf.header))
    )
    for item in r.items("noise"):
        text = squeeze(str(item["text"]))
        if r.case.file.form in {"docx", "pdf"} and text and (text in furniture or text.strip("—-－·第页 ").isdigit()):
            continue
        found |= set(range(*r.span(item)))
    squeezed = squeeze(r.case.gold.text, r.case.file.form in {"docx", "pdf"})
    for sign, places in (("=", gold & found), ("-", gold - found), ("+", found - gold)):
        for start, end in _stretches(sorted(places)):
            yield Outcome("noise", sign, squeezed[max(start, 0) : end], end - start)


def _stretches(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for index in range(1, len(places) + 1):
        if index == len(places) or places[index] != places[index - 1] + 1:
            yield places[start], places[index - 1] + 1
            start = index


def _parts(r: _Reading) -> Iterator[Outcome]:
    """Parts of a packet by title, genre and where they start; parts that the contents name and that are not there."""
    parts = r.case.gold.parts
    if not parts:
        yield from _pair("parts", [], [((p["title"],), str(p["title"])) for p in r.items("parts")[1:]])
        return
    gold = []
    for p in parts:
        starts = frozenset[Hashable](r.at.gold(start, p.end)[0] for start in (p.start, p.title_start))
        gold.append(((_one(_text(p.title)), _one(p.genre), starts), p.title, False))
    gold += [((_one(_text(t)), _one(None), _one(None)), f"{t}（缺）", False) for t in r.case.file.missing_parts]
    found: list[tuple[tuple[Hashable, ...], str]] = []
    for part in r.items("parts"):
        absent = part["start"] == part["end"]
        fields = (None, None) if absent else (part["genre"], r.span(part)[0])
        found.append(((_text(part["title"]), *fields), f"{part['title']} {part['genre']} @{part['start']}"))
    yield from _pair("parts", gold, found)


def _tables(r: _Reading) -> Iterator[Outcome]:
    """Rows of cells, table by table; empty cells at the end of a row do not count."""
    gold = [(_one(_row(i, row)), row) for i, table in enumerate(r.case.gold.tables) for row in table]
    found = []
    for index, table in enumerate(r.items("tables")):
        rows = table["rows"] if isinstance(table, Mapping) else table
        found += [((_row(index, row),), " | ".join(map(str, row))) for row in rows]
    yield from _pair("tables", [((key,), " | ".join(row), False) for key, row in gold], found)


def _row(index: int, cells: Sequence[object]) -> Hashable:
    texts = [squeeze(str(cell or "")) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return index, tuple(texts)


def _fields(r: _Reading) -> Iterator[Outcome]:
    file = r.case.file
    signature = r.found.get("signature") or {}
    given: list[tuple[str, str, object, object]] = []
    for name in ("title", "addressee", "genre"):
        given.append((name, name, getattr(file, name), r.found.get(name)))
    if file.title_also is not None and _text(r.found.get("title")) == _text(file.title_also):
        given[0] = ("title", "title", file.title_also, file.title_also)
    if file.signature is not None:
        given.append(("signature", "organ", file.signature.organ, signature.get("organ")))
        given.append(("signature", "date", file.signature.date, signature.get("date")))
    for kind, name, right, answer in given:
        if name in file.model_fields_set or kind == "signature":
            yield from _field(kind, name, _text(right), _text(answer))


def _field(kind: str, name: str, right: str | None, answer: str | None) -> Iterator[Outcome]:
    if right == answer:
        if right is not None:
            yield Outcome(kind, "=", f"{name} {right}")
        return
    if right is not None:
        yield Outcome(kind, "-", f"{name} {right}")
    if answer is not None:
        yield Outcome(kind, "+", f"{name} {answer}")


def _layout(r: _Reading) -> Iterator[Outcome]:
    """The text itself (one answer a case) and, for .docx and .pdf, where paragraphs end."""
    found_text = str(r.found["text"])
    loose = r.case.file.form in {"docx", "pdf"}
    yield Outcome(
        "text",
        "=" if r.at.same else "-",
        f"{len(squeeze(found_text, loose))} 字，应为 {len(squeeze(r.case.gold.text, loose))} 字",
    )
    if not loose:
        return
    right = _ends(r.case.gold.text, lambda at: r.at.gold(at, at)[0])
    answer = _ends(found_text, lambda at: r.at.found(at - 1, at)[1])
    squeezed = squeeze(r.case.gold.text, loose)
    for sign, places in (("=", right & answer), ("-", right - answer), ("+", answer - right)):
        for place in sorted(places):
            yield Outcome("paragraphs", sign, f"…{squeezed[max(place - 8, 0) : max(place, 0)]}⏎")


def _ends(text: str, place: Callable[[int], int]) -> set[int]:
    """Where paragraphs end, empty ones left out."""
    ends, at = set(), 0
    for line in text.split("\n"):
        stop = at + len(line.rstrip())
        if line.strip():
            ends.add(place(stop))
        at += len(line) + 1
    return ends
