"""Server-Sent Events read back."""

import json
from typing import Any


def events_of(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Names and data of the events in a stream; comments are left out."""
    found = []
    for part in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in part.split("\n") if line and not line.startswith(":"))
        if fields:
            found.append((fields["event"], json.loads(fields["data"])))
    return found
