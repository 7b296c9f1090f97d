"""The service as a process: one event loop on one address, until it is told to stop."""

import json
import logging
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import uvicorn
from fastapi import FastAPI

from service.api.app import create_app
from service.api.runtime import Runtime
from service.errors import InputError, NigaoError
from service.settings import Settings

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_MARGIN_SECONDS = 5.0
_BACKLOG = 1024


def serve(settings: Settings, host: str, port: int, started: Callable[[str, int], None]) -> None:
    """Serve until SIGTERM or SIGINT; ``started`` is told the address and the port (for port 0, the one that was free).

    When asked to stop, no new drafts are taken, those that run have ``settings.shutdown_seconds`` left, and what is not
    done then ends with an error that says so. A second SIGINT ends at once. Raises InputError as ``check_host``, and
    ``cannot_listen``; and what keeps the service from starting (StoreError, DataError).
    """
    check_host(settings, host)
    app = create_app(settings)
    with listen(host, port) as listening:
        try:
            Server(app, config_of(app, settings), started).run([listening])
        except SystemExit as exit:
            failed = getattr(app.state, "failed", None)
            raise (failed if isinstance(failed, NigaoError) else exit) from None
        except KeyboardInterrupt:  # raised again by uvicorn after it has closed everything
            return


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to an address; port 0 takes one that is free. Raises InputError ``cannot_listen``."""
    try:
        family, kind, protocol, _, (address, *_) = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address, port))
    except (OSError, OverflowError) as error:
        message = f"不能在 {host}:{port} 监听：地址不对，端口被占用，或没有权限。可用 --port 换一个端口"
        raise InputError("cannot_listen", message, host=host, port=port) from error
    return listening


def check_host(settings: Settings, host: str) -> None:
    """Raise InputError ``keys_needed`` for an address that others can reach, where no keys are asked for."""
    if host not in LOOPBACK and not settings.require_keys:
        message = (
            f"没有要求密钥时只能监听本机（127.0.0.1），不能监听 {host}。"
            "请加 --require-keys（或设 NIGAO_REQUIRE_KEYS=1），并用 nigao keys create 新建密钥"
        )
        raise InputError("keys_needed", message, host=host)


class Server(uvicorn.Server):
    """Tells the app when it is to stop, while connections are open: they are closed when the app has told them."""

    def __init__(self, app: FastAPI, config: uvicorn.Config, started: Callable[[str, int], None]) -> None:
        super().__init__(config)
        self._app = app
        self._tell_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and sockets:
            address = sockets[0].getsockname()
            self._tell_started(str(address[0]), int(address[1]))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        runtime = self._app.state.runtime
        assert isinstance(runtime, Runtime)
        runtime.close_down()
        await super().shutdown(sockets)


def config_of(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """How the app is served: no access log (there is one), and an end to waiting when it is to stop."""
    return uvicorn.Config(
        app,
        lifespan="on",
        access_log=False,
        server_header=False,
        log_config=_LOGGING,
        backlog=_BACKLOG,
        timeout_graceful_shutdown=int(settings.shutdown_seconds + _MARGIN_SECONDS),
    )


class JsonFormatter(logging.Formatter):
    """Other libraries' records as JSON lines: the server's own words, and of the rest only who said something.

    Exceptions and arguments may quote what was sent, and are left out.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "event": "server" if record.name.startswith("uvicorn") else "library",
            "logger": record.name,
            "level": record.levelname.lower(),
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
        }
        message = record.getMessage() if record.name.startswith("uvicorn") and not record.exc_info else ""
        if message and "Traceback" not in message:
            line["message"] = message
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line, ensure_ascii=False)


_LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": JsonFormatter}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"uvicorn": {"level": "WARNING"}, "uvicorn.access": {"level": "CRITICAL"}},
}
