"""API keys: ``ng_<id>_<secret>``. The id is public and finds the row; of the secret only a hash is kept.

The secret is 256 random bits, so that a plain hash (SHA-256) is as good as a slow one: there is nothing to guess.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, insert, or_, select, update

from service.errors import InputError, NotFoundError
from service.store.database import Database
from service.store.records import ApiKey
from service.store.tables import api_keys
from service.text.hygiene import visible

_ID_BYTES = 6
_SECRET_BYTES = 32
_KEY = re.compile(r"ng_([0-9a-f]{12})_([A-Za-z0-9_-]{43})", re.ASCII)
_NAME_CHARS = 100
_USE_NOTED_EVERY = timedelta(minutes=1)
_NO_HASH = hashlib.sha256(b"").hexdigest()


class Keys:
    """See the package."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def create(self, name: str) -> tuple[ApiKey, str]:
        """A new key and its plaintext, which cannot be had again. Raises InputError ``bad_key_name``."""
        cleaned = visible(name).strip()
        if not cleaned or len(cleaned) > _NAME_CHARS or "\n" in cleaned:
            raise InputError("bad_key_name", f"密钥名称应为 1 到 {_NAME_CHARS} 个字，写在一行内")
        key = ApiKey(secrets.token_hex(_ID_BYTES), cleaned, self._clock())
        secret = secrets.token_urlsafe(_SECRET_BYTES)
        row = {"id": key.id, "name": key.name, "secret_hash": _hash(secret), "created_at": key.created_at}
        async with self._database.writing() as connection:
            await connection.execute(insert(api_keys), row)
        return key, f"ng_{key.id}_{secret}"

    async def list(self) -> tuple[ApiKey, ...]:
        """All keys, revoked ones included, oldest first."""
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(api_keys).order_by(api_keys.c.created_at, api_keys.c.id))).all()
        return tuple(_key(row) for row in rows)

    async def revoke(self, key_id: str) -> ApiKey:
        """End a key for good; one that is revoked stays as it is. Raises NotFoundError ``key_not_found``."""
        revoked = (
            update(api_keys)
            .where(api_keys.c.id == key_id)
            .values(revoked_at=func.coalesce(api_keys.c.revoked_at, self._clock()))
            .returning(*api_keys.c)
        )
        async with self._database.writing() as connection:
            row = (await connection.execute(revoked)).first()
        if row is None:
            raise NotFoundError("key_not_found", f"没有编号为 {key_id} 的密钥，见 nigao keys list", key=key_id)
        return _key(row)

    async def find(self, plaintext: str) -> ApiKey | None:
        """The key, unless it is unknown or revoked. Its use is noted, at most once a minute."""
        parts = _KEY.fullmatch(plaintext)
        if parts is None:
            return None
        async with self._database.reading() as connection:
            row = (await connection.execute(select(api_keys).where(api_keys.c.id == parts[1]))).first()
        # One comparison in any case, in constant time: how long it takes tells nothing of the secret.
        same = hmac.compare_digest(_hash(parts[2]), row.secret_hash if row is not None else _NO_HASH)
        if row is None or not same or row.revoked_at is not None:
            return None
        key = _key(row)
        now = self._clock()
        if key.last_used_at is None or key.last_used_at <= now - _USE_NOTED_EVERY:
            unnoted = or_(api_keys.c.last_used_at.is_(None), api_keys.c.last_used_at <= now - _USE_NOTED_EVERY)
            noted = update(api_keys).where(api_keys.c.id == key.id, unnoted).values(last_used_at=now)
            async with self._database.writing() as connection:
                await connection.execute(noted)
        return key


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _key(row: Row[Any]) -> ApiKey:
    return ApiKey(row.id, row.name, row.created_at, row.last_used_at, row.revoked_at)
