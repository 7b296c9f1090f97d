"""Where a sample is blank: the runs of every notation met in the wild, and what only looks like one.

A run is the blank itself (``**`` in ``**余人次``); what value it belongs to is said in ``placeholders.py``. Linear in the
length of the text: one scan with one alternation, then a look at a bounded context of each run.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.documents.emphasis import without_emphasis

FIRST, MORE = "\ufdd0", "\ufdd1"
"""Noncharacters that stand for a run in a masked text: its first code point and the ones after it."""

B = f"{FIRST}{MORE}*"
"""Regex source of one blank run in a masked text."""

_FOREIGN = str.maketrans({FIRST: "\ufffd", MORE: "\ufffd"})
_PAD = r"[ \u3000\u00a0]{0,20}"
_NOTATION = re.compile(
    rf"""
    (?P<named>\{{\{{[^{{}}\n]{{1,40}}\}}\}}|\$\{{[^{{}}\n]{{1,40}}\}})
  | (?P<dots>[\[［【〔](?:…{{1,3}}|\.{{3,6}}|。{{3,6}})[\]］】〕])
  | (?P<bracket>〔{_PAD}〕|\({_PAD}\)|（{_PAD}）|【{_PAD}】|\[{_PAD}\]|［{_PAD}］|《{_PAD}》|“{_PAD}”)
  | (?P<cross>[×✕╳]+)
  | (?P<star>(?:\\?[*＊﹡])+)
  | (?P<latin>[XＸ]+|[xｘ]+)
  | (?P<some>某+)
  | (?P<line>(?:\\?_){{2,}}|＿+)
  | (?P<shape>(?P<sign>[○〇◯□△●])(?P=sign)*)
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(
    r"(?:https?|ftp)://[!-~]{1,300}|www\.[!-~]{1,200}|[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
    r"|(?<![!-~])[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.(?:com|cn|net|org|gov|edu)(?![A-Za-z0-9])",
    re.ASCII,
)
_STRONG = re.compile(
    r"(?:[年月日](?![轻龄级常益报均])|[省县区镇乡村](?![域别分民庄级心])|市(?![场民容])|个|名(?![单义称])|余|万|亿"
    r"|届|次|条(?!件)|项(?!目)|场(?!所|景)|期(?!间)|份|人(?!民|大|员|才|事)|家(?!庭)|户|件|％|%|‰|元|亩|公里|平方|立方"
    r"|篇|支(?!持|部)|所|座|处(?!理)|周年|街道|社区|同志|书记|教授|老师|部门|大学|集团|公司|学校|[局厅办])"
)
_DIGITISH = "0-9０-９零〇一二三四五六七八九十"


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
    runs = tuple(find_runs(text))
    pieces: list[str] = []
    at = 0
    for run in runs:
        pieces += text[at : run.start].translate(_FOREIGN), FIRST, MORE * (run.end - run.start - 1)
        at = run.end
    pieces.append(text[at:].translate(_FOREIGN))
    return Masked(text, "".join(pieces), runs)


def find_runs(text: str) -> Iterator[Run]:
    """The blank runs of a text, in order, non-overlapping."""
    if not _NOTATION.search(text):
        return
    addresses = _spans(_ADDRESS, text)
    found: list[Run] = []
    for match in _NOTATION.finditer(text):
        kind = match.lastgroup if match.lastgroup != "sign" else "shape"
        if kind is None or _inside(addresses, match.start()):
            continue
        name = match.group().strip("{}$ \u3000") if kind == "named" else None
        found.append(Run(match.start(), match.end(), kind, name))
    strong = _strong_notations(text, found)
    kept = [run for run in found if _TESTS[run.notation](text, run, run.notation in strong)]
    stars = [run for run in kept if run.notation == "star"]
    lost = frozenset(run.start for run in stars) - frozenset(
        without_emphasis(text, [(run.start, run.end) for run in stars], _is_strong)
    )
    yield from (run for run in kept if run.start not in lost)


def _is_strong(text: str, end: int) -> bool:
    """Whether what follows a run (``end``) can only follow a blank: a unit, a date word, a kind of office."""
    return _STRONG.match(text, end) is not None


def _strong_notations(text: str, runs: list[Run]) -> frozenset[str]:
    """The notations that the text evidently blanks with: at least two runs before a unit or a kind of office."""
    counts: dict[str, int] = {}
    for run in runs:
        if run.notation != "some" or not _INDEFINITE.match(text, run.end):
            counts[run.notation] = counts.get(run.notation, 0) + _is_strong(text, run.end)
    return frozenset(kind for kind, count in counts.items() if count >= 2)


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether a position lies in one of the spans (ordered); spans before it are dropped, as calls come in order."""
    while spans and spans[0][1] <= at:
        spans.pop(0)
    return bool(spans) and spans[0][0] <= at


def _before(text: str, run: Run, width: int = 1) -> str:
    return text[max(0, run.start - width) : run.start]


def _after(text: str, run: Run, width: int = 1) -> str:
    return text[run.end : run.end + width]


_MULTIPLICANDS = re.compile(r"[长宽高深厚]\d{0,6}$|直径$|单价$|数量$")
_MULTIPLIED = re.compile(
    r"\s{0,3}(?:[长宽高深厚](?![高中期度])|数量|单价|\d[\d.]{0,8}\s{0,3}[%％]|\d[\d.]{0,8}\s{0,3}[=＝])"
)
_MARKED_WRONG = re.compile(r"(?:打|划|画|标|注|错的?|√)[^\n。；]{0,3}[“\"]?$")
_MULTIPLIERS = re.compile(r"(?:数据要素|人工智能|AI|大数据)$")


def _is_cross(text: str, run: Run, strong: bool) -> bool:
    """A multiplication sign stands between numbers or letters; a mark for "wrong" is named as a mark."""
    if run.end - run.start > 1:
        return True
    left, right = text[max(0, run.start - 8) : run.start], text[run.end : run.end + 12]
    bare_left, bare_right = left.rstrip(" "), right.lstrip(" ")
    number = re.compile(r"[0-9０-９A-Za-z)）]")
    if bare_left and bare_right and number.match(bare_left[-1]) and re.match(r"[0-9０-９A-Za-z(（]", bare_right):
        return bare_left[-1] in ")）" or bare_right[0] in "(（"
    unit_left = re.search(r"\d(?:米|厘米|毫米|cm|mm|m|小时|天|元|个)$", bare_left)
    if unit_left and re.match(r"\d", bare_right):
        return False
    if _MULTIPLICANDS.search(bare_left) and (_MULTIPLIED.match(right) or re.match(r"\s{0,2}[长宽高深\d]", right)):
        return False
    if re.match(r"\s{0,3}\d[\d.]{0,8}\s{0,3}[%％=＝]", right) or re.search(r"[=＝]\s{0,3}[^，。；\n]{0,6}$", left):
        return False
    if right[:1] in '”"' and (_MULTIPLIERS.search(left) or _MARKED_WRONG.search(left)):
        return False
    return not (_MARKED_WRONG.search(left) and left[-1:] in "打划画√")


_SECRET = re.compile(r"(?:密码|口令|密钥|password|passwd|pwd)[^\n，。；]{0,4}$", re.IGNORECASE)
_NOTE_LINE = re.compile(r"^[ \u3000]{0,8}[*＊](?!\s*[*＊])(?=[ \u3000]?\S)", re.MULTILINE)
_NOTE_WORDS = re.compile(r"[ \u3000]{0,2}(?:注|本表|本报告|此处|指|表示|数据|以上|说明|不含|含|系|按|该|为便于)")


def _is_star(text: str, run: Run, strong: bool) -> bool:
    """Not a rule, a bullet, a footnote, a wildcard, a product or a hidden password; emphasis is judged by pairs."""
    line_start = text.rfind("\n", 0, run.start) + 1
    line_end = text.find("\n", run.end)
    line_end = len(text) if line_end < 0 else line_end
    if (
        run.end - run.start >= 3
        and not text[line_start : run.start].strip(" *")
        and not text[run.end : line_end].strip(" *")
    ):
        return False
    left, right = _before(text, run), _after(text, run)
    single = run.end - run.start == 1
    if single and not text[line_start : run.start].strip(" \u3000\t"):
        if right in (" ", "\u3000", "\t", "") or _NOTE_WORDS.match(text, run.end):
            return False
        if not strong and not _is_strong(text, run.end) and not re.match(r"[*＊]", right):
            return text.find("*", run.end, line_end) >= 0
    if single and re.match(r"[0-9A-Za-z]", left) and re.match(r"[0-9A-Za-z]", right):
        return False
    if re.match(r"\.[A-Za-z]", text[run.end : run.end + 2]) or (
        right and re.match(r"[A-Za-z_]", right) and left in ("", " ")
    ):
        return False
    if _SECRET.search(text[max(0, run.start - 16) : run.start]):
        return False
    closes_word = right == "" or right in "，。；、：）)”\n\t 　"
    if single and closes_word and left.strip() and left not in "、，：（“":
        return not any(match.end() - 1 != run.start for match in _NOTE_LINE.finditer(text)) or strong_list(text, run)
    return True


def strong_list(text: str, run: Run) -> bool:
    """Whether a run beside punctuation stands in a list of blanks (×、×)."""
    return text[max(0, run.start - 1) : run.start] in ("、", "：") or _after(text, run) == "、"


_REAL_X = re.compile(r"光|射线|线(?![索上下路])|轴|染色体|因素|刀|形|型|片|证书|档")
_MODEL = re.compile(r"[-–—_/.．]?[0-9A-WYZa-wyz]|[-–—_/.．]{1,2}[0-9A-Za-z]")


def _is_latin(text: str, run: Run, strong: bool) -> bool:
    """Not a letter of a word, a model number, a variable, an X-ray."""
    single = run.end - run.start == 1
    left, right = _before(text, run), _after(text, run)
    sign = text[run.start]
    if re.match(r"[A-Za-z+＋]", left) or (right in "+＋" and right):
        return False
    if re.match(r"[A-Za-z]", right) and not re.match(r"(?:km|kg|GB|TB|MW|kW)(?![A-Za-z])", text[run.end : run.end + 3]):
        return False
    if re.match(r"[-–_/]", left) and re.search(r"[A-WYZa-wyz0-9][-–_/]$", text[max(0, run.start - 2) : run.start]):
        return False
    tail = _MODEL.match(text, run.end)
    if tail and not re.match(rf"[.．][XxＸｘ]|[-–—]{{1,2}}[{sign}]", text[run.end : run.end + 3]):
        return False
    if single and re.match(r"\d", left) and re.match(r"\d", right):
        return False
    if left in (".", "．") and re.match(r"\s?(?:版|系列)", text[run.end : run.end + 3]):
        return False
    if re.match(r"\s{0,2}[=＝<>≤≥]", text[run.end : run.end + 3]) or re.match(r"[=＝<>≤≥]", left):
        return False
    if single and _REAL_X.match(text, run.end):
        return False
    if re.match(r"型(?!号?[城镇])", right) and not strong:
        return False
    if sign in "xｘ" and single and not strong:
        return _is_strong(text, run.end)
    return True


_INDEFINITE = re.compile(r"[种些类样一时事物人者段刻天](?!次)|个|方面|程度|[处地](?![市区县镇乡村、，])|一?方")


def _is_some(text: str, run: Run, strong: bool) -> bool:
    """某种, 某些, 某个 and the like are words; in a text that blanks with 某, 某个 after a noun is a number."""
    if run.end - run.start > 1:
        return True
    if re.match(r"[种些类样一]", _after(text, run)):
        return False
    if strong and re.match(r"人(?!民|员|才)|人次", text[run.end : run.end + 2]):
        return True
    if strong and re.match(r"[个处]", _after(text, run)):
        return True
    return not _INDEFINITE.match(text, run.end)


def _is_line(text: str, run: Run, strong: bool) -> bool:
    """Not a ruled line of its own, nor part of an identifier."""
    left, right = _before(text, run), _after(text, run)
    if re.match(r"[A-Za-z0-9_]", left, re.ASCII) and re.match(r"[A-Za-z_]", right, re.ASCII):
        return False
    if text[run.start] == "＿" and run.end - run.start == 1 and not _is_strong(text, run.end) and not strong:
        return False
    if re.match(r"[A-Za-z]", left) or (
        re.match(r"[A-Za-z]", right) and not re.match(r"k[gm]|[MGT]B|mm|cm", text[run.end : run.end + 2])
    ):
        return False
    line = left in ("", "\n") and right in ("", "\n")
    return not (line and run.end - run.start >= 10)


def _is_bracket(text: str, run: Run, strong: bool) -> bool:
    """Not a call's brackets, a task list's box, or quotation marks with nothing at all between them."""
    left = _before(text, run)
    opening = text[run.start]
    if opening in "([" and re.match(r"[A-Za-z0-9_\])]", left):
        return False
    if opening == "[" and re.match(r"[ \t]{0,8}[-*+] $", text[text.rfind("\n", 0, run.start) + 1 : run.start]):
        return False
    if opening in "([" and _after(text, run) == "(":
        return False
    return not (opening == "“" and run.end - run.start == 2)


_SHAPE_STRONG = re.compile(r"[年月日省市县区镇乡村局部]|个|名|次|万|届|同志|公司|大学|[%％]")


def _is_shape(text: str, run: Run, strong: bool) -> bool:
    """Not a zero among Chinese digits, not a bullet, not a box to tick."""
    sign = text[run.start]
    left, right = _before(text, run), _after(text, run)
    if sign == "〇" and (re.match(rf"[{_DIGITISH}]", left) or re.match(rf"[{_DIGITISH}百千万]", right)):
        return bool(re.match(r"[二2]?[〇0]", text[run.start - 1 : run.start + 1])) and False
    if run.end - run.start >= 2:
        return right not in (" ", "\u3000")
    if sign == "●":
        return False
    return _SHAPE_STRONG.match(text, run.end) is not None and (sign != "□" or strong) and right != " "


def _always(text: str, run: Run, strong: bool) -> bool:
    return True


_TESTS: dict[str, Callable[[str, Run, bool], bool]] = {
    "named": _always,
    "dots": _always,
    "bracket": _is_bracket,
    "cross": _is_cross,
    "star": _is_star,
    "latin": _is_latin,
    "some": _is_some,
    "line": _is_line,
    "shape": _is_shape,
}
