"""Two processes on one data folder: what one adds the other sees at once. The second is ``nigao serve`` itself."""

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from service.settings import Settings
from tests.api.processes import service_process
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
def started(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with service_process({"NIGAO_DATA_DIR": str(folder)}) as started:
        yield started


@pytest.fixture(scope="module")
def second(started: tuple[subprocess.Popen[str], str]) -> str:
    return started[1]


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


def test_a_signal_ends_it(started: tuple[subprocess.Popen[str], str], second: str) -> None:
    process, _ = started
    assert httpx.get(f"{second}/healthz").status_code == 200
    process.send_signal(signal.SIGTERM)
    _, written = process.communicate(timeout=_SECONDS)
    assert process.returncode in (0, -signal.SIGTERM)
    assert "Traceback" not in written
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{second}/healthz")
