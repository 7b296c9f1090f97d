"""The tables. Deleting a draft's row takes its versions, snapshots and recordings along."""

import json
import re
from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

_REFUSED = re.compile("[\x00\ud800-\udfff]")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, given back in UTC: SQLite keeps none of the zone, PostgreSQL gives the session's."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class PlainText(TypeDecorator[str]):
    """Text without what a database refuses (NUL, lone surrogates): a replacement character stands for each.

    So what is looked up by such a text is not found, instead of being an error of the database.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _REFUSED.sub("\ufffd", value)


def as_stored(value: object) -> str:
    """JSON text, Chinese as it is. A lone surrogate, which a model can send escaped, stays escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"), allow_nan=False)
    return text


metadata = MetaData()

drafts = Table(
    "drafts",
    metadata,
    Column("id", PlainText, primary_key=True),
    Column("owner", PlainText),
    Column("genre", PlainText, nullable=False),
    Column("unit", PlainText),
    Column("heading", PlainText, nullable=False),
    Column("status", PlainText, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Index("drafts_by_time", "created_at", "id"),
    Index("drafts_by_owner", "owner", "created_at", "id"),
    Index("drafts_by_genre", "genre", "created_at", "id"),
)

versions = Table(
    "versions",
    metadata,
    Column("draft_id", PlainText, ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("status", PlainText, nullable=False),
    Column("heading", PlainText, nullable=False),
    Column("draft", JSON, nullable=False),
    Column("brief", JSON, nullable=False),
    Column("prompts", JSON, nullable=False),
    Column("model", PlainText),
    Column("usage", JSON, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("draft_id", PlainText, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("snapshot", JSON, nullable=False),
    ForeignKeyConstraint(["draft_id", "number"], ["versions.draft_id", "versions.number"], ondelete="CASCADE"),
)

recordings = Table(
    "recordings",
    metadata,
    Column("draft_id", PlainText, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("request_hash", PlainText, nullable=False),
    Column("request", JSON, nullable=False),
    Column("answer", JSON, nullable=False),
    Column("usage", JSON, nullable=False),
    Column("seconds", Float, nullable=False),
    ForeignKeyConstraint(["draft_id", "number"], ["versions.draft_id", "versions.number"], ondelete="CASCADE"),
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", PlainText, primary_key=True),
    Column("name", PlainText, nullable=False),
    Column("secret_hash", PlainText, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_used_at", UtcDateTime),
    Column("revoked_at", UtcDateTime),
)

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("owner", PlainText, primary_key=True),
    Column("key", PlainText, primary_key=True),
    Column("fingerprint", PlainText, nullable=False),
    Column("holder", PlainText, nullable=False),
    Column("lease_until", UtcDateTime, nullable=False),
    Column("status", Integer),
    Column("headers", JSON(none_as_null=True)),
    Column("body", LargeBinary),
    Column("draft_id", PlainText),
    Column("expires_at", UtcDateTime, nullable=False),
    Index("idempotency_keys_by_expiry", "expires_at"),
    Index("idempotency_keys_by_draft", "draft_id"),
)

tokens_spent = Table(
    "tokens_spent",
    metadata,
    Column("day", Date, primary_key=True),
    Column("tokens", BigInteger, nullable=False),
)
