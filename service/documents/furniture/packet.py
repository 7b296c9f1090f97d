"""Several documents in one file behind a table of contents (a packet): the contents, and where each part stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.lines.lines import Line
from service.documents.lines.numbers import read_heading_number
from service.documents.lines.shapes import ATTACHMENT, ENDS, PAGE, STOP

_CONTENTS = re.compile(r"目[\s\u3000.．·]*[录次][：:]?")
_LISTING = re.compile(
    r"[^，。；：:]{0,30}(?:材料|资料|文件|报告|卷内|报送|附件|文档|汇编)[^，。；：:]{0,4}"
    r"(?:目[\s\u3000]*[录次]|清[\s\u3000]*单)[：:]?"
)
"""A heading over the contents that says what they list (申报材料目录); it counts only when the parts are found."""
_LABEL = re.compile(r"(?:材料|资料|文件|报告)\s*(?:之\s*)?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*[：:]?")
"""The line above a part's title that says which of the parts it is (材料一：)."""
_LEADER = re.compile(r"[\s\u3000]*(?:[.．·•]{3,}|…{2,}|_{3,})[\s\u3000]*$")
_PREFIX = re.compile(
    r"^(?:(?:附件|材料|资料)?\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、：:]\s*"
    r"|[（(][0-9一二三四五六七八九十]{1,3}[）)]\s*|[\u2460-\u2473]\s*|第[一二三四五六七八九十]{1,3}部分[\s、：:]*"
    r"|附件\s*[0-9一二三四五六七八九十]{1,2}\s*)"
)
_DOCUMENT = re.compile(
    r"(?:报告|总结|小结|规划|计划|方案|要点|汇报|材料|讲话|发言|请示|申请|申请书|申报书|情况|[一-龥]表|名单|清单|台账|制度|简介|事迹)$"
)
_BLANK = re.compile(r"[×*＊XxＸｘ某＿_〇○0-9０-９]+|[〔（(【\[][\s\u3000…]*[〕）)】\]]|\{\{[^}\n]*\}\}|\[[…\.]+\]")
_SPACE = re.compile(r"[\s\u3000\u200b\u200c\u200d\ufeff]+")
_ENTRIES, _TITLE_LINES, _SHORTEST, _LONGEST = 60, 3, 8, 60


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents: its lines (``begin``–``end``) and the titles it names."""

    begin: int
    end: int
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A part by its title and its lines; ``begin == end`` when the contents name it and it is not there.

    ``label_lines`` say which part it is (材料一：), the ``title_lines`` stand below them.
    """

    title: str
    begin: int
    end: int
    title_lines: int
    label_lines: int = 0


def same_title(text: str) -> str:
    """A title as it is compared: without white space, every placeholder and number the same."""
    return _BLANK.sub("×", _SPACE.sub("", text))


def _comparable(title: str) -> set[str]:
    """A title as compared, with the number that a table of contents may give it and without."""
    return {same_title(title), same_title(_PREFIX.sub("", title, count=1))} - {""}


def find_contents(lines: Sequence[Line]) -> Contents | None:
    """The table of contents of a file: the last one of those that follow one another at its beginning."""
    found: Contents | None = None
    limit = 80
    index = 0
    while index < min(len(lines), limit):
        listing = _is_listing(lines[index].text)
        if listing or _CONTENTS.fullmatch(lines[index].text):
            contents = _read_contents(lines, index)
            if contents.titles and (not listing or _most_there(lines, contents)):
                begin = found.begin if found else index
                found = Contents(begin, contents.end, contents.titles)
                index = contents.end
                limit = contents.end + 4
                continue
        index += 1
    return found


def _is_listing(text: str) -> bool:
    return bool(_LISTING.fullmatch(text)) and read_heading_number(text) is None


def _most_there(lines: Sequence[Line], contents: Contents) -> bool:
    """Whether two at least and most of the documents that a list names follow it: else it is a list like any other."""
    places = find_parts(lines, contents)
    there = sum(place.begin < place.end for place in places)
    return there >= 2 and there * 2 > len(places)


def _read_contents(lines: Sequence[Line], begin: int) -> Contents:
    titles: list[str] = []
    pending = ""
    paged = False
    end = index = begin + 1
    while index < len(lines) and index <= begin + _ENTRIES:
        text = lines[index].text
        page = PAGE.search(text) or _LEADER.search(text)
        bare = _LEADER.sub("", text[: page.start()]).strip() if page else text
        again = titles and _comparable(bare) & _comparable(titles[0])
        if _CONTENTS.fullmatch(text) or again or len(text) > 100 or (titles and _marks_part(text)):
            break
        if page and bare:
            titles.append(pending + bare)
            pending, paged, end = "", True, index + 1
        elif page:
            end = index + 1
        elif STOP.search(text) or ENDS.search(text) or text[-1] in "：:":
            break
        elif paged:
            pending += text
            if len(pending) > 80:
                break
        else:
            titles.append(text)
            end = index + 1
        index += 1
    return Contents(begin, end, tuple(titles) if paged or index < len(lines) else ())


def find_parts(lines: Sequence[Line], contents: Contents) -> tuple[Place, ...]:
    """The parts that the contents name, in the order of the contents; empty when it lists headings, not documents."""
    index_of = _index(lines, contents.end)
    places: list[tuple[str, int, int]] = []
    after = contents.end
    headings = 0
    for title in contents.titles:
        hit = _locate(lines, index_of, title, after)
        if hit is None:
            places.append((_PREFIX.sub("", title, count=1) or title, -1, 0))
            continue
        line, count = hit
        found = "".join(lines[i].text for i in range(line, line + count))
        bare = _PREFIX.sub("", found, count=1)
        headings += read_heading_number(found) is not None and not (len(bare) >= 8 and _DOCUMENT.search(bare))
        places.append((bare or found, line, count))
        after = line + count
    there = [place for place in places if place[1] >= 0]
    if len(places) < 2 or not there or headings * 2 >= len(there):
        return ()
    return tuple(_bounded(places, lines))


def _marks_part(text: str) -> bool:
    """Whether a line is nothing but the mark of the part that begins below it."""
    return bool(ATTACHMENT.fullmatch(text) or _LABEL.fullmatch(text))


def _bounded(places: Sequence[tuple[str, int, int]], lines: Sequence[Line]) -> list[Place]:
    """Each part runs to the next; the mark of an attached page (附件2) above a title belongs to neither."""
    bounded: list[Place] = []
    following = len(lines)
    for title, line, count in reversed(places):
        if line < 0:
            bounded.append(Place(title, following, following, 0))
        else:
            label = int(line > 0 and _LABEL.fullmatch(lines[line - 1].text) is not None)
            bounded.append(Place(title, line - label, following, count, label))
            following = line - 1 if line and ATTACHMENT.fullmatch(lines[line - 1].text) else line - label
    return bounded[::-1]


def _index(lines: Sequence[Line], begin: int) -> dict[str, list[tuple[int, int]]]:
    """Lines by compared title, each alone and joined with the one or two after it (a title of several lines)."""
    found: dict[str, list[tuple[int, int]]] = {}
    for index in range(begin, len(lines)):
        joined = ""
        for count in range(1, _TITLE_LINES + 1):
            if index + count > len(lines) or len(lines[index + count - 1].text) > 100:
                break
            joined += same_title(lines[index + count - 1].text)
            found.setdefault(joined, []).append((index, count))
    return found


def _locate(
    lines: Sequence[Line], index_of: dict[str, list[tuple[int, int]]], title: str, after: int
) -> tuple[int, int] | None:
    """Where a title stands, and in how many lines; a title given without the name of the unit is found too."""
    wanted = sorted(_comparable(title), key=len, reverse=True)
    for name in wanted:
        hit = next((place for place in index_of.get(name, ()) if place[0] >= after), None)
        if hit:
            return hit
    short = wanted[-1] if wanted else ""
    if len(short) < _SHORTEST:
        return None
    for index in range(after, len(lines)):
        text = lines[index].text
        if len(text) <= _LONGEST and not ENDS.search(text) and same_title(text).endswith(short):
            return index, 1
    return None
