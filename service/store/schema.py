"""Bringing the schema up to date when the store is opened; quickly, where there is nothing to do.

Alembic is imported only when there is a migration to run. Two processes that open a new store at once take turns: the
second finds the work done. A migration is one transaction on either database.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from service.errors import StoreError
from service.store.database import Database

REVISIONS = ("0001",)
"""Oldest first; the files in ``migrations/versions``."""
VERSION_TABLE = "nigao_schema"
"""A name of our own, so that another program's database is never taken for ours."""
_MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_MIGRATION_SECONDS = 600.0
_LOCK = 0x6E6967616F  # "nigao": the advisory lock that processes migrating one PostgreSQL server take


async def bring_up_to_date(database: Database) -> None:
    """Raises StoreError ``store_not_ours`` or ``store_of_newer_version``, leaving the database as it was."""
    async with database.reading() as connection:
        if _is_current(database, await connection.run_sync(_revision)):
            return
    if database.is_sqlite:
        await database.journal_ahead()
    async with database.writing(_MIGRATION_SECONDS) as connection:
        if not database.is_sqlite:  # there the transaction itself is the lock
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if not _is_current(database, await connection.run_sync(_revision)):
            await connection.run_sync(_upgrade)


def _is_current(database: Database, revision: str | None) -> bool:
    """Raises StoreError for a database that is not ours to bring up to date."""
    if revision == _FOREIGN:
        message = f"{database.place}是别的程序的数据库，没有改动它。请换一个空的数据库（文件夹）"
        raise StoreError("store_not_ours", message, place=database.place)
    if revision is not None and revision not in REVISIONS:
        message = f"{database.place}由更新版本的程序建立，没有改动它。请换用新版本的程序"
        raise StoreError("store_of_newer_version", message, place=database.place, revision=revision)
    return revision == REVISIONS[-1]


_FOREIGN = "foreign"


def _revision(connection: Connection) -> str | None:
    """The revision that the database is at; None for an empty one."""
    seen = inspect(connection)
    if seen.has_table(VERSION_TABLE):
        return str(connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar())
    return _FOREIGN if seen.get_table_names() or seen.get_view_names() else None


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection, "version_table": VERSION_TABLE})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")
