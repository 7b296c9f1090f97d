from typing import Any

from starlette.testclient import TestClient

from tests.api.asserting import problem_of


def test_a_good_brief(client: TestClient, brief: dict[str, Any]) -> None:
    answer = client.post("/v1/briefs/check", json=brief).json()
    assert answer["ok"] is True
    assert [fact["id"] for fact in answer["facts"]] == ["f1", "f2", "f3"]
    value = answer["facts"][0]["values"][0]
    assert value == {"id": "f1.1", "type": "quantity", "text": "12次", "start": 16, "end": 19}


def test_warnings_do_not_keep_from_drafting(client: TestClient, brief: dict[str, Any]) -> None:
    del brief["period"]
    answer = client.post("/v1/briefs/check", json=brief).json()
    assert answer["ok"] is True
    assert [problem["severity"] for problem in answer["problems"]] == ["warning"]


def test_facts_that_contradict_each_other(client: TestClient, brief: dict[str, Any]) -> None:
    brief["facts"].append({"id": "f4", "label": "为群众办实事", "value": 36, "unit": "件"})
    answer = client.post("/v1/briefs/check", json=brief).json()
    assert answer["ok"] is False
    assert any(p["pointer"] == "/facts/3" and "矛盾" in p["message"] for p in answer["problems"])


def test_a_sample_to_follow_that_is_not_there(client: TestClient, brief: dict[str, Any]) -> None:
    brief["follow"] = {"sample": "没有这一份"}
    answer = client.post("/v1/briefs/check", json=brief).json()
    assert [p["pointer"] for p in answer["problems"] if p["severity"] == "error"] == ["/follow/sample"]


def test_what_cannot_be_read_at_all(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    body = problem_of(client.post("/v1/briefs/check", content=b'{"a":\n,}', headers=headers), 400, "bad_json")
    assert body["errors"] == [{"message": "第 1 个字符处不是有效的 JSON", "line": 2}]
