"""The service over a real socket, in a thread of this process."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fastapi import FastAPI

from service.api import create_app
from service.api.runtime import Runtime
from service.api.server import Server, config_of, listen
from service.settings import Settings

_SECONDS = 30.0


@dataclass(frozen=True)
class Served:
    """``logged`` is what the app has logged so far."""

    port: int
    app: FastAPI
    logged: io.StringIO
    server: Server
    thread: threading.Thread

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def runtime(self) -> Runtime:
        runtime = self.app.state.runtime
        assert isinstance(runtime, Runtime)
        return runtime

    def stop(self) -> None:
        """Ask the server to stop, as a signal does."""
        self.server.should_exit = True


@contextmanager
def serving(settings: Settings) -> Iterator[Served]:
    logged = io.StringIO()
    app = create_app(settings, log_to=logged)
    ready = threading.Event()
    with listen("127.0.0.1", 0) as listening:
        server = Server(app, config_of(app, settings), lambda _host, _port: ready.set())
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        assert ready.wait(_SECONDS)
        try:
            yield Served(listening.getsockname()[1], app, logged, server, thread)
        finally:
            server.should_exit = True
            thread.join(_SECONDS)
