"""The place where a page ends, as an opaque text: draft ids and times, not offsets, so that inserts move nothing."""

import base64
import binascii
import json
from datetime import UTC, datetime

from service.errors import InputError


def cursor(created_at: datetime, draft_id: str) -> str:
    place = json.dumps([created_at.astimezone(UTC).isoformat(), draft_id])
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def place_of(given: str) -> tuple[datetime, str]:
    """When the last draft of a page was made, and its id. Raises InputError ``bad_cursor``."""
    try:
        created_at, draft_id = json.loads(base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)))
        place = datetime.fromisoformat(created_at).astimezone(UTC)
        if not isinstance(draft_id, str):
            raise TypeError(type(draft_id))
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError, binascii.Error) as error:
        raise InputError("bad_cursor", "翻页标记不对，请用上一页给出的标记，或从第一页看起") from error
    return place, draft_id
