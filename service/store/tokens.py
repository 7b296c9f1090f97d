"""Tokens spent a day, for the daily ceiling; counted by every process that shares the store."""

from datetime import date

from sqlalchemy import Date, bindparam, select, text

from service.store.database import Database
from service.store.tables import tokens_spent

_SPEND = text(
    "INSERT INTO tokens_spent (day, tokens) VALUES (:day, :tokens)"
    " ON CONFLICT (day) DO UPDATE SET tokens = tokens_spent.tokens + excluded.tokens RETURNING tokens"
).bindparams(bindparam("day", type_=Date))


class Tokens:
    """See the package."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def spent(self, day: date) -> int:
        """Tokens spent on a day."""
        async with self._database.reading() as connection:
            asked = select(tokens_spent.c.tokens).where(tokens_spent.c.day == day)
            return int((await connection.execute(asked)).scalar() or 0)

    async def spend(self, day: date, tokens: int) -> int:
        """Add to a day's tokens; the day's total with them. Nothing that another process adds is lost."""
        async with self._database.writing() as connection:
            return int((await connection.execute(_SPEND, {"day": day, "tokens": tokens})).scalar_one())
