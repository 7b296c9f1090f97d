"""The year after: where last year's report speaks of its plans for the year to come, this year's speaks of the next."""

import re

from service.reading.state import plans
from service.text.lexicon.lexicon import Lexicon

_YEAR = re.compile(r"((?:19|20)\d\d)(年度?)")
_WORK = re.compile(r"(?:重点|主要)?(?:工作|任务|目标)?(?:的)?(?:安排|计划|打算|思路|部署|谋划|设想|目标任务|工作要点)")
_OPENS = re.compile(r"(?:^|[。；\n])[ \u3000]*$")
_CLAUSES = re.compile(r"，[^。；\n]*")


def coming_year(text: str, start: int, end: int, last_year: int, this_year: int, lexicon: Lexicon) -> str | None:
    """What takes the place of the bare year ``text[start:end]``; None unless it is the one after ``last_year`` and its
    words say that it is planned for: a heading of plans (2025年工作安排), or a sentence that it opens (2025年，力争…).

    A goal for a fixed year (到2025年建成) stays to be asked for.
    """
    found = _YEAR.fullmatch(text, start, end)
    if found is None or int(found[1]) != last_year + 1:
        return None
    sentence = _CLAUSES.match(text, end)
    opens = _OPENS.search(text, max(0, start - 8), start)
    if _WORK.match(text, end) or (opens and sentence and plans(sentence[0], lexicon)):
        return f"{this_year + 1}{found[2]}"
    return None
