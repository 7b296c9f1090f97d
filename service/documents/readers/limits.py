"""How much a reader takes in: sizes are checked before and while reading, never after (OWASP ASVS 5.0, V5)."""

import stat
from pathlib import Path

from service.errors import InputError, LimitError, NotFoundError
from service.settings import Settings

# Elements are counted by their "<" while the bytes stream past. A page of an honest document has about a thousand; the
# caps keep the tree of one block, and the time for a whole part, small whatever the archive holds.
MAX_MARKUP_PER_BLOCK = 1_200_000
MAX_MARKUP_PER_PART = 8_000_000


def shown(name: str) -> str:
    """A file name fit for a message: the last path component, printable, at most 80 characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(char for char in last if char.isprintable())
    return printable[:80] or "未命名文件"


def mebibytes(size: int) -> str:
    """A size in bytes as a clerk reads it."""
    return f"{size / (1024 * 1024):.1f}".removesuffix(".0") + " MB"


def check_size(name: str, size: int, settings: Settings) -> None:
    """Raise LimitError ``file_too_large`` when a file of ``size`` bytes exceeds the cap."""
    if size > settings.max_file_bytes:
        raise LimitError(
            "file_too_large",
            f"“{shown(name)}”有 {mebibytes(size)}，超过 {mebibytes(settings.max_file_bytes)} 的上限。"
            "请删去图片或拆成几个文件后再试。",
            size=size,
            limit=settings.max_file_bytes,
        )


def check_text(name: str, length: int, settings: Settings) -> None:
    """Raise LimitError ``text_too_long`` when the decoded text exceeds the cap (code points)."""
    if length > settings.max_text_chars:
        raise LimitError(
            "text_too_long",
            f"“{shown(name)}”有 {length} 字，超过 {settings.max_text_chars} 字的上限。请拆成几个文件后再试。",
            length=length,
            limit=settings.max_text_chars,
        )


def check_paragraphs(name: str, count: int, settings: Settings) -> None:
    """Raise LimitError ``too_many_paragraphs`` when there are more paragraphs than the cap."""
    if count > settings.max_paragraphs:
        raise LimitError(
            "too_many_paragraphs",
            f"“{shown(name)}”的段落超过 {settings.max_paragraphs} 个，不像一份正常文稿，已停止读取。"
            "请删去空段落或拆成几个文件后再试。",
            limit=settings.max_paragraphs,
        )


def too_complex(name: str) -> LimitError:
    """The error for a .docx with far more elements, or deeper nesting, than text could need."""
    return LimitError(
        "docx_too_complex",
        f"“{shown(name)}”的内部结构异常庞大，不像一份正常文稿，已停止读取。请把正文复制到新文档另存后再读。",
    )


def read_capped(path: Path, settings: Settings) -> bytes:
    """The bytes of a regular file within the cap; size is checked before anything is read.

    Raises NotFoundError ``file_not_found``, InputError ``file_unreadable``, LimitError ``file_too_large``.
    """
    name = shown(str(path))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError(
                "file_unreadable", f"“{name}”不是文件（可能是文件夹）。请给出一个文件的路径。", path=str(path)
            )
        check_size(name, status.st_size, settings)
        with path.open("rb") as stream:
            data = stream.read(settings.max_file_bytes + 1)
    except FileNotFoundError as error:
        raise NotFoundError("file_not_found", f"找不到文件“{name}”。请检查路径和文件名。", path=str(path)) from error
    except (OSError, ValueError) as error:
        raise InputError(
            "file_unreadable", f"文件“{name}”打不开。请检查它是否被占用、是否有读取权限。", path=str(path)
        ) from error
    check_size(name, len(data), settings)
    return data
