"""The connection: another program in the way, a server that drops it, a time without a zone."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime

import psycopg
import pytest
from sqlalchemy import text

from service.errors import StoreError
from service.store import database
from service.store.location import FILE_NAME
from service.store.opening import Store, open_store
from tests.store.conftest import Place
from tests.store.stored import add, provenance, version

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
async def test_a_file_that_another_program_keeps_to_itself(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    async with open_store(place.settings) as store:
        with closing(sqlite3.connect(place.settings.data_dir / FILE_NAME, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="正忙，请稍后再试") as refused:
                await add(store, "d-1")
            assert refused.value.code == "store_busy"
            assert (await store.drafts.page()).items == ()  # reading goes on
        await add(store, "d-1")


async def test_what_takes_too_long_is_given_up_and_leaves_nothing(store: Store) -> None:
    await add(store, "d-1")

    async def delete_slowly() -> None:
        async with store._database.writing(seconds=0.05) as connection:
            await connection.execute(text("DELETE FROM drafts"))
            await asyncio.sleep(60)

    with pytest.raises(StoreError) as refused:
        await delete_slowly()
    assert refused.value.code == "store_busy"
    assert await store.drafts.version("d-1") == version()
    await add(store, "d-2")


async def test_a_connection_that_the_server_dropped_is_made_anew(store: Store, place: Place) -> None:
    url = place.settings.database_url
    if url is None:
        pytest.skip("no server")
    await add(store, "d-1")
    async with store._database.reading() as connection:
        pid = (await connection.execute(text("SELECT pg_backend_pid()"))).scalar()
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    assert (await store.drafts.get("d-1")).id == "d-1"


async def test_a_time_without_a_zone_is_refused_and_leaves_nothing(store: Store) -> None:
    naive = replace(version(), created_at=datetime(2026, 3, 2))
    with pytest.raises(StoreError):
        await store.drafts.add("d-1", naive, provenance(), owner=None, genre="speech", unit=None)
    assert (await store.drafts.page()).items == ()
