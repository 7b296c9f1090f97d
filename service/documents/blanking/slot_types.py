"""The type of a blank that no suffix tells: what stands before and after it, the label of its line, its own name."""

import re

from service.documents.blanking.blanks import B
from service.documents.blanking.cells import Cell
from service.documents.blanking.type_patterns import BlankTypes, Surnames
from service.text.lexicon.lexicon import Lexicon
from service.text.values import SlotType

_WINDOW = 16
_HINT = re.compile(r"[（(]([\u4e00-\u9fff]{2,6})[）)]")


def type_by_word(word: str, lexicon: Lexicon) -> SlotType | None:
    """The type that the name of a blank ({{单位名称}}) or the label of its line (联系人：) asks for."""
    words = lexicon.made(BlankTypes)
    if words.category.search(word):
        return SlotType.QUANTITY
    if words.awarded.search(word):
        return SlotType.CLAIM
    base = words.called.sub("", word)
    for length in (2, 3, 4, len(base)):
        for pattern, kind in words.by_label:
            if pattern.search(base[-length:]):
                return kind
    return SlotType.NAME if base != word else None


def type_in_cell(cell: Cell, lexicon: Lexicon) -> SlotType:
    """The type of a blank that fills a table cell: by the head of its column, else of its row, else of the table."""
    row, column = type_by_word(cell.row, lexicon), type_by_word(cell.column, lexicon)
    if row is SlotType.QUANTITY and column in (None, SlotType.DATE):
        return row
    if column is not None or (row is not None and not cell.column):
        return column or row or SlotType.TEXT
    return SlotType.QUANTITY if cell.counts else SlotType.TEXT


def type_by_context(shape: str, start: int, end: int, lexicon: Lexicon) -> SlotType:
    """The type of a bare run at ``start``–``end`` of a masked text; ``text`` where nothing tells."""
    words = lexicon.made(BlankTypes)
    begin = _list_start(shape, start)
    before = shape[max(0, begin - _WINDOW) : begin].rpartition("\n")[2]
    if (label := _line_label(shape, start)) is not None and (kind := type_by_word(label, lexicon)) is not None:
        return kind
    if (kind := _listed(shape, begin, words)) is not None:
        return kind
    if _is_speaker(shape, start, end, words):
        return SlotType.PERSON
    if (hint := _HINT.match(shape, end)) is not None and (kind := type_by_word(hint[1], lexicon)) is not None:
        return kind
    if words.every.search(before):
        return SlotType.DATE
    if words.deadline.match(shape, end) and words.sentence_edge.search(before):
        return SlotType.DATE
    if words.by.search(before) and words.taken_up.match(shape, end):
        return SlotType.ORGANISATION
    members = _LIST.match(shape, begin)
    for pattern, kind in words.behind:
        if pattern.match(shape, end) or (members is not None and pattern.match(shape, members.end())):
            return kind
    if words.people.search(before):
        return SlotType.PERSON
    for pattern, kind in words.before:
        if pattern.search(before):
            return kind
    return SlotType.TEXT


def _is_speaker(shape: str, start: int, end: int, words: BlankTypes) -> bool:
    """Whether the run is all of the line under a title of something spoken: who spoke."""
    alone = re.match(r"[）)]?[ 　]*(?:\n|$)", shape[end : end + 12])
    return alone is not None and words.speech.search(shape[max(0, start - 60) : start]) is not None


def surname_before(shape: str, start: int, lexicon: Lexicon, some: bool = False) -> int | None:
    """Where a surname directly before a bare run stands (王×, 张某某), None where there is none.

    ``some``: the run is 某, before which a common surname is one whatever stands before it.
    """
    names = lexicon.made(Surnames)
    before = shape[max(0, start - 8) : start]
    if names.sure.search(before):
        return start - (2 if before.endswith(names.two_signs) else 1)
    surname = names.named.search(before) or names.familiar.search(before)
    return start - 1 if surname or (some and names.before_some.search(before)) else None


_LABEL_END = re.compile(r"([^\n\t：:（(；;，,。、]{1,12})(?:[（(][^（）()\n]{1,8}[）)])?$")
_LABEL_LIST = re.compile(rf"[ 　]{{0,8}}(?:{B}(?:（[^（）\n]{{0,30}}）)?[、 　]{{1,3}}){{0,20}}")


def _line_label(shape: str, start: int) -> str | None:
    """The label before the colon whose list this run is part of (成  员：×、×): what a form's line asks for."""
    line = shape.rfind("\n", max(0, start - 80), start) + 1
    window = shape[max(line, start - 80) : start]
    colon = max(window.rfind("："), window.rfind(":"))
    if colon < 0 or _LABEL_LIST.fullmatch(window[colon + 1 :]) is None:
        return None
    found = _LABEL_END.search(window[:colon])
    return re.sub(r"[ 　]", "", found[1]) if found else None


_MEMBER = rf"{B}(?:（[^（）\n]{{0,30}}）)?"
_LIST = re.compile(rf"{_MEMBER}(?:[、和及与]{_MEMBER}){{0,20}}+(?:(?:、[\u4e00-\u9fff]{{1,8}}){{1,5}}(?=等))?")
_LIST_NOUN = re.compile(
    rf"(?:等(?:一批)?)?(?:{B}|\d{{1,4}}|[两一二三四五六七八九十几]{{1,3}}(?!地))?(?:余|多)?(?:个|家|名|位|处|所|条|类|项(?!目)|大)?"
    r"([\u4e00-\u9fff]{1,10})"
)
_RUN_ENDS = re.compile(rf"{B}$")
_FARTHEST = 20
_SEVERAL = 3


def _list_start(shape: str, start: int) -> int:
    """Where the list begins that the run at ``start`` is a member of (×、×、×); ``start`` itself where it is none."""
    begin = start
    for _ in range(_FARTHEST):
        listed = shape[begin - 1 : begin] in ("、", "和")
        found = _RUN_ENDS.search(shape[max(0, begin - 41) : begin - 1]) if listed else None
        if found is None:
            break
        begin = begin - 1 - len(found.group())
    return begin


def _listed(shape: str, begin: int, words: BlankTypes) -> SlotType | None:
    """The type of the members of a list, by the noun that closes it: ×、×等地, ×、×等×个科室."""
    members = _LIST.match(shape, begin)
    if members is None or ("、" not in members.group() and not shape.startswith("等", members.end())):
        return None
    names = SlotType.PERSON if members.group().count("、") >= _SEVERAL - 1 else None
    noun = _LIST_NOUN.match(shape, members.end())
    if noun is None:
        return names
    hits = [(match.start(), kind) for pattern, kind in words.list_nouns if (match := pattern.search(noun[1]))]
    return min(hits, key=lambda hit: hit[0])[1] if hits else names
