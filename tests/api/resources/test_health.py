import io
from pathlib import Path

from starlette.testclient import TestClient

from service.api import create_app
from service.models.scripted import ScriptedModel
from service.settings import Settings
from tests.api.asserting import problem_of


def test_alive_and_ready(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "up"}
    ready = client.get("/readyz")
    assert ready.status_code == 200
    up = {"status": "up", "needed": True}
    assert ready.json() == {
        "status": "up",
        "parts": {"database": up, "index": up, "model": {"status": "off", "needed": False}},
    }


def test_a_library_that_does_not_open(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"not a database, but long enough to look like a file" * 40)
    app = create_app(Settings(data_dir=tmp_path), log_to=io.StringIO())
    with TestClient(app, raise_server_exceptions=False) as client:
        assert client.get("/healthz").status_code == 200
        ready = client.get("/readyz")
        assert ready.status_code == 503
        assert ready.json()["parts"]["index"] == {"status": "down", "needed": True, "code": "library_unusable"}
        response = client.get("/v1/samples")
        problem_of(response, 503, "library_unusable")
        assert str(tmp_path) not in response.text


def test_metrics_count_by_template(client: TestClient) -> None:
    client.get("/v1/samples/ffffffffffff")
    text = client.get("/metrics").text
    assert 'nigao_requests_total{method="GET",route="/v1/samples/{sample_id}",status="404"}' in text
    assert "ffffffffffff" not in text


def test_a_model_that_does_not_answer_is_told_and_keeps_nobody_from_drafting(tmp_path: Path) -> None:
    with ScriptedModel() as model:
        chosen = {"OPENAI_BASE_URL": model.base_url, "OPENAI_API_KEY": "none", "model": "scripted"}
        for expected in ("up", "down"):
            with TestClient(create_app(Settings(data_dir=tmp_path, **chosen), log_to=io.StringIO())) as client:
                ready = client.get("/readyz")
            assert (ready.status_code, ready.json()["status"]) == (200, "up")
            assert ready.json()["parts"]["model"] == {"status": expected, "needed": False}
            chosen["OPENAI_BASE_URL"] = "http://127.0.0.1:9/v1"
