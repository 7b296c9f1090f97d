"""Where a sample is blank: the runs of every notation met in the wild.

A run is the blank itself (``**`` in ``**余人次``); what value it belongs to is said in ``placeholders.py``, what only
looks like one in ``lookalikes.py``. Linear in the length of the text: one scan with one alternation, then a look at a
bounded context of each run.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.blanking.emphasis import emphasised, underlined
from service.documents.blanking.lookalikes import Surroundings, is_blank, is_strong
from service.text.range import Range

FIRST, MORE = "\ufdd0", "\ufdd1"
"""Noncharacters that stand for a run in a masked text: its first code point and the ones after it."""

B = f"{FIRST}{MORE}*+"
"""Regex source of one whole blank run in a masked text."""

_NAMED = frozenset({"named", "asked"})
_FOREIGN = str.maketrans({FIRST: "\ufffd", MORE: "\ufffd"})
_PAD = r"[ \u3000\u00a0]{0,20}"
_INSIDE = r"[^\[\]［］【】〔〕：:\n]"
_NOTATION = re.compile(
    rf"""
    (?=[{{$\[［【〔(（《“×✕╳\\*＊﹡XＸxｘ某_＿○〇◯□△])(?:
    (?P<named>\{{\{{[^{{}}\n]{{1,40}}\}}\}}|\$\{{[^{{}}\n]{{1,40}}\}})
  | (?P<asked>[\[［【〔](?:请?在?此?处?填[写入报]{_INSIDE}{{0,16}}
      |{_INSIDE}{{0,8}}(?:名称|姓名|全称|简称|金额|人数))[\]］】〕]
      |\[{_INSIDE}{{0,8}}(?:数量?|次|比例|情况|时间|日期|年份|地点|地址|单位|部门|主题|内容|成效|问题|标题|题目|职务|荣誉|做法|措施)\])
  | (?P<dots>[\[［【〔](?:…{{1,3}}|\.{{3,6}}|。{{3,6}})[\]］】〕])
  | (?P<bracket>〔{_PAD}〕|\({_PAD}\)|（{_PAD}）|【{_PAD}】|\[{_PAD}\]|［{_PAD}］|《{_PAD}》|“{_PAD}”)
  | (?P<cross>[×✕╳]+)
  | (?P<star>(?:\\?[*＊﹡])+)
  | (?P<latin>[XＸ]+|[xｘ]+)
  | (?P<some>某+)
  | (?P<line>(?:\\?_){{2,}}|＿+)
  | (?P<shape>(?P<sign>[○〇◯□△])(?P=sign)*))
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(
    r"(?:https?|ftp)://[!-~]{1,300}|www\.[!-~]{1,200}"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
    r"|(?<![!-~])[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.(?:com|cn|net|org|gov|edu)(?![A-Za-z0-9])",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Run:
    """One blank run; ``notation`` is its kind (cross, star, latin, some, line, bracket, dots, shape, named)."""

    start: int
    end: int
    notation: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its runs; ``shape`` is the text with every run overwritten by FIRST and MORE, offsets unchanged."""

    text: str
    shape: str
    runs: tuple[Run, ...]


def mask(text: str) -> Masked:
    """Find the blank runs of a text. A text without any has no runs and ``shape`` equal to itself."""
    runs = find_runs(text)
    if not runs:
        return Masked(text, text, ())
    pieces: list[str] = []
    at = 0
    for run in runs:
        pieces += text[at : run.start].translate(_FOREIGN), FIRST, MORE * (run.end - run.start - 1)
        at = run.end
    pieces.append(text[at:].translate(_FOREIGN))
    return Masked(text, "".join(pieces), runs)


def find_runs(text: str) -> tuple[Run, ...]:
    """The blank runs of a text, in order, non-overlapping."""
    found = _outside_addresses(text, [_run(match) for match in _NOTATION.finditer(text)])
    if not found:
        return ()
    around = Surroundings.of(text, _evident(text, found))
    kept = [run for run in found if is_blank(text, run.start, run.end, run.notation, around)]
    stars = [Range(run.start, run.end) for run in kept if run.notation == "star"]
    marks = emphasised(text, stars, is_strong) | underlined(text, [Range(run.start, run.end) for run in kept])
    return tuple(run for run in kept if run.start not in marks)


def _run(match: re.Match[str]) -> Run:
    kind = "shape" if match["shape"] else match.lastgroup or ""
    return Run(
        match.start(), match.end(), kind, match.group().strip("${}[]［］【】〔〕 \u3000") if kind in _NAMED else None
    )


def _evident(text: str, runs: Sequence[Run]) -> frozenset[str]:
    """The notations that the text evidently blanks with: at least two runs before a unit or a kind of office."""
    counts: dict[str, int] = {}
    for run in runs:
        if run.notation != "some" or not text.startswith("个", run.end):
            counts[run.notation] = counts.get(run.notation, 0) + is_strong(text, run.end)
    return frozenset(kind for kind, count in counts.items() if count >= 2)


def _outside_addresses(text: str, runs: list[Run]) -> list[Run]:
    """The runs that do not lie in a web or mail address; both come in order of the text."""
    kept: list[Run] = []
    addresses = _ADDRESS.finditer(text)
    address = next(addresses, None) if runs else None
    for run in runs:
        while address is not None and address.end() <= run.start:
            address = next(addresses, None)
        if address is None or run.start < address.start():
            kept.append(run)
    return kept
