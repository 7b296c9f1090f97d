"""API keys, and how fast one may ask."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from service.api import create_app
from service.api.runtime import Runtime
from service.settings import Settings
from service.store.records import ApiKey
from tests.api.asserting import problem_of


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """An app that asks for keys."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("keys"), require_keys=True, requests_in_a_burst=1_000)
    app = create_app(settings, log_to=io.StringIO())
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def _runtime(client: TestClient) -> Runtime:
    runtime = client.app.state.runtime  # type: ignore[attr-defined]
    assert isinstance(runtime, Runtime)
    return runtime


def _key(client: TestClient, name: str) -> tuple[ApiKey, dict[str, str]]:
    assert client.portal is not None
    key, plaintext = client.portal.call(_runtime(client).store.keys.create, name)
    return key, {"authorization": f"Bearer {plaintext}"}


@pytest.mark.parametrize("given", [None, "", "Bearer", "Bearer x", "Basic abc", "Bearer ng_000000000000_" + "a" * 43])
def test_without_a_key_nothing_is_let_in(guarded: TestClient, given: str | None) -> None:
    headers = {} if given is None else {"authorization": given}
    response = guarded.get("/v1/drafts", headers=headers)
    problem_of(response, 401, "unauthorised")
    assert response.headers["www-authenticate"] == "Bearer"
    problem_of(guarded.get("/v1/nothing", headers=headers), 401, "unauthorised")


def test_health_needs_no_key(guarded: TestClient) -> None:
    for path in ("/healthz", "/readyz", "/metrics", "/openapi.json"):
        assert guarded.get(path).status_code == 200
    operation = guarded.get("/openapi.json").json()["paths"]["/v1/drafts"]["post"]
    assert operation["security"] == [{"密钥": []}]


def test_a_key_sees_its_own_drafts_only(guarded: TestClient, brief: dict[str, Any]) -> None:
    _, one = _key(guarded, "一")
    _, other = _key(guarded, "二")
    address = guarded.post("/v1/drafts", json=brief, headers=one).headers["location"]
    assert guarded.get(address, headers=one).status_code == 200
    assert [item["id"] for item in guarded.get("/v1/drafts", headers=other).json()["items"]] == []
    for request in (
        guarded.get(address, headers=other),
        guarded.get(f"{address}/export", headers=other),
        guarded.delete(address, headers=other),
    ):
        problem_of(request, 404, "draft_not_found")
    assert len(guarded.get("/v1/drafts", headers=one).json()["items"]) == 1
    assert guarded.delete(address, headers=one).status_code == 204


def test_idempotency_keys_are_of_one_api_key(guarded: TestClient, brief: dict[str, Any]) -> None:
    made = [
        guarded.post("/v1/drafts", json=brief, headers={**_key(guarded, name)[1], "idempotency-key": "same"})
        for name in ("三", "四")
    ]
    assert [response.status_code for response in made] == [201, 201]
    assert made[0].json()["id"] != made[1].json()["id"]


def test_a_revoked_key_is_none(guarded: TestClient) -> None:
    key, headers = _key(guarded, "五")
    assert guarded.get("/v1/genres", headers=headers).status_code == 200
    assert guarded.portal is not None
    guarded.portal.call(_runtime(guarded).store.keys.revoke, key.id)
    problem_of(guarded.get("/v1/genres", headers=headers), 401, "unauthorised")


def test_too_fast(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, requests_per_second=0.01, requests_in_a_burst=2)
    with TestClient(create_app(settings, log_to=io.StringIO()), raise_server_exceptions=False) as client:
        assert [client.get("/v1/genres").status_code for _ in range(2)] == [200, 200]
        response = client.get("/v1/genres")
        problem_of(response, 429, "too_many_requests")
        assert int(response.headers["retry-after"]) > 1
        assert client.get("/healthz").status_code == 200
        assert 'nigao_refused_total{code="too_many_requests"} 1.0' in client.get("/metrics").text
