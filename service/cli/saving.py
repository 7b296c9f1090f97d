"""Writing what a command made: whole or not at all, and never over what it was made from."""

import errno
import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from service.errors import InputError, NigaoError

_REASONS: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOSPC: "磁盘空间已满",
        errno.EDQUOT: "磁盘配额已用完",
        errno.EACCES: "没有权限",
        errno.EPERM: "没有权限",
        errno.EROFS: "所在的磁盘是只读的",
        errno.EISDIR: "它是文件夹",
        errno.ENOTDIR: "路径中的上一级不是文件夹",
        errno.ENOENT: "文件夹不存在",
        errno.ENAMETOOLONG: "文件名太长",
        errno.EIO: "磁盘读写出错",
    }
)
_OUT_OF_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})


class SavingError(NigaoError):
    """A result could not be written, and nothing of it was (exit 1: the disk; InputError: the path)."""


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese."""
    return _REASONS.get(error.errno or 0, error.strerror or "系统没有说明原因")


def check_target(path: Path, suffixes: Sequence[str], sources: Sequence[Path] = ()) -> None:
    """Raise InputError when a file of these kinds cannot be written there, or it is one of the ``sources``."""
    if not path.name or path.suffix.lower() not in suffixes:
        what = f"不能存为“{path.suffix or path.name}”" if path.name else "没有写文件名"
        raise InputError("unknown_format", f"{what}，可用：{'、'.join(suffixes)}", path=str(path))
    try:
        folder = path.resolve().parent
        if not folder.is_dir():
            raise InputError("no_such_folder", f"文件夹 {folder} 不存在，请先建立", path=str(path))
        if path.is_dir():
            raise InputError("cannot_write", f"“{path}”是文件夹，请换一个文件名", path=str(path))
        if not os.access(path if path.exists() else folder, os.W_OK):
            raise InputError("cannot_write", f"没有写入“{path}”的权限，请换一个位置", path=str(path))
        if any(source.exists() and path.exists() and path.samefile(source) for source in sources):
            message = f"“{path}”就是要读的文件，写入会把它覆盖，请换一个文件名"
            raise InputError("would_overwrite", message, path=str(path))
    except (OSError, ValueError, RuntimeError) as error:  # a name too long, with a null character, a loop of links
        raise _refused(path, error) from error


def save(path: Path, data: bytes) -> None:
    """Write a file whole, or leave everything as it was. Raises SavingError or InputError."""
    try:
        target = path.resolve()  # a link goes on pointing to the same place
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        beside = target.parent / f".{target.name[:40]}.{os.getpid()}.tmp"
        try:
            with beside.open("xb") as stream:
                stream.write(data)
            if target.exists():
                beside.chmod(stat.S_IMODE(target.stat().st_mode))
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: Exception) -> NigaoError:
    if not isinstance(error, OSError):
        return InputError("cannot_write", f"写不了“{path}”：路径不对，请换一个位置", path=str(path))
    message = f"写不了“{path}”：{reason(error)}。"
    if error.errno in _OUT_OF_SPACE:
        return SavingError("disk", f"{message}没有写入任何内容，请清理磁盘后再试", path=str(path))
    return InputError("cannot_write", f"{message}请换一个位置", path=str(path))
