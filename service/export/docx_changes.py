"""Tracked changes in WordprocessingML: ``w:ins`` and ``w:del`` around runs, on paragraph ends and on table rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Literal
from xml.sax.saxutils import quoteattr

from service.changes import Change, Segment
from service.export.docx_runs import Hand, Type, legal, spanned
from service.text.range import Range

Tag = Literal["ins", "del"]
_TAGS: dict[Change, Tag] = {Change.INSERTED: "ins", Change.DELETED: "del"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who made the changes, and when."""

    author: str
    date: datetime

    def xml(self) -> str:
        """The attributes ``w:author`` and ``w:date`` (in UTC, to the second)."""
        when = self.date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return f'w:author={quoteattr(legal(self.author))} w:date="{when}"'


@dataclass(frozen=True)
class Tracking:
    """Writes the changes of one document: every mark has a number of its own."""

    stamp: Stamp
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def whole(self, change: Change) -> Hand:
        """The hand by which a block is inserted or deleted whole, with the ends of its paragraphs."""
        tag = _TAGS[change]

        def written(text: str, cuts: Sequence[Range], head: int, body: Type, head_type: Type) -> str:
            return self._around(tag, spanned(text, cuts, head, body, head_type))

        return Hand(written, f"<w:rPr>{self._mark(tag)}</w:rPr>")

    def partly(self, segments: Sequence[Segment]) -> Hand:
        """The hand that writes a text with what was deleted from it and inserted into it. Places are those of the new
        text; what was deleted has the type of where it stood."""

        def written(text: str, cuts: Sequence[Range], head: int, body: Type, head_type: Type) -> str:
            runs: list[str] = []
            for each in segments:
                start = each.new[0]
                own = [] if each.change is Change.DELETED else [Range(a - start, b - start) for a, b in cuts]
                inner = spanned(each.text, own, min(max(head - start, 0), len(each.text)), body, head_type)
                runs.append(inner if each.change is Change.KEPT else self._around(_TAGS[each.change], inner))
            return "".join(runs)

        return Hand(written)

    def row(self, change: Change) -> str:
        """What is said of a table row that was inserted or deleted."""
        return self._mark(_TAGS[change])

    def _mark(self, tag: Tag) -> str:
        return f'<w:{tag} w:id="{next(self._numbers)}" {self.stamp.xml()}/>'

    def _around(self, tag: Tag, runs: str) -> str:
        if not runs:
            return ""
        if tag == "del":
            runs = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f'<w:{tag} w:id="{next(self._numbers)}" {self.stamp.xml()}>{runs}</w:{tag}>'
