"""Nothing that is sent comes into the logs or the metrics: secrets are planted in every input, and both are read."""

import io
import logging
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from service.api.server import JsonFormatter
from service.models.scripted import ScriptedModel
from service.settings import Settings
from tests.api.texts import SAMPLE
from tests.api.wire import Served, serving

SECRET = "绝密玄武工程"
LATIN = "TopSecretXuanwu"
FORM = "multipart/form-data"


@pytest.fixture
def others() -> Any:
    """What libraries log, as the server would write it down; every one of them at its most talkative."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.setLevel(level)
    root.removeHandler(handler)


def _secret_brief(brief: dict[str, Any]) -> dict[str, Any]:
    brief["facts"][0]["statement"] += f"，启动{SECRET}1次"
    brief["facts"][1]["source"] = SECRET
    return {
        **brief,
        "unit": f"{SECRET}办公室",
        "title": SECRET,
        "section": {"heading": f"推进{SECRET}"},
        "requirements": {"instructions": SECRET},
    }


def _send_everything(served: Served, brief: dict[str, Any]) -> list[httpx.Response]:
    headers = {"user-agent": LATIN, "idempotency-key": LATIN, "x-request-id": f"{LATIN} not sane"}
    text = SAMPLE.replace("查档服务更便捷", SECRET)
    file = {"file": (f"{SECRET}.txt", text.encode())}
    with httpx.Client(base_url=served.url, headers=headers, timeout=60.0) as client:
        made = client.post("/v1/drafts", json=brief)
        answers = [
            made,
            client.post("/v1/drafts", json={**brief, "level": SECRET}, headers={"idempotency-key": uuid4().hex}),
            client.post("/v1/drafts", json=brief, headers={"accept": "text/event-stream"}),
            client.get(f"{made.headers['location']}/export", params={"format": SECRET}),
            client.get(f"{made.headers['location']}/export", params={"format": "docx", LATIN: SECRET}),
            client.get(f"/v1/drafts/{LATIN}"),
            client.get("/v1/drafts", params={"after": LATIN, "genre": SECRET}),
            client.get(f"/{LATIN}/{SECRET}"),
            client.post("/v1/briefs/check", json={**brief, SECRET: SECRET}),
            client.post("/v1/briefs/check", content=SECRET.encode(), headers={"content-type": "application/json"}),
            client.post("/v1/facts/extract", json={"text": f"开展{SECRET}12次。"}),
            client.post(
                "/v1/facts/extract", content=LATIN, headers={"content-type": f"multipart/form-data; boundary={LATIN}"}
            ),
            client.post("/v1/inspect", files=file),
            client.post("/v1/inspect", files={"file": (f"{SECRET}.docx", b"PK\x03\x04" + text.encode())}),
            client.post("/v1/templates", files=file, params={"section": SECRET}),
            client.post("/v1/samples", files=file, data={"genre": SECRET}, headers={"idempotency-key": uuid4().hex}),
            client.post("/v1/samples", files=file, headers={"idempotency-key": uuid4().hex}),
            client.get(f"/v1/samples/{LATIN}"),
            client.delete(made.headers["location"]),
            client.request(LATIN.upper(), "/v1/drafts"),
        ]
        return answers


def test_nothing_that_is_sent_is_written_down(tmp_path: Path, brief: dict[str, Any], others: io.StringIO) -> None:
    with ScriptedModel() as model:
        chosen = {"OPENAI_BASE_URL": model.base_url, "OPENAI_API_KEY": LATIN, "model": "scripted"}
        with serving(Settings(data_dir=tmp_path, **chosen)) as served:
            answers = _send_everything(served, _secret_brief(brief))
            metrics = httpx.get(f"{served.url}/metrics").text
    assert answers[0].status_code == 201
    assert model.chats
    assert {answer.status_code for answer in answers} >= {200, 201, 400, 404, 422}
    assert all(answer.status_code < 500 for answer in answers)
    logged = served.logged.getvalue()
    assert logged.count('"event": "request"') >= len(answers)
    for place in (logged, metrics, others.getvalue()):
        assert place
        assert SECRET not in place
        assert LATIN.lower() not in place.lower()
        assert "\\u7edd\\u5bc6" not in place
