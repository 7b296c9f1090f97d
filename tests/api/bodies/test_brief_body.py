"""A brief as JSON: read as a file would be, problems with their JSON pointers."""

import json
from typing import Any

import pytest

from service.api.bodies.brief_body import brief_of
from service.api.guards.refusals import BadRequestError
from service.brief import Level, OnMissing
from service.errors import InputError, LimitError, NigaoError
from service.settings import Settings


def _bytes(brief: object) -> bytes:
    return json.dumps(brief, ensure_ascii=False).encode()


def _parts(data: bytes, settings: Settings) -> list[tuple[str | None, str]]:
    with pytest.raises(InputError) as refused:
        _ = brief_of(data, settings).brief
    parts = refused.value.context["parts"]
    assert isinstance(parts, tuple)
    return [(part.pointer, part.message) for part in parts]


def test_a_clerks_words_are_understood(brief: dict[str, Any], settings: Settings) -> None:
    read = brief_of(_bytes({**brief, "date": "2025-12-10", "period": 2025}), settings).brief
    assert (read.genre, read.level) == ("work_summary", Level.COUNTY)
    assert (read.date, read.period) == ("2025年12月10日", "2025年")
    assert read.requirements.on_missing is OnMissing.MARK
    assert (read.facts[2].value, read.facts[2].unit) == ("63", "件")


@pytest.mark.parametrize("number", ["1200", "0.10", "12.50", "100000000000000000000001", "-3"])
def test_a_number_stays_as_it_was_written(brief: dict[str, Any], settings: Settings, number: str) -> None:
    brief["facts"] = [{"label": "收入", "value": "@", "unit": "万元"}]
    data = _bytes(brief).replace(b'"@"', number.encode())
    assert brief_of(data, settings).brief.facts[0].value == number


def test_every_problem_has_its_place(brief: dict[str, Any], settings: Settings) -> None:
    brief["unti"] = "x"
    brief["level"] = "火星"
    brief["facts"] = [{"statement": "开展学习12次"}, {"label": "a/b", "value": 1, "vlaue": 2}]
    found = dict(_parts(_bytes(brief), settings))
    assert set(found) == {"/level", "/unti", "/facts/1/vlaue"}
    assert "unit" in found["/unti"]


def test_a_key_written_twice(brief: dict[str, Any], settings: Settings) -> None:
    data = _bytes(brief).rstrip(b"}") + b'}, "unit": "x", "unit": "y"}'
    assert ("/unit", "同一个键写了两次，请只留一个") in _parts(data, settings)


@pytest.mark.parametrize("facts", ["facts.xlsx", {"file": "/etc/passwd"}, [{"file": "../a.csv"}], ["台账.xlsx"]])
def test_files_are_not_read(brief: dict[str, Any], settings: Settings, facts: object) -> None:
    brief["facts"] = facts
    assert any("不能引用文件" in message for _, message in _parts(_bytes(brief), settings))


def test_text_is_taken_literally(brief: dict[str, Any], settings: Settings) -> None:
    odd = '*别名 &锚 !标记 #注释: “引号” " \\ / \t制表 - 横线 {a} [b] \u2028 \x7f %'
    brief["facts"] = [{"id": "f1", "statement": f"学习12次{odd}"}]
    read = brief_of(_bytes(brief), settings).brief.facts[0].statement
    assert read is not None
    assert read.replace(" ", "") == f"学习12次{odd}".replace("\x7f", "").replace("\u2028", "").replace(" ", "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"{'a': 1}",
        b"NaN",
        b'{"a": Infinity}',
        b'{"a": "\xff"}',
        b'{"a": 1} {"b": 2}',
        b"\x00",
    ],
)
def test_what_is_no_json(settings: Settings, data: bytes) -> None:
    with pytest.raises(BadRequestError) as refused:
        brief_of(data, settings)
    assert refused.value.code == "bad_json"


@pytest.mark.parametrize("data", [b"[]", b"1", b'"a"', b"null", b"true"])
def test_what_is_no_object(settings: Settings, data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        brief_of(data, settings)
    assert refused.value.code == "bad_brief"


def test_what_is_too_deep_or_too_large(brief: dict[str, Any], settings: Settings) -> None:
    deep: object = 1
    for _ in range(30):
        deep = [deep]
    for data in (_bytes({**brief, "facts": deep}), _bytes({**brief, "title": "x" * settings.max_brief_bytes})):
        with pytest.raises(LimitError):
            brief_of(data, settings)


def test_a_key_of_any_kind_is_told(settings: Settings) -> None:
    for key in ("键" * 2_000, "a\nb", "", ":", "\ud800", "? a", "~/"):
        with pytest.raises(NigaoError):
            _ = brief_of(json.dumps({key: 1}).encode(), settings).brief
