"""Where a run was made: commit, versions, and which data a suite was."""

import hashlib
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from eval.core.suite import Suite

_PACKAGES = ("nigao", "chromadb", "langchain-openai", "lxml", "numpy", "openai", "pydantic", "pypdfium2", "rjieba")
_VERSION_LENGTH = 12
_ROOT = Path(__file__).resolve().parents[2]


def versions() -> dict[str, str]:
    """Python and the packages whose versions may change a figure."""
    found = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def commit() -> str | None:
    """The commit of the source, with ``+`` where it was changed since; None where there is no repository or no git."""
    at = _git("rev-parse", "--short=12", "HEAD")
    return f"{at}+" if at and _git("status", "--porcelain", "--untracked-files=no") else at


def suite_version(suite: Suite[object]) -> str:
    """A hash of all YAML files in the suite's folder, and of its own cases where it has others: runs of other cases or
    thresholds are not compared."""
    digest = hashlib.sha256()
    for folder in filter(None, (suite.folder, suite.own_cases)):
        for path in sorted(folder.rglob("*.yaml")):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:_VERSION_LENGTH]


def _git(*arguments: str) -> str | None:
    try:
        ran = subprocess.run(["git", "-C", str(_ROOT), *arguments], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return ran.stdout.strip() or None
