"""Nobody but the endpoint is told anything, whatever the environment says."""

import asyncio
import os
import socket
import subprocess
import sys
from threading import Thread

import pytest

from service.models.endpoint import open_endpoint
from service.models.scripted import ScriptedModel
from service.settings import Settings
from tests.models.conftest import Ask

CHILD = """
import asyncio, sys
from langchain_core.tracers.langchain import wait_for_all_tracers
from langchain_openai import ChatOpenAI
from service.models.ceilings import Ceiling
from service.models.chat import Message, ModelSettings
from service.models.endpoint import open_endpoint
from service.models.patience import Conversation, whole
from service.settings import Settings

async def ours():
    async with open_endpoint(Settings()) as models:
        until = asyncio.get_running_loop().time() + 60
        print(await whole(Conversation(models, 60, until, Ceiling(9000)).ask([Message("user", "x")], ModelSettings())))

asyncio.run(ours())
wait_for_all_tracers()
print("ours is done", flush=True)
sys.stdin.readline()
ChatOpenAI(model="one", max_retries=0).invoke("x")
wait_for_all_tracers()
"""


class Listener:
    """Counts who connects, and hangs up."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.came = 0
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            self.came += 1
            connection.close()


def test_nothing_is_traced() -> None:
    tracer = Listener()
    with ScriptedModel() as endpoint:
        told = {
            "LANGSMITH_TRACING": "true",
            "LANGCHAIN_TRACING_V2": "true",
            "LANGSMITH_ENDPOINT": tracer.url,
            "LANGSMITH_API_KEY": "k",
            "LANGSMITH_GATEWAY": tracer.url,
            "OPENAI_BASE_URL": endpoint.base_url,
            "OPENAI_API_KEY": "k",
            "NIGAO_MODEL": "one",
        }
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD],
            env={**os.environ, **told},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert child.stdin is not None
        assert child.stdout is not None
        assert "stop" in child.stdout.readline()
        assert child.stdout.readline() == "ours is done\n"
        assert tracer.came == 0
        child.communicate("go on\n", timeout=120)
    assert tracer.came > 0  # as LangChain would have it


def test_without_an_address_requests_go_to_openai_and_to_no_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGSMITH_GATEWAY", "true")
    monkeypatch.setenv("LANGSMITH_GATEWAY_API_KEY", "lsv2_x")
    monkeypatch.setenv("OPENAI_API_BASE", "http://elsewhere.invalid/v1")

    async def address() -> str:
        async with open_endpoint(Settings(model="one")) as [chat]:
            return str(chat._model.async_client.client.base_url)  # type: ignore[attr-defined]

    assert asyncio.run(address()) == "https://api.openai.com/v1/"


def test_what_is_on_this_machine_is_asked_without_a_proxy(monkeypatch: pytest.MonkeyPatch, ask: Ask) -> None:
    proxy = Listener()
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "OPENAI_PROXY"):
        monkeypatch.setenv(name, proxy.url)
    monkeypatch.setenv("LC_OUTPUT_VERSION", "v1")
    with ScriptedModel() as endpoint:
        [told] = ask(endpoint)
        assert told.finish == "stop"
        assert told.text
    assert proxy.came == 0


def test_what_is_elsewhere_is_asked_by_the_proxy(monkeypatch: pytest.MonkeyPatch, ask: Ask) -> None:
    proxy = Listener()
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    with ScriptedModel() as endpoint:
        [told] = ask(endpoint, **{"OPENAI_BASE_URL": "http://model.invalid/v1"})
    assert told.end == "model_unreachable"
    assert proxy.came > 0
