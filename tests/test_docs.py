"""What the documents name is there: every path of the repository, and every function or class named behind one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = (
    *sorted(ROOT.glob("README*.md")),
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "eval" / "README.md",
)
_FOLDERS = frozenset({"corpus", "docs", "eval", "examples", "prompts", "service", "tests"})
_PATH = re.compile(r"(?<![\w/$.…}])(?:\.github|\.ci|[\w-]+)(?:/[\w{},.*-]+)+(?::\w+)?")
"""``service/checks/{form,order}``, ``corpus/*.yaml``; behind a colon a name in the file. Not ``$NIGAO_DATA_DIR/corpus``
and not ``/v1/drafts``."""
_LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)")
_BRACES = re.compile(r"\{([^{}]*)\}")
_STAND_IN = re.compile(r"\b[A-Z]{4,}\b")
"""``eval/suites/NAME``: any folder there."""


def named(text: str) -> Iterator[tuple[str, str]]:
    """Paths as patterns below the repository's root, each with the name behind its colon or nothing."""
    for found in _PATH.findall(text):
        path, _, name = found.partition(":")
        path = path.rstrip(".,")
        if path.split("/")[0] not in _FOLDERS:
            if not path.endswith(".py"):
                continue  # dev/test, 18/24
            path = f"service/{path}"  # docs/rules.md leaves the first folder out
        for each in _spelt_out(path):
            yield _STAND_IN.sub("*", each), name


def _spelt_out(path: str) -> Iterator[str]:
    """``{a,b}/c`` as ``a/c`` and ``b/c``."""
    braces = _BRACES.search(path)
    if braces is None:
        yield path
        return
    for choice in braces[1].split(","):
        yield from _spelt_out(path[: braces.start()] + choice + path[braces.end() :])


def missing(text: str) -> list[str]:
    """What the text names and is not there."""
    gone = []
    for path, name in named(text):
        found = list(ROOT.glob(path))
        if not found or (name and not any(_defines(file, name) for file in found)):
            gone.append(f"{path}:{name}" if name else path)
    return gone


def _defines(file: Path, name: str) -> bool:
    made = rf"^\s*(?:(?:async )?def|class) {name}\b|^{name}\b.*="
    return bool(re.search(made, file.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_and_name_is_there(document: Path) -> None:
    assert missing(document.read_text("utf-8")) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    links = _LINK.findall(document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("see `service/checks/registry.py:CHECKS` and service/brief.py.", []),
        ("`service/checks/registry.py:NOTHING`", ["service/checks/registry.py:NOTHING"]),
        ("service/checks/{order,disorder}", ["service/checks/disorder"]),
        ("eval/suites/NAME/suite.yaml, eval/suites/NAME/sweet.yaml", ["eval/suites/*/sweet.yaml"]),
        ("`text/dates.py`, `text/clocks.py`", ["service/text/clocks.py"]),
        ("`$NIGAO_DATA_DIR/corpus/own.yaml`, POST /v1/briefs/check, dev/test", []),
    ],
)
def test_what_is_not_there_is_told(text: str, gone: list[str]) -> None:
    assert missing(text) == gone
