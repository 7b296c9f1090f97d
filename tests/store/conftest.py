"""Stores to test on: SQLite always, PostgreSQL where ``NIGAO_TEST_POSTGRES_URL`` is set, in a schema of its own."""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy.engine import make_url

from service.settings import Settings
from service.store.location import FILE_NAME
from service.store.opening import Store, open_store
from service.store.tables import metadata

POSTGRES = os.environ.get("NIGAO_TEST_POSTGRES_URL")
BOTH = (
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.skipif(not POSTGRES, reason="NIGAO_TEST_POSTGRES_URL is not set")),
)
_SETTINGS = {"NIGAO_DATABASE_URL", "NIGAO_DATA_DIR"}


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 1, 30, 0, 123456, UTC))

    def __call__(self) -> datetime:
        return self.now

    def move(self, by: timedelta) -> None:
        self.now += by


@dataclass(frozen=True)
class Place:
    """A database: the settings that lead to it, and its tables as another program sees them."""

    settings: Settings

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(self._connect()) as connection:
            rows = list(connection.execute(query))
            connection.commit()
        return rows

    def run(self, statement: str) -> None:
        with closing(self._connect()) as connection:
            connection.execute(statement)
            connection.commit()

    def _connect(self) -> "sqlite3.Connection | psycopg.Connection[Any]":
        if self.settings.database_url is None:
            return sqlite3.connect(self.settings.data_dir / FILE_NAME)
        return psycopg.connect(self.settings.database_url)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def _no_other_store(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _SETTINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=BOTH)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A database with nothing in it."""
    if request.param == "sqlite":
        yield Place(Settings(data_dir=tmp_path / "data"))
        return
    with _schema() as url:
        yield Place(Settings(data_dir=tmp_path, database_url=url))


@pytest.fixture(params=BOTH)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A database with the schema of today, and no rows."""
    if request.param == "sqlite":
        made: Path = request.getfixturevalue("_sqlite_made")
        shutil.copyfile(made, tmp_path / FILE_NAME)
        return Place(Settings(data_dir=tmp_path))
    there = Place(Settings(data_dir=tmp_path, database_url=request.getfixturevalue("_postgres_made")))
    there.run(f"TRUNCATE {', '.join(metadata.tables)}")
    return there


@pytest.fixture
async def store(place: Place, clock: Clock) -> AsyncIterator[Store]:
    async with open_store(place.settings, clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def _sqlite_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    asyncio.run(_open_once(Settings(data_dir=folder, database_url=None)))
    return folder / FILE_NAME


@pytest.fixture(scope="session")
def _postgres_made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with _schema() as url:
        asyncio.run(_open_once(Settings(data_dir=tmp_path_factory.mktemp("none"), database_url=url)))
        yield url


async def _open_once(settings: Settings) -> None:
    async with open_store(settings) as opened:
        await opened.check()


@contextmanager
def _schema() -> Iterator[str]:
    """The URL of a new schema, gone afterwards."""
    assert POSTGRES is not None
    name = f"nigao_test_{uuid4().hex[:12]}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(name)))
        url = make_url(POSTGRES).update_query_dict({"options": f"-csearch_path={name}"})
        try:
            yield url.render_as_string(hide_password=False)
        finally:
            server.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))
