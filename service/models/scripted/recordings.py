"""Recordings: answers of a model kept by what was asked, one JSON file each, and the writer that replays them.

A file holds ``request_hash``, ``request`` (the body as it was sent), ``answer`` (its text), ``usage`` (as the endpoint
told it, or null) and ``seconds`` (how long the answer took).
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from service.errors import DataError
from service.models.scripted.answer import Answer, NoAnswerError
from service.models.scripted.request import ChatRequest


@dataclass(frozen=True, slots=True)
class Recording:
    """One recorded answer; ``seconds`` is wall time."""

    request_hash: str
    request: Mapping[str, Any]
    answer: str
    usage: Mapping[str, int] | None = None
    seconds: float = 0.0


def record(folder: Path, request: ChatRequest, answer: str, usage: Mapping[str, int] | None, seconds: float) -> Path:
    """Keep an answer; the same request again replaces it. The folder is made. Returns the file."""
    recording = Recording(request.hash, dict(request.body), answer, usage, round(seconds, 3))
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{recording.request_hash}.json"
    file.write_text(json.dumps(asdict(recording), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return file


@dataclass(frozen=True)
class Replay:
    """A writer that answers from a folder of recordings, read when first asked."""

    folder: Path

    def __call__(self, request: ChatRequest, random: Random) -> Answer:
        """The recorded answer. Raises NoAnswerError for a request that was not recorded, saying what is nearest to it;
        DataError for a file that is no recording."""
        found = self._recordings.get(request.hash)
        if found is None:
            raise NoAnswerError(404, "not_recorded", self._miss(request))
        return Answer(found.answer)

    @cached_property
    def _recordings(self) -> Mapping[str, Recording]:
        return {each.request_hash: each for each in map(_read, sorted(self.folder.glob("*.json")))}

    def _miss(self, request: ChatRequest) -> str:
        """Which request has no recording, and from which message on the nearest recorded one is another."""
        told = f"no recording of request {request.hash} in {self.folder} ({len(self._recordings)} recordings)"
        asked = request.messages
        alike = {each.request_hash: _alike(asked, ChatRequest(each.request).messages) for each in self._each()}
        nearest = max(alike, key=lambda each: alike[each], default=None)
        if nearest is None or not any(alike[nearest]):
            return told
        same, heading = alike[nearest]
        where = f"message {same + 1} differs" + ("; the section is the same" if heading else "")
        return f"{told}; nearest is {nearest}: {where}"

    def _each(self) -> list[Recording]:
        return list(self._recordings.values())


def _alike(asked: tuple[tuple[str, str], ...], recorded: tuple[tuple[str, str], ...]) -> tuple[int, bool]:
    """How many first messages are the same, and whether a line of the user's is: the one that names the section."""
    pairs = list(zip(asked, recorded, strict=False))
    same = next((n for n, (one, other) in enumerate(pairs) if one != other), len(pairs))
    headings = [
        {line for _, text in each for line in text.split("\n") if "标题】" in line} for each in (asked, recorded)
    ]
    return same, bool(headings[0] & headings[1])


def _read(file: Path) -> Recording:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return Recording(**data)
    except (ValueError, TypeError) as wrong:
        raise DataError("bad_recording", f"录制文件 {file.name} 读不出来：{wrong}", file=str(file)) from wrong
