"""The engine behind the store, its transactions, and its errors in words that a clerk understands."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from service.errors import StoreError
from service.store.tables import as_stored

_BUSY_SECONDS = 15.0
_WHOLE_SECONDS = 30.0
_BEGIN = "nigao_begin"
_PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",  # a deleted draft is not to be read in the file's free pages
)
_REASONS = (
    ("database or disk is full", "磁盘空间已满"),
    ("readonly database", "没有写入权限，或磁盘是只读的"),
    ("unable to open", "文件打不开，请检查文件夹和权限"),
    ("not a database", "它不是数据库文件"),
    ("malformed", "文件已损坏"),
    ("disk I/O error", "磁盘读写出错"),
)
_SQLSTATES = {
    "42501": "数据库用户没有建表或写入的权限",
    "53100": "数据库服务器磁盘空间已满",
    "53300": "数据库服务器的连接数已满",
    "25006": "数据库服务器是只读的",
    "57P03": "数据库服务器正在启动或关闭",
}


class Database:
    """``place`` is how messages name the database; it never holds a password."""

    def __init__(self, url: URL, place: str) -> None:
        self.place = place
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self._engine = _engine(url, self.is_sqlite)
        self._writing = self._engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        # One writer at a time waits here in turn; SQLite's own waiting is a poll, and not fair.
        self._turn: asyncio.Lock | None = asyncio.Lock() if self.is_sqlite else None

    async def close(self) -> None:
        await self._engine.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """For one statement, which sees what is committed. Raises StoreError."""
        async with self._clear_errors(_WHOLE_SECONDS), self._engine.connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self, seconds: float = _WHOLE_SECONDS) -> AsyncIterator[AsyncConnection]:
        """All that is written inside, or nothing. Raises StoreError, also when it takes longer than ``seconds``."""
        async with self._clear_errors(seconds), self._turn or nullcontext(), self._writing.begin() as connection:
            yield connection

    async def forget_deleted(self) -> None:
        """Move what was deleted out of SQLite's write-ahead log too, if no one reads just now."""
        if self.is_sqlite:
            async with self.reading() as connection:
                await connection.exec_driver_sql("PRAGMA busy_timeout=0")
                try:
                    await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                finally:
                    await connection.exec_driver_sql(f"PRAGMA busy_timeout={int(_BUSY_SECONDS * 1000)}")

    async def journal_ahead(self) -> None:
        """Put a SQLite file into WAL mode, which it keeps. Raises StoreError."""
        async with self._clear_errors(_WHOLE_SECONDS):
            while not await self._try_to_journal_ahead():
                await asyncio.sleep(0.02)  # another process is at it, and SQLite does not wait by itself here

    async def _try_to_journal_ahead(self) -> bool:
        """False while another process holds the file. A file system that cannot do it keeps SQLite's older journal."""
        async with self._engine.connect() as connection:
            try:
                await connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            except DBAPIError as error:
                if "locked" in str(error.orig):
                    return False
                raise
            return True

    @asynccontextmanager
    async def _clear_errors(self, seconds: float) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(seconds):
                yield
        except (TimeoutError, PoolTimeout) as error:
            raise self._busy() from error
        except DBAPIError as error:
            raise self._unusable(error) from error
        except (SQLAlchemyError, OSError) as error:
            raise StoreError("store_unusable", f"{self.place}用不了", place=self.place) from error

    def _busy(self) -> StoreError:
        return StoreError("store_busy", f"{self.place}正忙，请稍后再试", place=self.place)

    def _unusable(self, error: DBAPIError) -> StoreError:
        said = str(error.orig)
        if self.is_sqlite and "locked" in said:
            return self._busy()
        reason = _SQLSTATES.get(getattr(error.orig, "sqlstate", None) or "") or next(
            (chinese for english, chinese in _REASONS if self.is_sqlite and english in said), None
        )
        if reason is None and not self.is_sqlite and getattr(error.orig, "sqlstate", None) is None:
            # The driver's own word, before a server has said anything or after the connection broke.
            reason = "连接不上，请检查数据库是否在运行，NIGAO_DATABASE_URL 中的地址、用户名、密码和库名是否正确"
        return StoreError("store_unusable", f"{self.place}用不了：{reason or '数据库出错'}", place=self.place)


def _engine(url: URL, is_sqlite: bool) -> AsyncEngine:
    options: dict[str, Any] = {"json_serializer": as_stored, "hide_parameters": True, "pool_timeout": _BUSY_SECONDS}
    if is_sqlite:
        # isolation_level=None: sqlite3 begins no transaction by itself, the listener below does.
        arguments: dict[str, Any] = {"timeout": _BUSY_SECONDS, "isolation_level": None}
        engine = create_async_engine(url, connect_args=arguments, **options)
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
        return engine
    arguments = {"connect_timeout": 5, "tcp_user_timeout": 10_000, "application_name": "nigao"}
    arguments = {name: value for name, value in arguments.items() if name not in url.query}
    return create_async_engine(url, connect_args=arguments, pool_size=10, pool_pre_ping=True, **options)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once: one that has read before could not wait for it. A reader needs no begin."""
    begin = connection.get_execution_options().get(_BEGIN)
    if begin is not None:
        connection.execute(text(begin))
