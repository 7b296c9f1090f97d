"""Where: the area that a text limits a figure to, and the areas that a document calls its own.

Areas are levels, from 2 (村, 社区) over 3 (镇, 街道), 4 (县, 区), 5 (市), 6 (省) to 7 (国); 0 is one of the unit's
level that is not the unit's.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from service.reading.scope import Scope, find_scopes
from service.text.lexicon.lexicon import Lexicon

_HAN = "[\u4e00-\u9fff]"
_PLACE_LEVELS = {"社区": 2, "村": 2, "街道": 3, "乡": 3, "镇": 3, "旗": 4, "区": 4, "县": 4, "市": 5, "省": 6}
_UNIT_PLACE = re.compile(rf"({_HAN}{{2,4}}?)(省|市|县|区|旗|镇|乡|街道|村|社区)")
ANOTHER = 0
_CALLED_OWN = "我本"
_NO_AREA = re.compile(r"[辖园校景小片山灾库牧矿林湖港厂城郊新老]区$|(?:乡|城)镇$|农村$|集市$|超市$|城市$|开发区$")
_ITSELF = re.compile(r"[全我本](?:校|院|局|馆|所|公司|集团|厂|中心|系统|部门|单位)|集团(?:上下|全年)")
_ORGAN = (
    rf"(?:人民)?(?:政府|(?:{_HAN}{{1,10}}?)?(?:局|委员会|委|办公室|办|部|厅|院|馆|会|联|社|中心|支队|大队|集团|公司))"
)
_BEFORE = rf"(?:^|{_HAN}|[，。：、\s])"
_OFFICES = (
    (6, re.compile(rf"{_BEFORE}省{_ORGAN}")),
    (5, re.compile(rf"{_BEFORE}市{_ORGAN}")),
    (4, re.compile(rf"{_BEFORE}(?:县|(?<![社园校景辖小片地])区){_ORGAN}")),
    (
        3,
        re.compile(
            rf"(?:{_HAN}(?:镇|(?<!城)乡)|街道){_ORGAN}|街道(?=[0-9]|党工委|工作|辖|下辖|办事处)"
            rf"|^{_HAN}{{2,3}}[镇乡](?=[0-9]|党委|工作)"
        ),
    ),
    (2, re.compile(r"(?:社区|村)(?=党委|党总支|党支部|居委会|村委会|“两委”|[0-9]{4}年|辖区)")),
)
_OPENING = 200


def scope_of(text: str, start: int, end: int, lexicon: Lexicon) -> int | None:
    """The area that ``text[start:end]`` says last that figures are of; that of an honour is none."""
    ranks = [scope.rank for scope in _areas(text, start, end, lexicon)]
    return ranks[-1] if ranks else None


def _areas(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Scope]:
    """The areas named of figures; the unit itself (全局) is no area."""
    return (scope for scope in find_scopes(text, start, end, lexicon) if scope.rank > 1 and scope.of == "figure")


def place_scope(name: str, unit: str = "") -> int | None:
    """The area that a place name names by its ending (城关镇); ANOTHER for one beside that of the unit
    (青石镇人民政府)."""
    if len(name) < 3 or _NO_AREA.search(name):
        return None
    level = next((level for ending, level in _PLACE_LEVELS.items() if name.endswith(ending)), None)
    own = _UNIT_PLACE.findall(unit)
    if own and level == _PLACE_LEVELS[own[-1][1]] and name not in unit and own[-1][0] + own[-1][1] not in name:
        return ANOTHER
    return level


def own_scopes(text: str, lexicon: Lexicon) -> frozenset[int]:
    """The areas that a document speaks of as its own: that of the office it names first, those it calls its own (我县),
    else the one it names most.

    A document that names none but speaks of itself (我校) has 1 alone, which no area is.
    """
    opening = text[:_OPENING]
    offices = [(found.start(), level) for level, pattern in _OFFICES if (found := pattern.search(opening))]
    own = {min(offices)[1]} if offices else set[int]()
    named = tuple(_areas(text, 0, len(text), lexicon))
    own |= _commonest(scope for scope in named if scope.text[0] in _CALLED_OWN)
    own = own or _commonest(named)
    return frozenset(own or ({1} if _ITSELF.search(text) else ()))


def _commonest(scopes: Iterable[Scope]) -> set[int]:
    return {rank for rank, _ in Counter(scope.rank for scope in scopes).most_common(1)}
