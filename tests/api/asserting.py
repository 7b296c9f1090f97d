"""What every problem must be, whatever the resource."""

from typing import Any


def problem_of(response: Any, status: int, code: str) -> dict[str, Any]:
    """The problem details of a response, after they were checked against RFC 9457 and our own promises."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == status
    assert body["code"] == code
    assert body["type"] == f"urn:nigao:problem:{code}"
    assert body["request_id"] == response.headers["x-request-id"]
    assert body["title"]
    assert any("\u4e00" <= char <= "\u9fff" for char in body["detail"])
    return body
