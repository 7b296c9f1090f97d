"""What docker-compose.yml describes, as plain processes: a Chroma server, a database, two services with keys."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.processes import environment, service_process
from tests.api.texts import SAMPLE

_SECONDS = 60.0
_POSTGRES = os.environ.get("NIGAO_TEST_POSTGRES_URL")


@pytest.fixture
def chroma(tmp_path: Path) -> Iterator[str]:
    """The address of a Chroma server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).parent / "chroma"
    command = [str(program), "run", "--host", "127.0.0.1", "--port", str(port), "--path", str(tmp_path / "server")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        url = f"http://127.0.0.1:{port}"
        until = time.monotonic() + _SECONDS
        while not _answers(f"{url}/api/v2/heartbeat"):
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        yield url
        process.kill()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url).is_success
    except httpx.HTTPError:
        return False


def _new_key(chosen: dict[str, str]) -> str:
    made = subprocess.run(
        [sys.executable, "-m", "service.cli", "keys", "create", "试用"],
        env=environment(chosen),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found = re.search(r"ng_\S+", made.stdout)
    assert found is not None
    return found[0]


def test_two_services_see_the_same_samples_and_drafts(tmp_path: Path, chroma: str, brief: dict[str, Any]) -> None:
    chosen = {"NIGAO_DATA_DIR": str(tmp_path / "data"), "NIGAO_CHROMA_URL": chroma}
    if _POSTGRES:
        chosen["NIGAO_DATABASE_URL"] = _POSTGRES
    headers = {"authorization": f"Bearer {_new_key(chosen)}"}
    with ExitStack() as stack:
        one, other = (
            stack.enter_context(httpx.Client(base_url=url, headers=headers, timeout=_SECONDS))
            for _, url in (stack.enter_context(service_process(chosen, "--require-keys")) for _ in range(2))
        )
        added = one.post("/v1/samples", files={"file": ("样稿.txt", SAMPLE.encode())}).json()["items"][0]["sample"]
        brief["section"]["heading"] = "查档服务更便捷"
        brief["facts"] = [{"statement": "推行一窗受理，全年接待查档群众3200人次"}]
        made = [client.post("/v1/drafts", json=brief).json() for client in (one, other)]
        for draft in made:
            assert added["id"] in [ref["sample"] for ref in draft["grounding"]]
        for client in (one, other):
            ids = [item["id"] for item in client.get("/v1/drafts").json()["items"]]
            assert ids == [draft["id"] for draft in made[::-1]]
            assert client.get("/readyz").json()["status"] == "up"
        for draft in made:
            assert other.delete(f"/v1/drafts/{draft['id']}").status_code == 204
