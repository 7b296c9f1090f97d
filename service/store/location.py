"""Where the store is: a file of the data folder, or a PostgreSQL database. No message holds a password."""

import os

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from service.errors import StoreError
from service.settings import Settings

FILE_NAME = "nigao.sqlite"
_POSTGRES = frozenset({"postgresql", "postgres", "postgresql+psycopg"})


def locate(settings: Settings) -> tuple[URL, str]:
    """The URL with its driver, and how messages name the place.

    Raises StoreError ``bad_database_url``, ``no_data_dir``.
    A file that is not there is made, for its owner's eyes only; SQLite gives the log beside it the same mode.
    """
    if settings.database_url is not None:
        return _postgres(settings.database_url)
    path = settings.data_dir / FILE_NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        message = f"数据文件 {path} 建不了或写不进：上级不是文件夹，或没有权限。可用环境变量 NIGAO_DATA_DIR 换一处"
        raise StoreError("no_data_dir", message, path=str(path)) from error
    return URL.create("sqlite+aiosqlite", database=str(path)), f"稿库 {path} "


def _postgres(given: str) -> tuple[URL, str]:
    try:
        url = make_url(given.strip())
        port = url.port
    except (ArgumentError, ValueError):
        raise _bad_url() from None  # the cause could quote the password
    if url.drivername not in _POSTGRES:
        raise _bad_url()
    server = f"{url.host or url.query.get('host') or '本机'}{f':{port}' if port else ''}"
    return url.set(drivername="postgresql+psycopg"), f"PostgreSQL 稿库 {server}/{url.database or ''} "


def _bad_url() -> StoreError:
    return StoreError(
        "bad_database_url",
        "环境变量 NIGAO_DATABASE_URL 写得不对，应形如 postgresql://用户名:密码@主机:5432/库名"
        "（密码中的特殊符号要用 % 转写）",
        variable="NIGAO_DATABASE_URL",
    )
