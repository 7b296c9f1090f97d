"""Idempotency keys: a request that is sent twice is carried out once, and answered the same."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, bindparam, delete, select, text, update

from service.errors import InputError
from service.store.database import Database
from service.store.records import Begun, InProgress, Mismatch, New, Replay
from service.store.tables import UtcDateTime, drafts, idempotency_keys

MAX_KEY_CHARS = 255
_KEPT = timedelta(hours=24)
_PURGED_EVERY = timedelta(hours=1)
_NEVER = datetime.min.replace(tzinfo=UTC)
_UNANSWERED: dict[str, None] = {"status": None, "headers": None, "body": None, "draft_id": None}
_INSERT = text(
    "INSERT INTO idempotency_keys (owner, key, fingerprint, holder, lease_until, expires_at)"
    " VALUES (:owner, :key, :fingerprint, :holder, :lease_until, :expires_at) ON CONFLICT (owner, key) DO NOTHING"
).bindparams(bindparam("lease_until", type_=UtcDateTime), bindparam("expires_at", type_=UtcDateTime))


class Idempotency:
    """See the package."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._purged_at = _NEVER

    async def begin(self, owner: str | None, key: str, fingerprint: str, *, lease: timedelta) -> Begun:
        """What is to be done with a request: ``fingerprint`` tells one request from another.

        ``lease`` is how long the request may take at most; after it, who asks again takes over from a process that
        has died. An answer is kept for 24 hours. Raises InputError ``bad_idempotency_key``.
        """
        if not key or len(key) > MAX_KEY_CHARS or not key.isprintable():
            message = f"Idempotency-Key 应为 1 到 {MAX_KEY_CHARS} 个可见字符"
            raise InputError("bad_idempotency_key", message)
        await self._purge()
        now = self._clock()
        new = New(owner, key, uuid4().hex)
        claim = {
            "fingerprint": fingerprint,
            "holder": new.holder,
            "lease_until": now + lease,
            "expires_at": now + lease + _KEPT,
        }
        async with self._database.writing() as connection:
            row = None
            while row is None:  # none: who had the key has just given it back
                await connection.execute(_INSERT, {"owner": owner or "", "key": key, **claim})
                row = (await connection.execute(select(idempotency_keys).where(_of(new)).with_for_update())).first()
            answered = row.status is not None
            died = not answered and row.lease_until <= now and row.fingerprint == fingerprint
            if row.expires_at <= now or died:
                await connection.execute(update(idempotency_keys).where(_of(new)).values(**claim, **_UNANSWERED))
                return new
        if row.holder == new.holder:
            return new
        if row.fingerprint != fingerprint:
            return Mismatch()
        if answered:
            return Replay(row.status, row.headers, row.body)
        return InProgress((row.lease_until - now).total_seconds())

    async def finish(
        self, new: New, status: int, headers: dict[str, str], body: bytes, *, draft_id: str | None = None
    ) -> bool:
        """Keep the answer, to be given again. False when another has taken over since: its answer counts.

        With ``draft_id``, the answer goes when that draft is deleted; nothing is kept where it has been already.
        """
        answer = {
            "status": status,
            "headers": headers,
            "body": body,
            "draft_id": draft_id,
            "expires_at": self._clock() + _KEPT,
        }
        mine = and_(_of(new), idempotency_keys.c.holder == new.holder, idempotency_keys.c.status.is_(None))
        async with self._database.writing() as connection:
            if draft_id is not None:
                stands = select(drafts.c.id).where(drafts.c.id == draft_id).with_for_update(read=True)
                if (await connection.execute(stands)).first() is None:
                    return bool((await connection.execute(delete(idempotency_keys).where(mine))).rowcount)
            return bool((await connection.execute(update(idempotency_keys).where(mine).values(**answer))).rowcount)

    async def abandon(self, new: New) -> None:
        """Give the key back: what was begun has come to nothing, and the request may be sent again."""
        mine = and_(_of(new), idempotency_keys.c.holder == new.holder, idempotency_keys.c.status.is_(None))
        async with self._database.writing() as connection:
            await connection.execute(delete(idempotency_keys).where(mine))

    async def _purge(self) -> None:
        now = self._clock()
        if now - self._purged_at >= _PURGED_EVERY:
            self._purged_at = now
            async with self._database.writing() as connection:
                await connection.execute(delete(idempotency_keys).where(idempotency_keys.c.expires_at <= now))


def _of(new: New) -> ColumnElement[bool]:
    return and_(idempotency_keys.c.owner == (new.owner or ""), idempotency_keys.c.key == new.key)
