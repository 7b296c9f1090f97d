"""A run's folder: ``results.json``, ``report.html``, ``junit.xml``, ``cases/SUITE.jsonl`` with what is to be shown of
every case, and what is kept to write its drafts again."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from eval.core.results import FORMAT, RUN, Run
from service.errors import InputError, NotFoundError
from service.settings import Settings

RESULTS = "results.json"
Shown = Mapping[str, Any]
"""The details of a case as JSON: ``case``, ``passed``, ``problems``, ``brief``, ``drafts``, ``expected``, ``texts``."""


def new_folder(given: Path | None, settings: Settings) -> Path:
    """The folder of a new run, made: the given one, or one of its own under the data folder.

    Raises InputError for one that holds a run already.
    """
    if given is None:
        return _stamped(settings.data_dir / "eval")
    if (given / RESULTS).exists():
        raise InputError("run_exists", f"{given} 中已有一次评测的结果，请用 --out 换一个文件夹", path=str(given))
    given.mkdir(parents=True, exist_ok=True)
    return given


def _stamped(parent: Path) -> Path:
    """A new folder by the time (UTC); of two at the same second the later one has a number."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    for number in count(1):
        folder = parent / (stamp if number == 1 else f"{stamp}-{number}")
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        return folder
    raise AssertionError("numbers do not end")


def find_folder(named: str, settings: Settings) -> Path:
    """The folder of a run, by its path or by its name under the data folder. Raises NotFoundError."""
    for folder in (Path(named), settings.data_dir / "eval" / named):
        if (folder / RESULTS).is_file():
            return folder
    raise NotFoundError("run_not_found", f"“{named}”不是一次评测的文件夹（其中没有 {RESULTS}）", run=named)


def read_run(folder: Path) -> Run:
    """The figures of a run. Raises InputError for one of another version of the program."""
    data = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
    try:
        if data["format"] != FORMAT:
            raise KeyError(data["format"])
        return RUN.validate_python(data)
    except (KeyError, TypeError, ValidationError) as error:
        message = f"{folder / RESULTS} 由另一版本的程序写成，读不了，请重新运行评测"
        raise InputError("run_of_another_version", message, path=str(folder)) from error


def read_cases(folder: Path, suite: str) -> list[Shown]:
    """The details of every case of a suite, in order; none where the run had no such suite."""
    path = folder / "cases" / f"{suite}.jsonl"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_case(folder: Path, case: str) -> tuple[str, Shown]:
    """The suite and the details of a case, by its id or ``SUITE/ID``. Raises NotFoundError; InputError (several)."""
    found = []
    for path in sorted((folder / "cases").glob("*.jsonl")):
        for each in read_cases(folder, path.stem):
            if case in (each["case"], f"{path.stem}/{each['case']}"):
                found.append((path.stem, each))
    if not found:
        raise NotFoundError("case_not_found", f"那次评测没有“{case}”这一案例，全部案例见 report.html", case=case)
    if len(found) > 1:
        names = "、".join(f"{suite}/{case}" for suite, _ in found)
        raise InputError("case_ambiguous", f"“{case}”在几项评测中都有，请写明：{names}", case=case)
    return found[0]
