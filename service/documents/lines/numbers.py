"""Numbers at the start of a line: of headings by level (GB/T 9704-2012, 7.3.3) and of points inside a section."""

import re
from dataclasses import dataclass

_CN = "一二三四五六七八九十"
_DIGIT_VALUES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x2474 + i): i + 1 for i in range(20)}
_DOTTED = {chr(0x2488 + i): i + 1 for i in range(20)}
_BRACKETED = {chr(0x3220 + i): i + 1 for i in range(10)}

_HEADING = re.compile(
    rf"""(?:
    (?P<l1>第\ ?[{_CN}百]{{1,4}}\ ?(?:部分|章|篇)[、，：:]?(?=[\s\u3000\u4e00-\u9fff《“])
      |[{_CN}]{{1,3}}[\ \u3000]?[、．.](?![{_CN}]{{1,3}}[、．是]))
   |(?P<l2>[（(][\ \u3000]?[{_CN}]{{1,3}}[\ \u3000]?[）)](?![班组号期][至到、和与]|[至到、和与—-][（(])[、.．]?
      |[\u3220-\u3229][、.．]?
      |第\ ?[{_CN}]{{1,3}}\ ?节(?!课(?!程))[、，：:]?(?=[\s\u3000\u4e00-\u9fff]))
   |(?P<l3>[0-9０-９]{{1,2}}[\ \u3000]?[．.、](?![0-9０-９])
      |[\u2488-\u249b])
   |(?P<l4>[（(][\ \u3000]?[0-9０-９]{{1,2}}[\ \u3000]?[）)][、.．]?
      |[0-9０-９]{{1,2}}[）)]
      |[\u2460-\u2473\u2474-\u2487][、.．]?)
    )""",
    re.VERBOSE,
)
_STARTS = frozenset(_CN + "第（(0123456789０１２３４５６７８９") | set(CIRCLED) | set(_DOTTED) | set(_BRACKETED)
_LEVELS = (("l1", 1), ("l2", 2), ("l3", 3), ("l4", 4))


@dataclass(frozen=True, slots=True)
class HeadingNumber:
    """``written`` is the number as it stands at the start of the line, ``ordinal`` what it counts."""

    level: int
    ordinal: int
    written: str

    @property
    def end(self) -> int:
        """Where the number ends in the line."""
        return len(self.written)


def read_heading_number(line: str) -> HeadingNumber | None:
    """The heading number at the start of a stripped line, None where there is none or nothing follows it."""
    found = _HEADING.match(line) if line[:1] in _STARTS else None
    if found is None:
        return None
    group, level = next((name, level) for name, level in _LEVELS if found[name] is not None)
    written = found[group]
    return HeadingNumber(level, ordinal(written), written)


def ordinal(written: str) -> int:
    """What a number counts, brackets and stops aside: （十二） → 12, ③ → 3, １． → 1; 0 where it counts nothing."""
    for char in written:
        for table in (CIRCLED, _DOTTED, _BRACKETED):
            if char in table:
                return table[char]
    digits = re.search(r"[0-9]+", written.translate(_FULL_WIDTH))
    if digits:
        return int(digits[0])
    numeral = re.search(rf"[{_CN}百零〇]+", written)
    return chinese_value(numeral[0]) if numeral else 0


def chinese_value(numeral: str) -> int:
    """The value of a Chinese numeral up to 999, as numbers of headings and points are written."""
    total = section = 0
    for char in numeral:
        if char == "百":
            total += (section or 1) * 100
            section = 0
        elif char == "十":
            total += (section or 1) * 10
            section = 0
        else:
            section = _DIGIT_VALUES.get(char, 0)
    return total + section
