"""What is done with a file that is sent, and not kept: inspect, templates, facts."""

import io
from typing import Any

import openpyxl
import pytest
from starlette.testclient import TestClient

from tests.api.asserting import problem_of
from tests.api.texts import SAMPLE


def _sent(name: str = "样稿.txt", text: str = SAMPLE) -> dict[str, Any]:
    return {"file": (name, text.encode())}


def test_inspect_is_what_the_command_line_shows(client: TestClient) -> None:
    seen = client.post("/v1/inspect", files=_sent()).json()
    assert seen["genre"] == "work_summary"
    assert [heading["title"] for heading in seen["headings"]] == ["查档服务更便捷", "库房管理更安全"]
    assert "slots" not in seen


def test_inspect_blanks_a_finished_text(client: TestClient) -> None:
    text = SAMPLE.replace("接待查档群众×人次", "接待查档群众1200人次")
    seen = client.post("/v1/inspect?blank=true", files=_sent(text=text)).json()
    assert "1200人次" in [slot["former"] for slot in seen["slots"]]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.exe", b"MZ", "unsupported_format"),
        ("a.docx", b"PK\x03\x04 no", "not_what_name_says"),
        ("空.txt", b"  \n", "file_empty"),
        ("", b"x", "file_missing"),
        ("../../etc/passwd", b"x", "unsupported_format"),
    ],
)
def test_a_file_that_cannot_be_read(client: TestClient, name: str, data: bytes, code: str) -> None:
    problem_of(client.post("/v1/inspect", files={"file": (name, data)}), 422, code)


def test_one_file_at_a_time(client: TestClient) -> None:
    two = [("file", ("a.txt", SAMPLE.encode())), ("file", ("b.txt", SAMPLE.encode()))]
    problem_of(client.post("/v1/inspect", files=two), 400, "one_file_only")


def test_a_template_asks_for_its_slots(client: TestClient) -> None:
    asked = client.post("/v1/templates?section=库房管理更安全", files=_sent()).json()
    assert asked["section"] == "库房管理更安全"
    assert ("改造恒温恒湿库房（间）", "quantity", "间") in [
        (slot["label"], slot["type"], slot.get("unit")) for slot in asked["slots"]
    ]


def test_a_section_that_is_not_there(client: TestClient) -> None:
    problem_of(client.post("/v1/templates?section=没有这一节", files=_sent()), 404, "no_such_section")


def test_a_form_can_be_had_as_a_file(client: TestClient) -> None:
    response = client.post("/v1/templates?form=xlsx", files=_sent())
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert sheet is not None
    assert sheet["A1"].value == "编号"
    assert "filename*=UTF-8''" in response.headers["content-disposition"]
    yaml = client.post("/v1/templates?form=yaml", files=_sent())
    assert yaml.headers["content-type"].startswith("application/yaml")
    assert "slots:" in yaml.text


def test_facts_of_a_text_have_offsets_in_it(client: TestClient) -> None:
    text = "同志们：\r\n全年举办读书班8期，86名青年干部参加。各支部开展主题党日活动36次。"
    found = client.post("/v1/facts/extract", json={"text": text, "period": "2025年"}).json()
    read = found["texts"][0]["text"]
    for fact in found["facts"]:
        place = fact["places"][0]
        assert fact["statement"] in read[place["start"] : place["end"]]
    assert [fact["statement"] for fact in found["facts"]] == [
        "全年举办读书班8期，86名青年干部参加",
        "各支部开展主题党日活动36次",
    ]


def test_facts_of_several_files_are_merged(client: TestClient) -> None:
    table = "项目,数量,单位\n主题党日活动,36,次\n".encode()
    files = [
        ("file", ("甲.txt", "各支部开展主题党日活动36次。".encode())),
        ("file", ("乙.md", "各支部开展主题党日活动36次。".encode())),
        ("file", ("表.csv", table)),
    ]
    found = client.post("/v1/facts/extract", files=files, data={"period": "2025年"}).json()
    assert found["merged"] >= 1
    assert [text["file"] for text in found["texts"]] == ["甲.txt", "乙.md"]
    assert found["facts"][0]["places"][0]["file"] == "甲.txt"
    assert found["facts"][0]["period"] == "2025年"


@pytest.mark.parametrize(
    "body", [{}, [], "x", {"text": ""}, {"text": "学习1次", "file": "/etc/passwd"}, {"text": None}]
)
def test_a_body_that_is_none(client: TestClient, body: object) -> None:
    problem_of(client.post("/v1/facts/extract", json=body), 422, "bad_request_body")
