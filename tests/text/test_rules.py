"""Rules of wording: what is refused at load, how they match, and that the bundled ones hold what they say."""

from pathlib import Path

import pytest

from service.errors import DataError
from service.settings import BUNDLED_CORPUS
from service.text.rules import load_rules

PLANNED = """
- id: planned
  kind: state
  value: plan
  words: [拟, 将于, 计划]
  not_before: {拟: [定, 订], 计划: [生育]}
  not_after: {计划: [年度]}
  examples: [拟于6月开工, 将于6月底前建成]
  counterexamples: [拟定方案, 完成年度计划的78%, 计划生育]
"""


def write(folder: Path, text: str, name: str = "states.yaml", room: str = "reading") -> Path:
    (folder / room).mkdir(parents=True, exist_ok=True)
    (folder / room / name).write_text(text, encoding="utf-8")
    return folder


def test_words_match_unless_their_neighbours_forbid_it(tmp_path: Path) -> None:
    states = load_rules([write(tmp_path, PLANNED)]).of("state")
    found = states.search("3座泵站将于6月底前建成")
    assert found is not None
    assert (found.rule.value, found.start, found.end) == ("plan", 4, 6)
    assert states.search("完成年度计划的78%") is None


def test_a_user_adds_replaces_and_switches_off(tmp_path: Path) -> None:
    house, office = write(tmp_path / "house", PLANNED), tmp_path / "office"
    write(
        office,
        "- {id: planned, kind: state, enabled: false}\n- {id: hoped, kind: state, words: [盼], examples: [盼建成]}\n",
    )
    states = load_rules([house, office]).of("state")
    assert [rule.id for rule in states.rules] == ["hoped"]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("- {id: a, kind: state, words: [拟], examples: [已建]}", 1, "例句“已建”不合本条规则"),
        (PLANNED + "- {id: b, kind: state, words: [拟]}", 10, "至少写一个例句"),
        ("- {id: a, kind: state, words: [拟], examples: [拟建], counterexamples: [拟定]}", 1, "反例“拟定”也合"),
        ("- {id: a, kind: state, pattern: '(', examples: [拟]}", 1, "不是有效的正则表达式"),
        ("- {id: a, kind: state, pattern: 拟, examples: [拟]}", 1, "反例"),
        ("- {id: a, kind: state, word: 拟, examples: [拟]}", 1, "word"),
        ("- {id: a, kind: state, words: [拟], examples: [拟]}\n" * 2, 1, "写了两次"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(DataError) as raised:
        load_rules([write(tmp_path, text)])
    assert reason in raised.value.message
    assert raised.value.context["line"] == line


def test_the_bundled_rules_hold_what_their_examples_say() -> None:
    rules = load_rules([BUNDLED_CORPUS])
    for rule in rules.by_id.values():
        own = rules.of(rule.kind, rule.value)
        assert all(own.search(example) for example in rule.examples), rule.id
