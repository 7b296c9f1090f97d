"""Cases as YAML: files that are lists of entries, each with an ``id`` of its own."""

import re
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints

from service.datafile import bad_file, load_entries

CaseId = Annotated[str, StringConstraints(pattern=r"^[\w][\w.-]{0,80}$")]
"""An id is part of a file name in a run's folder."""


class CaseEntry(BaseModel):
    """What every case has; a suite's own model adds to it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: CaseId


class LabelledFact(BaseModel):
    """A fact of label and value, or a statement with a period of its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    statement: str | None = None
    label: str | None = None
    value: str | None = None
    unit: str | None = None
    period: str | None = None


Entry = TypeVar("Entry", bound=CaseEntry)


def load_cases(folder: Path, model: type[Entry]) -> dict[str, Entry]:
    """The entries of every YAML file of a folder by id, in order of file name. Raises DataError with file and line."""
    cases: dict[str, Entry] = {}
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise bad_file(folder, 1, "这个文件夹里没有 YAML 案例")
    for path in paths:
        for entry in load_entries(path, model):
            if entry.id in cases:
                raise bad_file(path, _line_of(path, entry.id), f"编号 {entry.id} 已用过，请换一个")
            cases[entry.id] = entry
    return cases


def _line_of(path: Path, id: str) -> int:
    """The last line of a file that gives an entry this id."""
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    given = re.compile(rf"[\s{{-]*id:\s*['\"]?{re.escape(id)}\b")
    return max((n for n, line in enumerate(lines, start=1) if given.match(line)), default=1)
