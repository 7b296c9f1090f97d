"""styles.xml, as far as text depends on it: numbering and hidden text through the ``basedOn`` chain."""

from dataclasses import dataclass

from lxml import etree

from service.documents.readers.docx_package import W

_LONGEST_CHAIN = 20
_OFF = frozenset({"0", "false", "off"})


def value_of(element: etree._Element | None) -> str | None:
    """The ``w:val`` of an element; None without element or attribute."""
    return None if element is None else element.get(W + "val")


def number_of(element: etree._Element | None) -> int | None:
    """The ``w:val`` of an element as a number; None where it is missing or is not one (or absurdly large)."""
    text = value_of(element)
    if text is None or not text.lstrip("-").isdecimal() or len(text) > 9:
        return None
    return int(text)


def switched_on(properties: etree._Element | None, tag: str) -> bool | None:
    """A toggle property (``w:vanish``): True, False, or None where it is not said."""
    element = None if properties is None else properties.find(W + tag)
    return None if element is None else value_of(element) not in _OFF


@dataclass(frozen=True, slots=True)
class NumberingReference:
    """A ``w:numPr`` as written: list and level, each None where not said."""

    list_id: int | None
    level: int | None


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str | None
    numbering: NumberingReference | None
    hidden: bool | None


def numbering_reference(paragraph_properties: etree._Element | None) -> NumberingReference | None:
    """The ``w:numPr`` directly in a ``w:pPr`` (its tracked former value is elsewhere and not looked at)."""
    found = None if paragraph_properties is None else paragraph_properties.find(W + "numPr")
    if found is None:
        return None
    return NumberingReference(number_of(found.find(W + "numId")), number_of(found.find(W + "ilvl")))


class Styles:
    """The styles of a document by id; ``default`` is the id of the default paragraph style, or None."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self.default: str | None = None
        for element in () if root is None else root.iter(W + "style"):
            style_id = element.get(W + "styleId", "")
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
                self.default = style_id
            self._styles[style_id] = _Style(
                value_of(element.find(W + "basedOn")),
                numbering_reference(element.find(W + "pPr")),
                switched_on(element.find(W + "rPr"), "vanish"),
            )

    def chain(self, style_id: str | None) -> list[str]:
        """The ids of a style and of those it is based on, nearest first; cycles and overlong chains are cut."""
        found: list[str] = []
        while style_id in self._styles and style_id not in found and len(found) < _LONGEST_CHAIN:
            found.append(style_id)
            style_id = self._styles[style_id].based_on
        return found

    def numbering(self, style_id: str) -> NumberingReference | None:
        """The ``w:numPr`` of the style itself, without those it is based on."""
        return self._styles[style_id].numbering

    def hides(self, style_id: str | None) -> bool:
        """Whether text in this style is hidden (``w:vanish``)."""
        said = (self._styles[one].hidden for one in self.chain(style_id))
        return next((hidden for hidden in said if hidden is not None), False)
