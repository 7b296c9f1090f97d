"""Plain text (.txt, .md): which encoding it is in, and its lines."""

import re
from functools import cache

from service.documents.readers.kinds import file_empty
from service.documents.readers.limits import check_paragraphs, check_text, shown
from service.documents.source import SourceText
from service.errors import InputError
from service.settings import Settings

_SAMPLE = 20_000
_LEAST_ORDINARY = 0.7
_MOST_CONTROLS = 0.02
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Copied from Word, a soft line break is a vertical tab; copied from a PDF, a page break is a form feed.
_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def read_text(name: str, data: bytes, settings: Settings) -> SourceText:
    """Decode a text file: BOM, else strict UTF-8, else the likeliest of GB18030, UTF-16 and damaged UTF-8.

    Raises InputError ``encoding_unknown``, ``not_what_name_says`` (binary) or ``file_empty``, LimitError
    ``text_too_long`` or ``too_many_paragraphs``.
    """
    text = _NEWLINES.sub("\n", _decode(name, data).removeprefix("\ufeff"))
    check_text(name, len(text), settings)
    check_paragraphs(name, text.count("\n") + 1, settings)
    if not text.strip():
        raise file_empty(name)
    return SourceText(name=name, text=text)


def _decode(name: str, data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(name, data[len(bom) :].decode(encoding, errors="replace"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\x00" not in text:
            return _checked(name, text)
    candidates = [data.decode("gb18030", errors="replace")]
    if len(data) % 2 == 0:
        candidates += [data.decode("utf-16-le", errors="replace"), data.decode("utf-16-be", errors="replace")]
    candidates.append(data.decode("utf-8", errors="replace"))
    best = max(candidates, key=ordinariness)
    if ordinariness(best) < _LEAST_ORDINARY:
        raise InputError(
            "encoding_unknown",
            f"认不出“{shown(name)}”的文字编码，或者它不是文本文件。请用记事本打开，另存为 UTF-8 编码的 .txt 后再读。",
        )
    return _checked(name, best)


def _checked(name: str, text: str) -> str:
    """The text, unless its control characters give away that it is binary."""
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    if controls > max(20, len(text) * _MOST_CONTROLS):
        raise InputError(
            "not_what_name_says",
            f"“{shown(name)}”不是文本文件（里面是二进制内容）。请核对文件，用相应软件打开后另存为 .docx 或 .txt 再读。",
            promised="text",
            found="binary",
        )
    return text


def ordinariness(text: str) -> float:
    """The share of characters that ordinary Chinese prose is made of, over samples from start, middle and end (0–1)."""
    middle = len(text) // 2
    sample = text if len(text) <= 3 * _SAMPLE else text[:_SAMPLE] + text[middle : middle + _SAMPLE] + text[-_SAMPLE:]
    if not sample:
        return 0.0
    ordinary = _ordinary()
    return sum(1 for char in sample if char in ordinary or "\U0001f000" <= char < "\U00030000") / len(sample)


@cache
def _ordinary() -> frozenset[str]:
    """GB 2312: all its symbols and characters, ASCII print, line ends, and the marks of placeholders and lists.

    Emoji and the rarest names (beyond U+1F000) are added where this is used: no false decoding produces them. Level 2
    (rare) characters count too: a false decoding spreads evenly over 20,000 characters and meets few of them.
    """
    rows = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    chinese = "".join(pair.decode("gb2312", errors="ignore") for pair in rows)
    ascii_print = "".join(map(chr, range(0x20, 0x7F)))
    marks = "\n\r\t\v\f\u3000\ufeff—–•·“”‘’…〔〕【】①②③④⑤⑥⑦⑧⑨⑩⑪⑫×＊＿●■□☑✓〇"
    return frozenset(chinese + ascii_print + marks)
