"""Number formats of automatic numbering (ECMA-376 part 1, 17.18.59 ST_NumberFormat), as Word shows them."""

from collections.abc import Callable, Sequence

_DIGITS = "零一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LARGEST = 99_999


def chinese(value: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """Counting numerals up to 99,999: 10 → 十, 21 → 二十一, 105 → 一百零五; legal ones keep the leading 壹 of 壹拾."""
    if value >= 10_000:
        low = value % 10_000
        between = digits[0] if 0 < low < 1_000 else ""
        return (
            chinese(value // 10_000, digits, units)
            + "万"
            + (between + _below_myriad(low, digits, units) if low else "")
        )
    if 10 <= value < 20 and digits is _DIGITS:
        return units[0] + (digits[value - 10] if value > 10 else "")
    return _below_myriad(value, digits, units) if value else digits[0]


def _below_myriad(value: int, digits: str, units: str) -> str:
    out = ""
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            out += digits[digit] + (units[power - 1] if power else "")
        elif out and value % 10**power and not out.endswith(digits[0]):
            out += digits[0]
    return out


def _positional(value: int) -> str:
    return str(value).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


def _full_width(value: int) -> str:
    return str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def _letters(value: int, first: str) -> str:
    """A … Z, AA, BB … as Word repeats letters; past twenty rounds plain digits, so that no start value is a bomb."""
    rounds, place = divmod(value - 1, 26)
    return chr(ord(first) + place) * (rounds + 1) if 0 < value <= 520 else str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4_000:
        return str(value)
    out = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        out += letters * count
    return out


def _from(characters: Sequence[str]) -> Callable[[int], str]:
    return lambda value: characters[value - 1] if 0 < value <= len(characters) else str(value)


def _ordinal(value: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return str(value) + ("th" if value // 10 % 10 == 1 else endings.get(value % 10, "th"))


_CIRCLED = "".join(
    [*map(chr, range(0x2460, 0x2474)), *map(chr, range(0x3251, 0x3260)), *map(chr, range(0x32B1, 0x32C0))]
)

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _from(_CIRCLED),
    "decimalEnclosedCircleChinese": _from(_CIRCLED),
    "decimalEnclosedParen": _from("".join(map(chr, range(0x2474, 0x2488)))),
    "decimalEnclosedFullstop": _from("".join(map(chr, range(0x2488, 0x249C)))),
    "ideographEnclosedCircle": _from("".join(map(chr, range(0x3280, 0x328A)))),
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
    "upperLetter": lambda value: _letters(value, "A"),
    "lowerLetter": lambda value: _letters(value, "a"),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "taiwaneseDigital": _positional,
    "koreanDigital2": _positional,
    "chineseLegalSimplified": lambda value: chinese(value, _LEGAL_DIGITS, "拾佰仟"),
    "ideographLegalTraditional": lambda value: chinese(value, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "ideographZodiacTraditional": _from([_STEMS[i % 10] + _BRANCHES[i % 12] for i in range(60)]),
    "none": lambda _value: "",
    "bullet": lambda _value: "",
}


def number_text(value: int, number_format: str) -> str:
    """``value`` in a ``w:numFmt``; formats that Chinese documents do not use fall back to plain digits.

    ``none`` and ``bullet`` give the empty string: their text is the level's, not the number's.
    """
    if not 0 <= value <= _LARGEST:
        return str(value)
    return _FORMATS.get(number_format, str)(value)
