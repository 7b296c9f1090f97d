"""A user's own rules of wording, from the file in his folder to what is printed: added, and switched off."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

OWN = """
- id: own_honour
  kind: blank_before
  value: claim
  words: [荣膺]
  examples: [荣膺×]
- {id: before_claim, kind: blank_before, enabled: false}
"""


@pytest.fixture
def own_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nigao: Run) -> Callable[[str], Path]:
    """Write rules into a data folder of this test's own, used from then on."""

    def write(rules: str) -> Path:
        path = tmp_path / "data" / "corpus" / "reading" / "own.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(rules, encoding="utf-8")
        monkeypatch.setenv("NIGAO_DATA_DIR", str(tmp_path / "data"))
        return path

    return write


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "样稿.txt"
    path.write_text("局里荣膺×。\n局里获评×。\n", encoding="utf-8")
    return path


def types(nigao: Run, sample: Path) -> list[str]:
    return [slot["type"] for slot in json.loads(nigao("inspect", sample, "--json").out)["placeholders"]]


def test_a_rule_is_added_and_another_switched_off(nigao: Run, own_rules: Callable[[str], Path], sample: Path) -> None:
    assert types(nigao, sample) == ["text", "claim"]
    own_rules(OWN)
    assert types(nigao, sample) == ["claim", "text"]


def test_a_wrong_rule_is_told_with_file_and_line(nigao: Run, own_rules: Callable[[str], Path], sample: Path) -> None:
    path = own_rules("\n" + OWN.replace("荣膺×", "获评×"))
    told = nigao("inspect", sample, "--json")
    assert told.code != 0
    assert f"{path}:3" in told.err
    assert "例句“获评×”不合本条规则" in told.err
