"""What a file is: by its name, and by what its bytes say. A disagreement is an error, not a guess."""

from enum import StrEnum
from pathlib import PurePosixPath

from service.documents.readers.limits import shown
from service.errors import InputError


class Kind(StrEnum):
    """The kinds that are read, and those that are recognised in order to say what to do."""

    TEXT = "纯文本"
    DOCX = "Word 文档（.docx）"
    PDF = "PDF"
    DOC = "旧版 Word 或 WPS 文档（.doc/.wps）"
    ENCRYPTED_OFFICE = "加了密码的 Office 文档"
    OLD_OFFICE = "旧版 Office 文件（.xls/.ppt 一类）"
    XLSX = "Excel 表格（.xlsx）"
    PPTX = "演示文稿（.pptx）"
    ODT = "OpenDocument 文档（.odt）"
    ZIP = "压缩包"
    RTF = "RTF 文档"
    IMAGE = "图片"
    PROGRAM = "程序"


READ_SUFFIXES = {".txt": Kind.TEXT, ".md": Kind.TEXT, ".markdown": Kind.TEXT, ".docx": Kind.DOCX, ".pdf": Kind.PDF}

_ADVICE = {
    ".doc": "这是旧版 Word 格式。请用 Word 或 WPS 打开，另存为 .docx 后再读。",
    ".dot": "这是旧版 Word 模板。请用 Word 或 WPS 打开，另存为 .docx 后再读。",
    ".wps": "这是 WPS 文字格式。请用 WPS 打开，另存为 .docx 后再读。",
    ".rtf": "请用 Word 或 WPS 打开，另存为 .docx 后再读。",
    ".odt": "请用 LibreOffice 或 Word 打开，另存为 .docx 后再读。",
    ".ofd": "请用版式阅读软件打开，另存为 .docx 或带文字的 .pdf 后再读。",
    ".xls": "表格请作为事实清单使用（.xlsx 或 .csv）；要当样稿读，请把文字另存为 .docx 或 .txt。",
    ".xlsx": "表格请作为事实清单使用；要当样稿读，请把文字另存为 .docx 或 .txt。",
    ".csv": "表格请作为事实清单使用；要当样稿读，请把文字另存为 .txt。",
    ".html": "请把网页正文复制到 Word 或记事本，存为 .docx 或 .txt 后再读。",
    ".htm": "请把网页正文复制到 Word 或记事本，存为 .docx 或 .txt 后再读。",
}
_MAGIC = (
    (b"%PDF-", Kind.PDF),
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"\x7fELF", Kind.PROGRAM),
    (b"MZ\x90\x00", Kind.PROGRAM),
    (b"\x1f\x8b\x08", Kind.ZIP),
    (b"7z\xbc\xaf\x27\x1c", Kind.ZIP),
    (b"Rar!\x1a\x07", Kind.ZIP),
)
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_by_name(name: str) -> Kind:
    """The kind that the name promises; InputError ``unsupported_format`` when it is none that is read."""
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if suffix in READ_SUFFIXES:
        return READ_SUFFIXES[suffix]
    advice = _ADVICE.get(suffix, "请另存为其中一种后再读。")
    raise InputError(
        "unsupported_format", f"不能读取“{shown(name)}”：只读 .txt、.md、.docx、.pdf。{advice}", suffix=suffix[:20]
    )


def kind_by_content(data: bytes) -> Kind | None:
    """The kind that the first bytes (and, in a container, the names inside) give away; None when they give away none.

    Plain text has no signature and is None here.
    """
    if data.startswith(_COMPOUND_FILE):
        return _compound_kind(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    # Mail gateways and scanners put a few bytes before a PDF's header; readers accept it within the first 1024.
    return Kind.PDF if data.find(b"%PDF-", 0, 1024) >= 0 and b"\x00" in data[:4096] else None


def _compound_kind(data: bytes) -> Kind:
    """Which program wrote a compound file: the directory holds the stream names in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Kind.ENCRYPTED_OFFICE
    if "WordDocument".encode("utf-16-le") in data:
        return Kind.DOC
    return Kind.OLD_OFFICE


def _zip_kind(data: bytes) -> Kind:
    """What an archive is, by the entry names in its directory, without unpacking it."""
    if b"word/document" in data or (b"[Content_Types].xml" in data and b"word/" in data):
        return Kind.DOCX
    if b"xl/workbook" in data:
        return Kind.XLSX
    if b"ppt/presentation" in data:
        return Kind.PPTX
    if b"mimetypeapplication/vnd.oasis.opendocument" in data[:200]:
        return Kind.ODT
    return Kind.DOCX if b"[Content_Types].xml" in data else Kind.ZIP


def file_empty(name: str) -> InputError:
    """The error for a file without any text."""
    return InputError("file_empty", f"“{shown(name)}”里没有文字。请检查是否选错了文件。")


def check_kind(name: str, promised: Kind, data: bytes) -> None:
    """Raise InputError when the content is not what the name promises.

    Codes: ``file_empty``, ``encrypted``, ``old_format``, ``not_what_name_says``.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise file_empty(name)
    found = kind_by_content(data)
    if found is Kind.ENCRYPTED_OFFICE:
        raise InputError("encrypted", f"“{shown(name)}”加了密码，不能读取。请在 Word 或 WPS 中去掉密码后另存，再读。")
    if found is Kind.DOC:
        raise InputError(
            "old_format",
            f"“{shown(name)}”其实是旧版 Word 或 WPS 文档（.doc/.wps）。请用 Word 或 WPS 打开，另存为 .docx 后再读。",
        )
    if found is promised or (found is None and promised is Kind.TEXT):
        return
    what = f"其实是{found.value}" if found is not None else "内容不是这种格式，或文件已损坏"
    raise InputError(
        "not_what_name_says",
        f"“{shown(name)}”名不副实：{what}。请核对文件，用相应软件打开后另存为 .docx 或 .txt 再读。",
        promised=promised.name.lower(),
        found=found.name.lower() if found else None,
    )
