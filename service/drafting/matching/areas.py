"""Where: the area that a text limits a figure to, and the areas that a document calls its own.

Areas are levels, from 2 (村, 社区) over 3 (镇, 街道), 4 (县, 区), 5 (市), 6 (省) to 7 (国); 0 is one of the unit's
level that is not the unit's.
"""

import re
from collections import Counter

_HAN = "[\u4e00-\u9fff]"
_AREA = re.compile("[全我本国省市镇县区]")
_HONOUR = (
    r"(?![“‘《]|先进|文明|模范|优秀|劳动|五一|三八|民主|示范|重点|首批|第|最美|道德|青年文明|巾帼|工人|百|卫生|双拥|平安"
    r"|一等|二等|三等|领先|前列|首位|首个|唯一|平均)"
)
"""全国先进 names an honour, not where something was counted."""
_LEVELS = (
    (7, re.compile(rf"全国{_HONOUR}|我国|国家(?=层面)")),
    (6, re.compile(rf"全省{_HONOUR}|我省|本省|省内|全自治区")),
    (5, re.compile(rf"全市{_HONOUR}|我市|本市|市域|市内")),
    (4, re.compile(r"全县|全区|我县|我区|本县|本区|县域|区内|县内|全旗")),
    (3, re.compile(r"全镇|全乡|全街道|我镇|我乡|我街道|本镇|本街道|镇域|街道辖区|全办")),
    (2, re.compile(r"全村|全社区|我村|我社区|本村|本社区")),
)
_PLACE_LEVELS = {"社区": 2, "村": 2, "街道": 3, "乡": 3, "镇": 3, "旗": 4, "区": 4, "县": 4, "市": 5, "省": 6}
_UNIT_PLACE = re.compile(rf"({_HAN}{{2,4}}?)(省|市|县|区|旗|镇|乡|街道|村|社区)")
ANOTHER = 0
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
_CALLED_OWN = tuple(
    (level, re.compile(f"[我本](?:{names})"))
    for level, names in ((6, "省"), (5, "市"), (4, "[县区旗]"), (3, "镇|乡|街道"), (2, "村|社区"))
)
_OPENING = 200


def scope_of(text: str) -> int | None:
    """The area that a text says last."""
    if not _AREA.search(text):
        return None
    best: tuple[int, int] | None = None
    for level, pattern in _LEVELS:
        for found in pattern.finditer(text):
            if best is None or found.end() > best[0]:
                best = (found.end(), level)
    return best[1] if best else None


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


def own_scopes(text: str) -> frozenset[int]:
    """The areas that a document speaks of as its own: that of the office it names first, those it calls its own (我县),
    else the one it names most.

    A document that names none but speaks of itself (我校) has 1 alone, which no area is.
    """
    opening = text[:_OPENING]
    offices = [(found.start(), level) for level, pattern in _OFFICES if (found := pattern.search(opening))]
    own = {min(offices)[1]} if offices else set[int]()
    itself = Counter({level: len(pattern.findall(text)) for level, pattern in _CALLED_OWN})
    own |= {level for level, count in itself.most_common(1) if count}
    if not own:
        counts = Counter({level: len(pattern.findall(text)) for level, pattern in _LEVELS})
        own = {level for level, count in counts.most_common(1) if count}
    return frozenset(own or ({1} if _ITSELF.search(text) else ()))
