"""Request ids, headers, and log lines."""

import io
import json

import pytest
from starlette.testclient import TestClient


def _last(logged: io.StringIO) -> dict[str, object]:
    line: dict[str, object] = json.loads(logged.getvalue().splitlines()[-1])
    return line


def test_a_sane_request_id_is_kept(client: TestClient, logged: io.StringIO) -> None:
    response = client.get("/healthz", headers={"x-request-id": "trace-12.a_B"})
    assert response.headers["x-request-id"] == "trace-12.a_B"
    assert _last(logged)["request_id"] == "trace-12.a_B"


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, "a\u00e9", '{"a":1}'])
def test_another_is_made_anew(client: TestClient, given: str) -> None:
    response = client.get("/healthz", headers={b"x-request-id": given.encode("latin-1")})
    made = response.headers["x-request-id"]
    assert made != given
    assert len(made) == 32


def test_a_line_has_the_template_and_not_the_path(client: TestClient, logged: io.StringIO) -> None:
    client.get("/v1/samples/secretname?genre=secretquery")
    line = _last(logged)
    assert (line["method"], line["route"], line["status"]) == ("GET", "/v1/samples/{sample_id}", 404)
    assert isinstance(line["ms"], float)
    assert "secret" not in json.dumps(line)


def test_what_has_no_route_is_not_named(client: TestClient, logged: io.StringIO) -> None:
    client.request("GRAB", "/v1/secret")
    line = _last(logged)
    assert (line["method"], line["route"]) == ("OTHER", "(none)")


def test_headers_of_every_answer(client: TestClient) -> None:
    for response in (client.get("/v1/genres"), client.get("/nowhere")):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["cache-control"] == "no-store"
        assert "default-src 'none'" in response.headers["content-security-policy"]
