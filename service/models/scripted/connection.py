"""One HTTP/1.1 connection, as cheap as asyncio allows: requests in, steps of a reply out, one request at a time."""

import asyncio
import socket
import struct
from collections.abc import Callable, Iterator

from service.models.scripted.received import Received
from service.models.scripted.reply import HangUp, Pause, Reply, Step, error

LARGEST_BODY = 64 * 1024 * 1024
_HEAD_END = b"\r\n\r\n"


class Connection(asyncio.Protocol):
    """``reply_to`` says what to answer; it runs in the event loop and must not block."""

    def __init__(self, reply_to: Callable[[Received], Reply], opened: set["Connection"]) -> None:
        self._reply_to = reply_to
        self._opened = opened
        self._data = b""
        self._steps: Iterator[Step] | None = None
        self._current: Received | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._opened.add(self)

    def data_received(self, data: bytes) -> None:
        self._data += data
        self._next()

    def connection_lost(self, exc: Exception | None) -> None:
        self._opened.discard(self)
        if self._timer is not None:
            self._timer.cancel()
        if self._current is not None:
            self._current.abandoned = True
        self._transport = None

    def close(self) -> None:
        """End the connection now."""
        if self._transport is not None:
            self._transport.abort()

    def _next(self) -> None:
        """Answer the next request, once the last is answered and this one is there as a whole."""
        if self._steps is not None or self._transport is None or (end := self._data.find(_HEAD_END)) < 0:
            return
        first, *lines = self._data[:end].decode("latin-1").split("\r\n")
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        length = headers.get("content-length", "0")
        words = first.split(" ")
        if len(words) != 3 or not length.isdigit() or int(length) > LARGEST_BODY or "transfer-encoding" in headers:
            self._transport.write(error(400, "a request line and a Content-Length are needed", "invalid_request_error"))
            self._transport.close()
            return
        start, stop = end + len(_HEAD_END), end + len(_HEAD_END) + int(length)
        if len(self._data) < stop:
            return
        received = Received(words[0], words[1].partition("?")[0], headers, self._data[start:stop])
        self._data = self._data[stop:]
        self._current = received
        self._steps = iter(self._reply_to(received))
        self._advance()

    def _advance(self) -> None:
        """Do the steps up to the next pause."""
        if self._transport is None or self._steps is None or self._current is None:
            return
        for step in self._steps:
            if isinstance(step, Pause):
                self._timer = asyncio.get_running_loop().call_later(step.seconds, self._advance)
                return
            if isinstance(step, HangUp):
                self._current = None
                self._hang_up(self._transport, step)
                return
            self._transport.write(step)
        self._current.answered = True
        self._current = self._steps = None
        self._next()

    @staticmethod
    def _hang_up(transport: asyncio.Transport, how: HangUp) -> None:
        if not how.abruptly:
            transport.close()
            return
        # Without lingering, what is closed is reset, whatever was read of it.
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
