"""Two processes on one data folder: what one adds the other sees at once. The second is ``nigao serve`` itself."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from service.settings import Settings
from tests.api.wire import Served, serving

_SAMPLE = """×县陶艺传习所×年工作总结
一、柴窑烧制更精细
开展柴窑烧制传习×期，青花坯体拉坯×件，窑工技艺评定×人次，柴窑烧制水平稳步提高。
二、展陈更丰富
举办青花坯体展览×场，接待观众×人次。
"""
_SECONDS = 60.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shared")


@pytest.fixture(scope="module")
def first(folder: Path) -> Iterator[Served]:
    with serving(Settings(data_dir=folder)) as served:
        yield served


@pytest.fixture(scope="module")
def process(folder: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("NIGAO_", "OPENAI_"))}
    command = [sys.executable, "-m", "service.cli", "serve", "--port", "0"]
    process = subprocess.Popen(
        command, env={**environment, "NIGAO_DATA_DIR": str(folder)}, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    yield process
    process.kill()
    process.wait()


@pytest.fixture(scope="module")
def second(process: subprocess.Popen[str]) -> str:
    """Its address, as it tells it."""
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(r"服务已启动：(http://\S+)", line):
            return found[1]
    raise AssertionError("it did not start")


def _brief(brief: dict[str, Any]) -> dict[str, Any]:
    return {
        **brief,
        "unit": "云溪县陶艺传习所",
        "section": {"heading": "柴窑烧制更精细"},
        "facts": [{"statement": "开展柴窑烧制传习9期，青花坯体拉坯320件"}],
    }


def test_samples_and_drafts_are_shared(first: Served, second: str, brief: dict[str, Any]) -> None:
    one, other = httpx.Client(base_url=first.url, timeout=_SECONDS), httpx.Client(base_url=second, timeout=_SECONDS)
    with one, other:
        before = other.post("/v1/drafts", json=_brief(brief)).json()  # so that its caches are full
        added = one.post("/v1/samples", files={"file": ("陶艺.txt", _SAMPLE.encode())}).json()["items"][0]["sample"]
        assert added["id"] not in [ref["sample"] for ref in before["grounding"]]
        assert added["id"] in [sample["id"] for sample in other.get("/v1/samples").json()["items"]]
        made = other.post("/v1/drafts", json=_brief(brief)).json()
        assert made["grounding"][0]["sample"] == added["id"]
        followed = other.post("/v1/drafts", json={**_brief(brief), "follow": {"sample": added["id"]}})
        assert followed.json()["grounding"] == [{"sample": added["id"], "section": "柴窑烧制更精细", "score": 1.0}]
        assert one.get(f"/v1/drafts/{made['id']}").json() == made
        assert one.delete(f"/v1/samples/{added['id']}").status_code == 204
        after = other.post("/v1/drafts", json=_brief(brief)).json()
        assert after["grounding"] == before["grounding"]
        assert other.get(f"/v1/samples/{added['id']}").status_code == 404


def test_a_signal_ends_it(process: subprocess.Popen[str], second: str) -> None:
    assert httpx.get(f"{second}/healthz").status_code == 200
    process.send_signal(signal.SIGTERM)
    _, written = process.communicate(timeout=_SECONDS)
    assert process.returncode in (0, -signal.SIGTERM)
    assert "Traceback" not in written
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{second}/healthz")
