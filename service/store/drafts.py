"""Drafts, their versions, and what each version was written from."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, and_, delete, insert, select, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from service.draft import PromptRef, Status, Usage
from service.errors import ConflictError, InputError, NotFoundError
from service.store.cursors import cursor, place_of
from service.store.database import Database
from service.store.records import DraftRecord, Page, Provenance, Recording, Version, VersionSummary
from service.store.tables import PlainText, UtcDateTime, drafts, idempotency_keys, recordings, snapshots, versions

MAX_PAGE = 200


class Drafts:
    """See the package."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self,
        draft_id: str,
        version: Version,
        provenance: Provenance,
        *,
        owner: str | None,
        genre: str,
        unit: str | None,
    ) -> DraftRecord:
        """Keep a new draft with its first version, whole or not at all. Raises ConflictError ``draft_exists``."""
        at = version.created_at
        record = DraftRecord(draft_id, owner, genre, unit, version.heading, version.status, version.number, at, at)
        async with self._database.writing() as connection:
            try:
                await connection.execute(insert(drafts), asdict(record))
            except IntegrityError as error:
                raise ConflictError("draft_exists", f"编号为 {draft_id} 的稿已经有了", draft=draft_id) from error
            await _keep(connection, draft_id, version, provenance)
        return record

    async def get(self, draft_id: str, *, owner: str | None = None) -> DraftRecord:
        """Raises NotFoundError ``draft_not_found``, also for a draft of another ``owner``; None asks for no owner."""
        async with self._database.reading() as connection:
            row = (await connection.execute(select(drafts).where(_owned(draft_id, owner)))).first()
        if row is None:
            raise _not_found(draft_id)
        return _record(row)

    async def page(
        self,
        after: str | None = None,
        limit: int = 20,
        *,
        genre: str | None = None,
        status: Status | None = None,
        owner: str | None = None,
    ) -> Page:
        """Drafts after a cursor, at most ``limit``, newest first. Raises InputError ``bad_cursor``, ``bad_limit``."""
        if not 1 <= limit <= MAX_PAGE:
            raise InputError("bad_limit", f"每页条数应在 1 到 {MAX_PAGE} 之间", limit=limit)
        asked = select(drafts).order_by(drafts.c.created_at.desc(), drafts.c.id.desc()).limit(limit + 1)
        for column, value in ((drafts.c.genre, genre), (drafts.c.status, status), (drafts.c.owner, owner)):
            if value is not None:
                asked = asked.where(column == value)
        if after is not None:
            asked = asked.where(
                tuple_(drafts.c.created_at, drafts.c.id) < tuple_(*place_of(after), types=(UtcDateTime, PlainText))
            )
        async with self._database.reading() as connection:
            rows = (await connection.execute(asked)).all()
        items = tuple(_record(row) for row in rows[:limit])
        return Page(items, cursor(items[-1].created_at, items[-1].id) if len(rows) > limit else None)

    async def delete(self, draft_id: str, *, owner: str | None = None) -> None:
        """Delete a draft and all that was kept of it. Raises NotFoundError ``draft_not_found`` as ``get``."""
        async with self._database.writing() as connection:
            gone = await connection.execute(delete(drafts).where(_owned(draft_id, owner)))
            if not gone.rowcount:
                raise _not_found(draft_id)
            await connection.execute(delete(idempotency_keys).where(idempotency_keys.c.draft_id == draft_id))
        await self._database.forget_deleted()

    async def add_version(self, draft_id: str, version: Version, provenance: Provenance) -> DraftRecord:
        """Keep the next version, whole or not at all.

        Raises NotFoundError ``draft_not_found``, and ConflictError ``version_conflict`` when ``version.number`` does
        not follow on the current one: another was quicker.
        """
        follows = update(drafts).where(drafts.c.id == draft_id, drafts.c.version == version.number - 1)
        changed = follows.values(
            version=version.number, status=version.status, heading=version.heading, updated_at=version.created_at
        )
        async with self._database.writing() as connection:
            row = (await connection.execute(changed.returning(*drafts.c))).first()
            if row is None:
                raise await _conflict(connection, draft_id)
            await _keep(connection, draft_id, version, provenance)
        return _record(row)

    async def version(self, draft_id: str, number: int | None = None, *, owner: str | None = None) -> Version:
        """A version, the current one for None.

        Raises NotFoundError ``draft_not_found`` (as ``get``), ``version_not_found``.
        """
        row = await self._row_of(draft_id, number, owner, *versions.c)
        return Version(
            number=row.number,
            status=Status(row.status),
            heading=row.heading,
            draft=row.draft,
            brief=row.brief,
            created_at=row.created_at,
            prompts=tuple(PromptRef(**prompt) for prompt in row.prompts),
            model=row.model,
            usage=Usage(**row.usage),
            notes=tuple(row.notes),
        )

    async def versions(self, draft_id: str) -> tuple[VersionSummary, ...]:
        """All versions, oldest first. Raises NotFoundError ``draft_not_found``."""
        columns = (versions.c[name] for name in VersionSummary.__dataclass_fields__)
        asked = select(*columns).where(versions.c.draft_id == draft_id).order_by(versions.c.number)
        async with self._database.reading() as connection:
            rows = (await connection.execute(asked)).all()
        if not rows:
            raise _not_found(draft_id)
        return tuple(
            VersionSummary(row.number, Status(row.status), row.heading, row.model, Usage(**row.usage), row.created_at)
            for row in rows
        )

    async def provenance(self, draft_id: str, number: int | None = None) -> Provenance:
        """What a version was written from. Raises NotFoundError ``draft_not_found``, ``version_not_found``."""
        found = await self._row_of(draft_id, number, None, versions.c.number)
        snapshot = select(snapshots.c.snapshot).where(_of(snapshots, draft_id, found.number))
        calls = select(recordings).where(_of(recordings, draft_id, found.number)).order_by(recordings.c.ordinal)
        async with self._database.reading() as connection:  # two statements: a version that stands does not change
            kept = (await connection.execute(snapshot)).first()
            rows = (await connection.execute(calls)).all()
        if kept is None:
            raise _not_found(draft_id)
        return Provenance(kept.snapshot, tuple(_recording(row) for row in rows))

    async def _row_of(
        self, draft_id: str, number: int | None, owner: str | None, *columns: ColumnElement[Any]
    ) -> Row[Any]:
        wanted = drafts.c.version if number is None else number
        joined = drafts.outerjoin(versions, (versions.c.draft_id == drafts.c.id) & (versions.c.number == wanted))
        asked = select(*columns).select_from(joined).where(_owned(draft_id, owner))
        async with self._database.reading() as connection:
            row: Row[Any] | None = (await connection.execute(asked)).first()
        if row is None:
            raise _not_found(draft_id)
        if row.number is None:
            message = f"编号为 {draft_id} 的稿没有第 {number} 版"
            raise NotFoundError("version_not_found", message, draft=draft_id, version=number)
        return row


async def _keep(connection: AsyncConnection, draft_id: str, version: Version, provenance: Provenance) -> None:
    place = {"draft_id": draft_id, "number": version.number}
    row = {name: getattr(version, name) for name in Version.__dataclass_fields__}
    small = {"prompts": [asdict(prompt) for prompt in version.prompts], "usage": asdict(version.usage)}
    await connection.execute(insert(versions), {"draft_id": draft_id, **row, **small})
    await connection.execute(insert(snapshots), {**place, "snapshot": provenance.snapshot})
    calls = [
        {
            **place,
            "ordinal": ordinal,
            "request_hash": call.request_hash,
            "request": call.request,
            "answer": call.answer,
            "usage": asdict(call.usage),
            "seconds": call.seconds,
        }
        for ordinal, call in enumerate(provenance.recordings)
    ]
    if calls:
        await connection.execute(insert(recordings), calls)


def _owned(draft_id: str, owner: str | None) -> ColumnElement[bool]:
    return drafts.c.id == draft_id if owner is None else and_(drafts.c.id == draft_id, drafts.c.owner == owner)


def _of(table: Table, draft_id: str, number: int) -> ColumnElement[bool]:
    return and_(table.c.draft_id == draft_id, table.c.number == number)


async def _conflict(connection: AsyncConnection, draft_id: str) -> ConflictError | NotFoundError:
    current = (await connection.execute(select(drafts.c.version).where(drafts.c.id == draft_id))).scalar()
    if current is None:
        return _not_found(draft_id)
    message = f"这份稿已是第 {current} 版，请取得最新一版后再改"
    return ConflictError("version_conflict", message, draft=draft_id, version=current)


def _not_found(draft_id: str) -> NotFoundError:
    return NotFoundError("draft_not_found", f"没有编号为 {draft_id} 的稿，或它已被删除", draft=draft_id)


def _record(row: Row[Any]) -> DraftRecord:
    return DraftRecord(
        id=row.id,
        owner=row.owner,
        genre=row.genre,
        unit=row.unit,
        heading=row.heading,
        status=Status(row.status),
        version=row.version,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _recording(row: Row[Any]) -> Recording:
    return Recording(row.request_hash, row.request, row.answer, Usage(**row.usage), row.seconds)
