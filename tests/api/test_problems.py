"""Every error is a problem: the framework's own, ours, and what nobody expected."""

import io
import json

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from service.api import problems
from service.api.measures import Measures
from service.api.request_log import RequestLog, make_log
from service.errors import StoreError
from tests.api.asserting import problem_of


def test_no_such_address(client: TestClient) -> None:
    problem_of(client.get("/v1/nothing/秘密"), 404, "not_found")


def test_another_method_says_which_there_are(client: TestClient) -> None:
    response = client.put("/v1/genres", json={})
    problem_of(response, 405, "method_not_allowed")
    assert response.headers["allow"] == "GET"


@pytest.mark.parametrize("path", ["/v1/briefs/check", "/v1/facts/extract", "/v1/inspect", "/v1/samples"])
def test_a_body_of_another_kind(client: TestClient, path: str) -> None:
    response = client.post(path, content=b"<a/>", headers={"content-type": "application/xml"})
    problem_of(response, 415, "unsupported_media_type")


def test_a_parameter_that_is_none(client: TestClient) -> None:
    response = client.post("/v1/templates?form=doc", files={"file": ("a.txt", b"a")})
    body = problem_of(response, 422, "invalid_parameter")
    assert body["errors"] == [{"message": "不能是“doc”，可用：xlsx、yaml、csv", "parameter": "form"}]


def test_a_form_that_is_none(client: TestClient) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    problem_of(client.post("/v1/inspect", content=b"no form", headers=headers), 400, "bad_request")


@pytest.fixture
def written() -> io.StringIO:
    """What the failing app logs."""
    return io.StringIO()


@pytest.fixture
def failing(written: io.StringIO) -> TestClient:
    """An app whose operations fail in ways that ours should not."""
    app = FastAPI()
    app.state.log = make_log(written)
    problems.install(app)
    app.add_middleware(RequestLog, log=app.state.log, measures=Measures())

    @app.get("/unexpected")
    def unexpected() -> None:
        raise ZeroDivisionError("机密：1/0")

    @app.get("/library")
    def library() -> None:
        raise StoreError("library_unusable", "样稿库 /home/nigao/library.sqlite 打不开", path="/home/nigao")

    return TestClient(app, raise_server_exceptions=False)


def test_the_unexpected_tells_nothing_to_the_client_and_only_its_place_to_the_log(
    failing: TestClient, written: io.StringIO
) -> None:
    response = failing.get("/unexpected", headers={"x-request-id": "r-1"})
    problem_of(response, 500, "internal_error")
    assert response.headers["x-request-id"] == "r-1"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "ZeroDivisionError" not in response.text
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    unexpected = next(line for line in lines if line["event"] == "unexpected")
    assert unexpected["error"] == "ZeroDivisionError"
    assert unexpected["where"][-1].endswith("unexpected")
    assert next(line for line in lines if line["event"] == "request")["status"] == 500
    assert "机密" not in written.getvalue()


def test_paths_stay_inside(failing: TestClient) -> None:
    response = failing.get("/library")
    problem_of(response, 503, "library_unusable")
    assert response.headers["retry-after"] == "5"
    assert "/home" not in response.text
