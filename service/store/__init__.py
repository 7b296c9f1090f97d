"""The store: drafts with their versions, API keys, idempotency keys and tokens a day. The one place of their SQL.

SQLite at ``<data_dir>/nigao.sqlite``, or PostgreSQL where ``NIGAO_DATABASE_URL`` is set. Records (``records.py``) are
frozen; nothing of SQLAlchemy leaves this package. Times are aware and UTC. Every method may raise StoreError.

``open_store(settings) -> Store`` (``opening.py``), an async context manager, brings the schema up to date. One store a
process and event loop. ``await store.check()`` raises StoreError when the database does not answer.

``store.drafts`` (``drafts.py``)
    ``add(draft_id, version, provenance, *, owner, genre, unit) -> DraftRecord`` with the first version;
    ConflictError ``draft_exists``
    ``get(draft_id, *, owner=None) -> DraftRecord``; NotFoundError ``draft_not_found``, also where it is another owner's
    ``page(after=None, limit=20, *, genre, status, owner) -> Page`` newest first; InputError
    ``bad_cursor``, ``bad_limit``
    ``delete(draft_id, *, owner=None)`` with all that was kept of it, stored answers to idempotency keys included
    ``add_version(draft_id, version, provenance) -> DraftRecord``; ConflictError ``version_conflict`` unless
    ``version.number`` is the current one + 1
    ``version(draft_id, number=None, *, owner=None) -> Version`` (None: the current one); NotFoundError
    ``version_not_found``
    ``versions(draft_id) -> tuple[VersionSummary, ...]`` oldest first
    ``provenance(draft_id, number=None) -> Provenance`` snapshot and recordings: what the version can be
    written again from

``store.keys`` (``keys.py``)
    ``create(name) -> (ApiKey, plaintext)``; the plaintext is nowhere else, ever
    ``list() -> tuple[ApiKey, ...]``, ``revoke(key_id) -> ApiKey``; NotFoundError ``key_not_found``
    ``find(plaintext) -> ApiKey | None``; None for a key that is unknown or revoked

``store.idempotency`` (``idempotency.py``)
    ``begin(owner, key, fingerprint, *, lease) -> New | Replay | InProgress | Mismatch``; InputError
    ``bad_idempotency_key``
    ``finish(new, status, headers, body, *, draft_id=None) -> bool``; False when the lease was lost to another
    ``abandon(new)`` so that the key can be tried again at once

``store.tokens`` (``tokens.py``)
    ``spent(day) -> int``, ``spend(day, tokens) -> int`` (the day's total)
"""
