"""Points: 一是/二是, 一要/二要, 第一/第二, 首先/其次/最后, 其一/其二, ①② inside a paragraph, lines with ——."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.documents.document import Point
from service.documents.lines.lines import Line
from service.documents.lines.numbers import chinese_value, ordinal

THEME_LIMIT = 30
_THEME_END = re.compile(r"[。；;：\n]|(?<=[\u4e00-\u9fff”\"])\.(?![0-9])")
_ORDER_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 99}
_VERBS = "是要在从必须应将把对抓做坚加强健完突推落"
_MARKER = re.compile(
    rf"""(?:
    (?P<shi>([一二三四五六七八九十]{{1,2}})是)(?!\2|否|非)
   |(?P<yao>[一二三四五六七八九十]{{1,2}}要)(?!求|素|点|件|闻)
   |(?P<di>第[一二三四五六七八九十]{{1,2}})(?=[，,：:]|、(?!第))
   |(?P<qi>其[一二三四五六])(?=[，,：:、是])
   |(?P<order>首先|其次|再次|再者|最后)(?=[，,：:、]|[{_VERBS}])
   |(?P<circled>[\u2460-\u2473])
   |(?P<dash>——|──|――|－－|--)(?=[\s\u3000]*[\u4e00-\u9fff“《"0-9])
    )""",
    re.VERBOSE,
)
_KINDS = ("shi", "yao", "di", "qi", "order", "circled", "dash")
_STRONG, _WEAK = "。；;！？!?：:…", "，,、”’」）) \u3000"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in which points are looked for: ``line`` from index ``begin`` on; ``section`` tells paragraphs apart
    that stand under different headings."""

    line: Line
    begin: int
    section: int


@dataclass(slots=True)
class _Marker:
    paragraph: int
    index: int
    kind: str
    ordinal: int
    written: str
    strong: bool
    opens: bool
    chain: int = -1


def find_points(paragraphs: Sequence[Paragraph]) -> tuple[Point, ...]:
    """The points of all paragraphs, in text order. An outer point encloses the points that stand inside it."""
    markers = [m for number, paragraph in enumerate(paragraphs) for m in _markers(number, paragraph)]
    kept = _chained(markers, paragraphs)
    return tuple(_points(kept, paragraphs))


def _markers(number: int, paragraph: Paragraph) -> Iterator[_Marker]:
    text = paragraph.line.text
    for found in _MARKER.finditer(text, paragraph.begin):
        at = found.start()
        lead = text[paragraph.begin : at].strip(" \u3000") if at - paragraph.begin <= 4 else "…"
        before = text[at - 1] if at else "\n"
        opens = not lead
        kind = next(kind for kind in _KINDS if found[kind])
        if not opens and kind != "circled" and (kind == "dash" or before not in _STRONG + _WEAK):
            continue
        written = found[kind]
        if kind == "order":
            value = _ORDER_WORDS[written]
        elif kind == "dash":
            value = 0
        elif kind == "circled":
            value = ordinal(written)
        else:
            value = chinese_value(written.strip("第其是要"))
        yield _Marker(number, at, kind, value, written, opens or before in _STRONG, opens)


def _chained(markers: Sequence[_Marker], paragraphs: Sequence[Paragraph]) -> list[_Marker]:
    """The markers that count: members of a series, or one that opens a paragraph."""
    chains: list[list[_Marker]] = []
    current: dict[str, int] = {}
    section = -1
    for marker in markers:
        if paragraphs[marker.paragraph].section != section:
            section = paragraphs[marker.paragraph].section
            current.clear()
        kind = marker.kind
        if kind == "dash":
            marker.chain = len(chains)
            chains.append([marker])
            continue
        if kind == "di" and "order" in current and chains[current["order"]][-1].ordinal == marker.ordinal - 1:
            kind = "order"
        held = chains[current[kind]][-1] if kind in current else None
        if kind == "circled" and held and held.paragraph != marker.paragraph:
            held = None
        if (
            held
            and marker.ordinal > held.ordinal
            and (marker.strong or marker.ordinal == held.ordinal + 1 or marker.written == "最后")
        ):
            marker.chain = current[kind]
            chains[marker.chain].append(marker)
        elif marker.ordinal == 1 or (marker.opens and kind in ("shi", "yao")):
            marker.chain = current[kind] = len(chains)
            chains.append([marker])
    return [marker for marker in markers if marker.chain >= 0 and _counts(chains[marker.chain])]


def _counts(chain: Sequence[_Marker]) -> bool:
    if chain[0].kind == "dash" or len(chain) >= 2:
        return True
    return chain[0].opens and chain[0].kind in ("shi", "yao")


def _points(markers: Sequence[_Marker], paragraphs: Sequence[Paragraph]) -> Iterator[Point]:
    last_of_chain = {(m.chain, m.paragraph): place for place, m in enumerate(markers)}
    for place, marker in enumerate(markers):
        line = paragraphs[marker.paragraph].line
        end = len(line.text)
        inside: set[int] = set()
        for after in range(place + 1, len(markers)):
            other = markers[after]
            if other.paragraph != marker.paragraph:
                break
            resumed = last_of_chain[marker.chain, marker.paragraph] > after
            if other.chain == marker.chain or (other.chain not in inside and not resumed):
                end = other.index
                break
            inside.add(other.chain)
        yield _point(line, marker, end)


def _point(line: Line, marker: _Marker, end: int) -> Point:
    body = line.text[marker.index + len(marker.written) : end].rstrip(" \u3000\t，,、")
    end = marker.index + len(marker.written) + len(body)
    lead = body.lstrip("，,、：: \u3000\t")
    theme = _THEME_END.split(lead, maxsplit=1)[0].strip(" \u3000\t，,、")
    kept = theme if 0 < len(theme) <= THEME_LIMIT else None
    return Point(marker.written, kept, line.at(marker.index), line.after(end))
