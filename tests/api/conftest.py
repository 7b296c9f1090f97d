"""The app in this process, with a data folder of its own, and what it logs."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from service.api import create_app
from service.api.bodies.brief_schema import EXAMPLE
from service.settings import Settings


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def settings(data_dir: Path) -> Settings:
    return Settings(data_dir=data_dir, requests_in_a_burst=100_000)


@pytest.fixture(scope="session")
def logged() -> io.StringIO:
    """All that the shared app logs."""
    return io.StringIO()


@pytest.fixture(scope="session")
def app(settings: Settings, logged: io.StringIO) -> FastAPI:
    return create_app(settings, log_to=logged)


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def brief() -> dict[str, Any]:
    """A brief that can be drafted from; to be changed at will."""
    copied: dict[str, Any] = json.loads(json.dumps(EXAMPLE))
    return copied
