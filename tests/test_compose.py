"""docker-compose.yml: what it promises, and — where Docker Compose is there — that it is valid."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    described = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    services: dict[str, Any] = described["services"]
    return services


def test_every_service_is_watched_and_none_is_root(services: dict[str, Any]) -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert dockerfile.index("USER nigao") < dockerfile.index("CMD")
    for service in services.values():
        assert service["healthcheck"]["test"][0] == "CMD"
        assert service["volumes"]
        assert "build" in service or service["user"] not in ("root", "0")
        assert service["cap_drop"] == ["ALL"]


def test_there_is_no_default_password(services: dict[str, Any]) -> None:
    for name in ("service", "postgres"):
        values = [value for value in services[name]["environment"].values() if "PASSWORD" in value]
        assert values
        assert all("${NIGAO_DB_PASSWORD:?" in value for value in values)


def test_the_service_asks_for_keys_and_is_published_on_this_machine_only(services: dict[str, Any]) -> None:
    assert "--require-keys" in (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert all(port.startswith("127.0.0.1:") for port in services["service"]["ports"])
    assert "ports" not in services["postgres"]
    assert "ports" not in services["chroma"]


def _compose() -> list[str] | None:
    if shutil.which("docker-compose"):
        return ["docker-compose"]
    if shutil.which("docker") and _succeeds(["docker", "compose", "version"], dict(os.environ)):
        return ["docker", "compose"]
    return None


def _succeeds(command: list[str], environment: dict[str, str]) -> bool:
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(_compose() is None, reason="Docker Compose is not installed")
def test_compose_takes_it() -> None:
    compose = _compose()
    assert compose is not None
    command = [*compose, "--file", str(ROOT / "docker-compose.yml"), "config", "--quiet"]
    without = {name: value for name, value in os.environ.items() if name != "NIGAO_DB_PASSWORD"}
    assert _succeeds(command, {**without, "NIGAO_DB_PASSWORD": "x"})
    assert not _succeeds(command, without)
