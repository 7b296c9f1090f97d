"""Characters of symbol fonts (``w:sym``, bullets) as the Unicode characters they look like."""

_WINGDINGS = {
    **{0x81 + i: chr(0x2460 + i) for i in range(10)},
    **{0x8C + i: chr(0x2776 + i) for i in range(10)},
    0x22: "✂",
    0x28: "☎",
    0x2A: "✉",
    0x46: "☞",
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "❑",
    0x72: "❒",
    0x73: "⬧",
    0x74: "⧫",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x78: "⌧",
    0x7A: "⌘",
    0x80: "⓪",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA2: "■", 0xA3: "□"}
_SYMBOL = {0xB7: "•", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xD7: "·", 0xAE: "→", 0xA5: "∞"}
_TABLES = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol_character(font: str, code: int) -> str:
    """The character that ``code`` of ``font`` looks like.

    Symbol fonts sit at U+F000–F0FF or at 0–255; what is not in the tables is shown as a bullet. Other fonts give the
    character itself.
    """
    table = _TABLES.get(font.strip().lower())
    private = 0xF000 <= code <= 0xF0FF
    if table is None and not private:
        return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else "•"
    low = code & 0xFF if private else code
    return (table if table is not None else _WINGDINGS).get(low, "•")


def symbol_text(font: str, text: str) -> str:
    """A bullet's text with the characters of symbol fonts replaced; Courier's ``o`` is the circle it stands for."""
    if font.strip().lower() in _TABLES or any("\ue000" <= char <= "\uf8ff" for char in text):
        return "".join(symbol_character(font, ord(char)) for char in text)
    return "○" if text == "o" else text
