from pathlib import Path

import pytest

from service.documents.furniture.noise_rules import load_noise_rules
from service.errors import DataError


def test_a_users_rules_come_on_top(tmp_path: Path) -> None:
    (tmp_path / "noise.yaml").write_text(
        "- {kind: web, scope: line, longest: 9, pattern: '^订餐$'}\n", encoding="utf-8"
    )
    rules = load_noise_rules((tmp_path,))
    assert [line.rule.kind for line in rules.lines] == ["web"]
    assert any(line.matches("订餐") for line in rules.lines)


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("kind: web\n  scope: line\n  pattern: '('", 3),
        ("kind: web\n  scope: line\n  colour: red\n  pattern: a", 3),
        ("kind: gossip\n  scope: line\n  pattern: a", 1),
    ],
)
def test_a_wrong_rule_is_named_with_its_line(tmp_path: Path, entry: str, line: int) -> None:
    (tmp_path / "noise.yaml").write_text(f"- {entry}\n", encoding="utf-8")
    with pytest.raises(DataError) as raised:
        load_noise_rules((tmp_path,))
    assert raised.value.context["line"] == line


def test_no_folder_with_rules_means_no_noise(tmp_path: Path) -> None:
    rules = load_noise_rules((tmp_path,))
    assert rules.lines == ()
    assert not any(line.matches("打印") for line in rules.lines)
