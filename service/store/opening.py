"""Opening the store."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import text

from service.settings import Settings
from service.store.database import Database
from service.store.drafts import Drafts
from service.store.idempotency import Idempotency
from service.store.keys import Keys
from service.store.location import locate
from service.store.schema import bring_up_to_date
from service.store.tokens import Tokens

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Store:
    """The repositories over one database; see the package."""

    drafts: Drafts
    keys: Keys
    idempotency: Idempotency
    tokens: Tokens
    _database: Database

    async def check(self) -> None:
        """Raises StoreError when the database does not answer."""
        async with self._database.reading() as connection:
            await connection.execute(text("SELECT 1"))


def _now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def open_store(settings: Settings, clock: Clock = _now) -> AsyncIterator[Store]:
    """Open the store, its schema up to date.

    Raises StoreError ``bad_database_url``, ``no_data_dir``, ``store_not_ours``, ``store_of_newer_version``,
    ``store_busy``, ``store_unusable``.
    """
    database = Database(*locate(settings))
    try:
        await bring_up_to_date(database)
        yield Store(Drafts(database), Keys(database, clock), Idempotency(database, clock), Tokens(database), database)
    finally:
        await database.close()
