"""Automatic numbering: from numbering.xml and styles to the number a reader of the document sees (ECMA-376, 17.9)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from service.documents.readers.docx_numerals import number_text
from service.documents.readers.docx_package import W
from service.documents.readers.docx_styles import NumberingReference, Styles, number_of, numbering_reference, value_of
from service.documents.readers.docx_symbols import symbol_text

_LEVELS = 9
_LONGEST_TEXT = 80
_CLOSED = ("、", "）", "】", "〕", "》", "：", "，", "。", "．")


@dataclass(frozen=True, slots=True)
class _Level:
    """``restart`` is the 1-based level after which this one starts again; None for any higher one, 0 for never."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    suffix: str = "tab"
    legal: bool = False
    style: str | None = None
    font: str = ""
    zeros: int = 0


@dataclass(slots=True)
class _Counters:
    """The running numbers of one abstract list (shared by all lists that refer to it); None where not begun."""

    values: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document and where each has got to; asked for every paragraph once, in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts = (
            {} if root is None else {e.get(W + "abstractNumId", ""): e for e in root.iter(W + "abstractNum")}
        )
        self._nums = {} if root is None else {number_of_attribute(e): e for e in root.iter(W + "num")}
        self._lists: dict[int, _List | None] = {}
        self._counters: dict[str, _Counters] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, properties: etree._Element | None) -> str:
        """The number of a paragraph with these ``w:pPr`` and what separates it from the text; empty without numbering.

        Counts the paragraph. A tab or space after the number becomes one space, and nothing where the number ends with
        a full-width mark, as a writer would type it.
        """
        place = self._place(properties)
        if place is None:
            return ""
        list_id, level = place
        found = self._list(list_id)
        if found is None or level not in found.levels:
            return ""
        self._advance(found, list_id, level)
        text = self._text(found, level)
        if not text or found.levels[level].suffix == "nothing" or text.endswith((*_CLOSED, " ", "\u3000")):
            return text
        return text + " "

    def _place(self, properties: etree._Element | None) -> tuple[int, int] | None:
        """List and level, the paragraph's own word before its style's, and each style's before what it is based on."""
        direct = numbering_reference(properties)
        named = value_of(properties.find(W + "pStyle")) if properties is not None else None
        chain = self._styles.chain(named if named is not None else self._styles.default)
        references = [(None, direct)] + [(style, self._styles.numbering(style)) for style in chain]
        list_id = next((ref.list_id for _, ref in references if ref is not None and ref.list_id is not None), None)
        if list_id is None or list_id == 0:
            return None
        if direct is not None and direct.level is not None:
            return list_id, direct.level
        return list_id, self._level_by_style(list_id, chain, [ref for _, ref in references[1:]])

    def _level_by_style(self, list_id: int, chain: list[str], references: list[NumberingReference | None]) -> int:
        """The level that names the style (``w:pStyle``), else the ``w:ilvl`` of the style, else the first."""
        found = self._list(list_id)
        for style, reference in zip(chain, references, strict=True):
            if found is not None:
                linked = next((index for index, level in found.levels.items() if level.style == style), None)
                if linked is not None:
                    return linked
            if reference is not None and reference.level is not None:
                return reference.level
        return 0

    def _list(self, list_id: int) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._resolve(list_id)
        return self._lists[list_id]

    def _resolve(self, list_id: int) -> _List | None:
        num = self._nums.get(list_id)
        abstract_id = None if num is None else value_of(num.find(W + "abstractNumId"))
        if num is None or abstract_id not in self._abstracts:
            return None
        abstract_id = self._through_style_link(abstract_id)
        levels = {
            index: level
            for element in self._abstracts[abstract_id].findall(W + "lvl")
            for index, level in _level(element)
        }
        starts: dict[int, int] = {}
        for override in num.findall(W + "lvlOverride"):
            index = _index(override)
            if index >= _LEVELS:
                continue
            for element in override.findall(W + "lvl"):
                for _, level in _level(element):
                    levels[index] = level
            start = number_of(override.find(W + "startOverride"))
            if start is not None:
                starts[index] = start
        levels = {index: replace(level, start=starts.get(index, level.start)) for index, level in levels.items()}
        return _List(abstract_id, levels, starts)

    def _through_style_link(self, abstract_id: str) -> str:
        """An abstract list that only names a list style (``w:numStyleLink``) stands for the one that defines it."""
        link = value_of(self._abstracts[abstract_id].find(W + "numStyleLink"))
        if link is None:
            return abstract_id
        for candidate, element in self._abstracts.items():
            if value_of(element.find(W + "styleLink")) == link:
                return candidate
        return abstract_id

    def _advance(self, found: _List, list_id: int, level: int) -> None:
        values = self._counters.setdefault(found.abstract, _Counters()).values
        for higher in range(level):
            if values[higher] is None and higher in found.levels:
                values[higher] = found.levels[higher].start
        current = values[level]
        first_here = (list_id, level) not in self._begun and level in found.starts
        values[level] = found.levels[level].start if current is None or first_here else current + 1
        self._begun.add((list_id, level))
        for lower in range(level + 1, _LEVELS):
            restart = found.levels[lower].restart if lower in found.levels else None
            if restart is None or level < restart:
                values[lower] = None

    def _text(self, found: _List, level: int) -> str:
        shown = found.levels[level]
        if shown.format == "bullet":
            return symbol_text(shown.font, shown.text) if shown.text else ""
        values = self._counters[found.abstract].values

        def number(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            value = values[index]
            if value is None or index not in found.levels:
                return ""
            if shown.legal:
                return str(value)
            other = found.levels[index]
            return str(value).zfill(other.zeros) if other.zeros else number_text(value, other.format)

        return re.sub(r"%([1-9])", number, shown.text)


def number_of_attribute(num: etree._Element) -> int:
    """The ``w:numId`` of a ``w:num``; 0, which no paragraph can refer to, where it is not a number."""
    text = num.get(W + "numId", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _index(element: etree._Element) -> int:
    text = element.get(W + "ilvl", "")
    return int(text) if text.isdecimal() and len(text) == 1 else _LEVELS


def _level(element: etree._Element) -> list[tuple[int, _Level]]:
    """A ``w:lvl`` with its index, or nothing where the index is impossible."""
    index = _index(element)
    if index >= _LEVELS:
        return []
    # A custom format (001, 002) stands in an AlternateContent with a plain one to fall back on.
    formats = list(element.iter(W + "numFmt"))
    custom = next((e.get(W + "format", "") for e in formats if value_of(e) == "custom"), "")
    plain = next((value_of(e) or "decimal" for e in reversed(formats) if value_of(e) != "custom"), "decimal")
    first = custom.split(",")[0].strip()
    fonts = element.find(f"{W}rPr/{W}rFonts")
    font: Callable[[str], str] = lambda name: "" if fonts is None else fonts.get(W + name, "")  # noqa: E731
    start = number_of(element.find(W + "start"))
    level = _Level(
        format=plain,
        text=(value_of(element.find(W + "lvlText")) or "")[:_LONGEST_TEXT],
        start=min(max(start if start is not None else 0, 0), 32_767),
        restart=number_of(element.find(W + "lvlRestart")),
        suffix=value_of(element.find(W + "suff")) or "tab",
        legal=element.find(W + "isLgl") is not None
        and value_of(element.find(W + "isLgl")) not in {"0", "false", "off"},
        style=value_of(element.find(W + "pStyle")),
        font=font("ascii") or font("hAnsi"),
        zeros=len(first) if first.isdecimal() and first.startswith("0") else 0,
    )
    return [(index, level)]
