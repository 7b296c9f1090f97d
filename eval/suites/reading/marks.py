"""The inline mark-up of hand-marked documents: ``⟦head|content⟧``, nested at will.

Stripping the marks gives back the raw text; each mark becomes a span in it. The head is a tag, bare words and
``key=value`` attributes, separated by single spaces (``␣`` stands for a space inside a value). The two brackets must
not occur in a document; everything else may, ``|`` included, since only the first bar after an opening bracket counts.
What the tags mean is said in ``eval/suites/reading/gold.py`` and ``eval/suites/reading/README.md``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

OPEN, CLOSE, BAR, SPACE = "⟦", "⟧", "|", "␣"

_HEAD = re.compile(r"[^ |⟦⟧\n]+(?: [^ |⟦⟧\n]+)*")
_SIGN = re.compile(r"[⟦⟧]")


class MarkError(ValueError):
    """A mark-up that does not parse, or spans that do not nest; the message names line and column."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the bar: a tag, bare words in order, attributes by key."""

    tag: str
    words: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, key: str) -> str | None:
        """The value of an attribute, None where absent."""
        return dict(self.attributes).get(key)

    def __str__(self) -> str:
        pairs = [f"{key}={value.replace(' ', SPACE)}" for key, value in self.attributes]
        return " ".join([self.tag, *self.words, *pairs])


@dataclass(frozen=True, slots=True)
class Node:
    """A mark with its content: strings and marks in text order. The root of a document has no head."""

    head: Head | None
    content: tuple["Node | str", ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A mark as it lies over the stripped text: ``start``/``end`` in code points, the marks inside it in order."""

    head: Head
    start: int
    end: int
    inside: tuple["Span", ...] = ()

    def child(self, tag: str) -> "Span | None":
        """The first mark directly inside with this tag."""
        return next((span for span in self.inside if span.head.tag == tag), None)

    def walk(self) -> Iterator["Span"]:
        """This mark and all inside it, outer before inner, in text order."""
        yield self
        for span in self.inside:
            yield from span.walk()


@dataclass(frozen=True, slots=True)
class Stripped:
    """The raw text and the outermost marks over it."""

    text: str
    spans: tuple[Span, ...]

    def walk(self) -> Iterator[Span]:
        """All marks, outer before inner, in text order."""
        for span in self.spans:
            yield from span.walk()


def parse(marked: str) -> Node:
    """Read a marked text into a tree. Raises MarkError for a bracket without its partner or a head without a bar."""
    stack: list[tuple[Head | None, list[Node | str], int]] = [(None, [], 0)]
    at = 0
    for sign in _SIGN.finditer(marked):
        if sign.start() < at:
            raise MarkError(f"{_place(marked, sign.start())}: bracket inside a head")
        if sign.start() > at:
            stack[-1][1].append(marked[at : sign.start()])
        if sign.group() == OPEN:
            bar = marked.find(BAR, sign.end())
            source = marked[sign.end() : bar] if bar >= 0 else ""
            if not _HEAD.fullmatch(source):
                raise MarkError(f"{_place(marked, sign.start())}: opening bracket without a head and a bar")
            stack.append((_read_head(source), [], sign.start()))
            at = bar + 1
        else:
            head, content, _ = stack.pop()
            if not stack:
                raise MarkError(f"{_place(marked, sign.start())}: closing bracket without an opening one")
            stack[-1][1].append(Node(head, tuple(content)))
            at = sign.end()
    if len(stack) > 1:
        raise MarkError(f"{_place(marked, stack[-1][2])}: opening bracket never closed")
    if at < len(marked):
        stack[0][1].append(marked[at:])
    return Node(None, tuple(stack[0][1]))


def write(node: Node) -> str:
    """The marked text of a tree; the inverse of ``parse``."""
    inner = "".join(part if isinstance(part, str) else write(part) for part in node.content)
    return inner if node.head is None else f"{OPEN}{node.head}{BAR}{inner}{CLOSE}"


def strip(node: Node, hidden: frozenset[str] = frozenset()) -> Stripped:
    """The raw text and its spans. Marks whose tag is ``hidden`` are left out together with what they hold."""
    pieces: list[str] = []

    def lay(parent: Node, start: int) -> tuple[tuple[Span, ...], int]:
        spans: list[Span] = []
        at = start
        for part in parent.content:
            if isinstance(part, str):
                pieces.append(part)
                at += len(part)
            elif part.head is not None and part.head.tag not in hidden:
                inside, end = lay(part, at)
                spans.append(Span(part.head, at, end, inside))
                at = end
        return tuple(spans), at

    spans, _ = lay(node, 0)
    return Stripped("".join(pieces), spans)


def insert(text: str, marks: Iterable[tuple[int, int, Head]]) -> str:
    """Mark a raw text; the inverse of ``strip``. Of marks over the same span the one given first is the outer one.

    Raises MarkError when the text holds a bracket, a mark is empty or out of range, or two marks overlap.
    """
    if _SIGN.search(text):
        raise MarkError("the text itself holds a mark bracket")
    ordered = sorted(marks, key=lambda mark: (mark[0], -mark[1]))
    pieces: list[str] = []
    open_ends: list[int] = []
    at = 0

    def copy(until: int) -> None:
        nonlocal at
        pieces.append(text[at:until])
        at = until

    for start, end, head in ordered:
        while open_ends and open_ends[-1] <= start:
            copy(open_ends.pop())
            pieces.append(CLOSE)
        if not 0 <= start < end <= len(text):
            raise MarkError(f"mark {head} at {start}–{end} is empty or outside the text")
        if open_ends and end > open_ends[-1]:
            raise MarkError(f"{_place(text, start)}: mark {head} overlaps another without nesting")
        copy(start)
        pieces.append(f"{OPEN}{head}{BAR}")
        open_ends.append(end)
    while open_ends:
        copy(open_ends.pop())
        pieces.append(CLOSE)
    copy(len(text))
    return "".join(pieces)


def _read_head(source: str) -> Head:
    tag, *rest = source.split(" ")
    words = tuple(item for item in rest if "=" not in item)
    pairs = tuple((key, value.replace(SPACE, " ")) for key, _, value in (p.partition("=") for p in rest if "=" in p))
    return Head(tag, words, pairs)


def _place(text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    return f"line {line}, column {at - text.rfind(chr(10), 0, at)}"
