"""Opening: a new database, one of today, of tomorrow, of another program; several processes at once."""

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from service.errors import StoreError
from service.settings import Settings
from service.store import migrations
from service.store.location import FILE_NAME
from service.store.opening import open_store
from service.store.schema import REVISIONS, VERSION_TABLE
from service.store.tables import metadata
from tests.store.conftest import Place
from tests.store.processes import ROOT, run_at_once
from tests.store.stored import add, version

pytestmark = pytest.mark.anyio


async def test_an_empty_database_becomes_a_store(empty: Place) -> None:
    async with open_store(empty.settings) as store:
        await add(store, "d-1")
    assert empty.rows(f"SELECT version_num FROM {VERSION_TABLE}") == [(REVISIONS[-1],)]
    async with open_store(empty.settings) as store:
        assert await store.drafts.version("d-1") == version()


async def test_the_migrations_make_the_tables_that_the_program_uses(empty: Place) -> None:
    async with open_store(empty.settings):
        pass
    url = empty.settings.database_url
    driver = url.replace("postgresql://", "postgresql+psycopg://") if url else None
    engine = create_engine(driver or f"sqlite:///{empty.settings.data_dir / FILE_NAME}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_every_migration_is_named_in_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(revisions)) == REVISIONS


def test_processes_that_open_a_new_store_at_once_do_not_collide(empty: Place, tmp_path: Path) -> None:
    run_at_once(empty.settings, 2, "open", tmp_path / "gate")
    assert empty.rows(f"SELECT version_num FROM {VERSION_TABLE}") == [(REVISIONS[-1],)]


async def test_opening_a_new_store_many_times_at_once(empty: Place) -> None:
    async def open_once() -> None:
        async with open_store(empty.settings) as store:
            await store.check()

    await asyncio.gather(*(open_once() for _ in range(6)))
    assert empty.rows(f"SELECT count(*) FROM {VERSION_TABLE}") == [(1,)]


def test_where_there_is_nothing_to_do_alembic_is_not_imported(place: Place) -> None:
    url = place.settings.database_url
    code = (
        "import asyncio, sys\nfrom pathlib import Path\nfrom service.settings import Settings\n"
        "from service.store.opening import open_store\n"
        "async def main():\n"
        f"    async with open_store(Settings(data_dir=Path({str(place.settings.data_dir)!r}), database_url={url!r})):\n"
        "        print('alembic' in sys.modules)\n"
        "asyncio.run(main())"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout == "False\n"


async def test_a_store_of_a_newer_program_is_left_alone(place: Place) -> None:
    place.run(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(StoreError, match="更新版本的程序") as refused:
        async with open_store(place.settings):
            pass
    assert refused.value.code == "store_of_newer_version"
    assert place.rows(f"SELECT version_num FROM {VERSION_TABLE}") == [("9999",)]
    place.run(f"UPDATE {VERSION_TABLE} SET version_num = '{REVISIONS[-1]}'")


@pytest.mark.parametrize(
    "theirs",
    [
        "CREATE TABLE ledger (id INTEGER PRIMARY KEY)",
        "CREATE TABLE drafts (id INTEGER PRIMARY KEY)",
        "CREATE TABLE alembic_version (version_num VARCHAR(32))",
        "CREATE VIEW ledger AS SELECT 1 AS id",
    ],
)
async def test_another_programs_database_is_left_alone(empty: Place, theirs: str) -> None:
    empty.settings.data_dir.mkdir(exist_ok=True)
    empty.run(theirs)
    with pytest.raises(StoreError, match="别的程序的数据库，没有改动它") as refused:
        async with open_store(empty.settings):
            pass
    assert refused.value.code == "store_not_ours"


async def test_another_programs_file_stays_the_same_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE ledger (id INTEGER PRIMARY KEY)")
    before = path.read_bytes()
    with pytest.raises(StoreError):
        async with open_store(Settings(data_dir=tmp_path)):
            pass
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes("这是一份文稿。".encode() * 200)
    with pytest.raises(StoreError, match="不是数据库文件") as refused:
        async with open_store(Settings(data_dir=tmp_path)):
            pass
    assert refused.value.code == "store_unusable"
    assert (tmp_path / FILE_NAME).read_bytes() == "这是一份文稿。".encode() * 200


async def test_a_migration_that_is_cut_short_leaves_nothing(empty: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import op

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("cut short")

    with monkeypatch.context() as broken:
        broken.setattr(op, "create_index", fails)
        with pytest.raises(RuntimeError, match="cut short"):
            async with open_store(empty.settings):
                pass
    async with open_store(empty.settings) as store:
        await add(store, "d-1")


@pytest.mark.parametrize("empty", ["sqlite"], indirect=True)
async def test_how_the_file_is_kept(empty: Place) -> None:
    async with open_store(empty.settings) as store:
        assert empty.rows("PRAGMA journal_mode") == [("wal",)]
        async with store._database.reading() as connection:
            for pragma, value in (
                ("synchronous", 2),
                ("foreign_keys", 1),
                ("secure_delete", 1),
                ("busy_timeout", 15000),
            ):
                assert (await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar() == value
    assert (empty.settings.data_dir / FILE_NAME).stat().st_mode & 0o077 == 0
