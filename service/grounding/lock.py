"""One writer at a time: a lock file held with flock, given back by the kernel when its holder dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.errors import StoreError


@contextmanager
def writer_lock(path: Path, wait: float) -> Iterator[None]:
    """Hold the writer's lock; wait up to ``wait`` seconds for another holder.

    Raises StoreError ``library_busy``, naming the process that holds it, or ``library_unusable``.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        message = f"样稿库 {path.parent} 写不进（{error.strerror}），请检查磁盘空间和文件夹权限"
        raise StoreError("library_unusable", message, path=str(path)) from error
    try:
        deadline = time.monotonic() + wait
        while not _taken(handle):
            if time.monotonic() >= deadline:
                holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
                raise StoreError(
                    "library_busy",
                    f"样稿库正由另一个程序（进程号 {holder or '未知'}）写入，请等它结束后再试一次",
                    holder=holder,
                )
            time.sleep(0.02)
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
