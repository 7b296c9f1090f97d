import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import InputError, LimitError
from service.facts.files.marked import Marked, read_marked
from service.facts.files.problems import Problem
from service.text.hygiene import visible


def read(text: str) -> Marked:
    problems: list[Problem] = []
    node = read_marked("a.yaml", text, problems)
    assert problems == []
    return node


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("value: 1200", "1200"),
        ("value: 1,200", "1,200"),
        ("value: 08", "08"),
        ("value: 1.20", "1.20"),
        ("value: 2025-03-05", "2025-03-05"),
        ("value: 12:30", "12:30"),
        ("value: yes", "yes"),
        ("value: 80%", "80%"),
        ("value: '1200'", "1200"),
        ('value: "a\\n b"', "a\n b"),
        ("value: |\n  一行\n  二行", "一行\n二行"),
        ("value: ~", None),
        ("value:", None),
        ("value: ''", ""),
        ('{"value": 1200}', "1200"),
        ('{"value": 1e3}', "1e3"),
        ('{"value": null}', None),
        ('{"value": "\\ud83d\\ude00\\/\\ud83d"}', "\U0001f600/"),
        ('{"value": "\\\\ud83d"}', "\\ud83d"),
        ("value: 零\u200b宽\ufeff", "零宽"),
        ("value: a\r\nother: b\r", "a"),
        ('{"value": "a\\u200bb\\u0000"}', "ab"),
    ],
)
def test_a_scalar_is_its_text(written: str, value: str | None) -> None:
    node = read(written).at("value")
    assert node is not None
    assert node.value == value


def test_every_node_knows_its_line() -> None:
    node = read(
        "genre: a\nfacts:\n  - id: f1\n    statement: b\n  - id: f2\n    derived: {from: [f1],\n      op: sum}\n"
    )
    assert node.line_of(("genre",)) == 1
    assert node.line_of(("facts",)) == 2
    assert node.line_of(("facts", 1)) == 5
    assert node.line_of(("facts", 0, "statement")) == 4
    assert node.line_of(("facts", 1, "derived", "op")) == 7
    assert node.line_of(("facts", 1, "nothing", "there")) == 5
    assert node.line_of(("facts", 7)) == 2


def test_a_key_written_twice_is_told_with_both_lines() -> None:
    problems: list[Problem] = []
    node = read_marked("a.yaml", "unit: 甲\nlevel: 县\nunit: 乙\n", problems)
    assert [str(problem) for problem in problems] == ["a.yaml:3：“unit”写了两次（前一次在第 1 行），请只留一个"]
    assert node.plain() == {"unit": "甲", "level": "县"}


def test_characters_lost_in_decoding_are_told_with_their_lines() -> None:
    problems: list[Problem] = []
    read_marked("a.yaml", "unit: 甲\ufffd\nlevel: 县\nregion: \ufffd\n", problems)
    assert [(problem.line, "乱码" in problem.message) for problem in problems] == [(1, True), (3, True)]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("unit: 甲\ngenre：工作总结\n", 2, "半角"),
        ("genre：工作总结\nunit: 甲\n", 1, "半角"),
        ("facts:\n\t- id: f1\n", 2, "制表符"),
        ("unit: 甲: 乙: 丙\n", 1, "半角冒号"),
        ("unit: @甲\n", 1, "加引号"),
        ("unit: *甲\n", 1, "加引号"),
        ("unit: *name\n", 1, "引用"),
        ("a: &x [1]\nb: *x\n", 2, "引用"),
        ('unit: "甲\n', 1, "引号没有成对"),
        ('unit: "甲"乙"丙"\n', 1, "英文引号"),
        ("unit: [1, 2\n", 2, "格式不完整"),
        ("unit: 甲\n---\nunit: 乙\n", 2, "一个文件只能写一份"),
        ("? [a]\n: b\n", 1, "键名"),
        ("unit: !!python/object/apply:os.system [echo]\n", 1, "! 标记"),
        ("unit: !!binary aGVsbG8=\n", 1, "! 标记"),
        ("unit: !甲 乙\n", 1, "! 标记"),
        ('unit: "甲\\ud800"\n', 1, "反斜杠"),
        ('unit: "甲\\q"\n', 1, "反斜杠"),
    ],
)
def test_what_is_not_yaml_is_told_in_the_writers_words(text: str, line: int, reason: str) -> None:
    with pytest.raises(InputError) as raised:
        read(text)
    assert raised.value.message.startswith(f"a.yaml:{line}：")
    assert reason in raised.value.message


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 1_000 + "a", "{a: " * 50, '{"a":' * 5_000])
def test_deep_nesting_is_refused(text: str) -> None:
    with pytest.raises(LimitError):
        read(text)


def test_too_many_nodes_are_refused() -> None:
    with pytest.raises(LimitError):
        read("[" + "1," * 500_000 + "]")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(InputError):
        read_marked("a.yaml", text, [])


_JSON = st.recursive(
    st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=4), _JSON, max_size=4), st.booleans())
def test_json_is_read_as_json(data: dict[str, object], ascii_only: bool) -> None:
    read_back = read_marked("a.json", json.dumps(data, ensure_ascii=ascii_only, indent=1), []).plain()
    assert _visible(read_back) == _visible(json.loads(json.dumps(data)))


def _visible(data: object) -> object:
    if isinstance(data, list):
        return [_visible(item) for item in data]
    if isinstance(data, dict):
        return {key: _visible(item) for key, item in data.items()}
    return " ".join(visible(str(data)).split())
