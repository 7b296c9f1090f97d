"""The scripted model as a real local endpoint: OpenAI's chat completions, embeddings and models over HTTP."""

import asyncio
import socket
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from threading import Event, Thread
from types import TracebackType
from typing import Self

from service.models.scripted.answer import NoAnswerError, Writer
from service.models.scripted.answering import Exchange, embeddings_reply, models_reply, well_behaved, within_limit
from service.models.scripted.connection import Connection
from service.models.scripted.drawing import chance, draw
from service.models.scripted.faults.registry import FAULTS
from service.models.scripted.received import Received
from service.models.scripted.reply import Pace, Pause, Reply, error
from service.models.scripted.request import ChatRequest, read_request
from service.models.scripted.writers import WRITERS

MODEL = "scripted"


@dataclass
class ScriptedModel:
    """A context manager: within it, ``base_url`` answers, from a thread of its own.

    ``writer`` is a name of the registry or a function. ``delay`` is seconds before the first byte of a chat answer;
    a streamed one comes ``characters`` a chunk, ``between`` seconds apart. ``requests`` are all that came, in order,
    over ``connections`` connections.

    Of the chat requests, the first meet the faults that ``script`` names, one each (None: none); of the others, a share
    of ``fault_rate`` meets one of ``faults``, drawn. What hangs hangs for ``hanging`` seconds.
    Raises KeyError for a writer or fault that is not there, OSError for a port that is taken.
    """

    writer: str | Writer = "faithful"
    seed: int = 0
    delay: float = 0.0
    characters: int = 7
    between: float = 0.0
    model: str = MODEL
    port: int = 0
    faults: Sequence[str] = ()
    fault_rate: float = 1.0
    script: Sequence[str | None] = ()
    hanging: float = 60.0
    requests: list[Received] = field(default_factory=list, init=False)
    connections: int = field(default=0, init=False)
    _asked: Counter[str] = field(default_factory=Counter, init=False, repr=False)
    _chats: int = field(default=0, init=False, repr=False)
    _opened: set[Connection] = field(default_factory=set, init=False, repr=False)

    def __enter__(self) -> Self:
        for name in (*self.faults, *filter(None, self.script)):
            FAULTS[name]
        self._write: Writer = WRITERS[self.writer] if isinstance(self.writer, str) else self.writer
        listening = socket.create_server(("127.0.0.1", self.port), backlog=256)
        self.port = listening.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        started = Event()
        # All of the loop's life is in its thread, so that a test's own loop may be running in this one.
        self._thread = Thread(target=self._run, args=(listening, started), name="scripted-model", daemon=True)
        self._thread.start()
        started.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop)
        self._thread.join()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def chats(self) -> list[Received]:
        """The chat requests among the requests."""
        return [each for each in self.requests if each.path.endswith("/chat/completions")]

    def _run(self, listening: socket.socket, started: Event) -> None:
        made = self._loop.create_server(self._connection, sock=listening)
        self._server = self._loop.run_until_complete(made)
        self._loop.call_soon(started.set)
        self._loop.run_forever()
        self._loop.close()

    def _connection(self) -> Connection:
        self.connections += 1
        return Connection(self._reply_to, self._opened)

    def _stop(self) -> None:
        self._server.close()
        for connection in list(self._opened):
            connection.close()
        self._loop.call_soon(self._loop.stop)

    def _reply_to(self, received: Received) -> Reply:
        self.requests.append(received)
        if received.method == "GET" and received.path.endswith("/models"):
            return models_reply(self.model)
        if received.method != "POST" or not received.path.endswith(("/chat/completions", "/embeddings")):
            return (error(404, f"nothing is at {received.path}", "invalid_request_error"),)
        try:
            request = read_request(received.body)
        except ValueError as wrong:
            return (error(400, f"the body cannot be read: {wrong}", "invalid_request_error"),)
        if received.path.endswith("/embeddings"):
            return embeddings_reply(request.body)
        return self._chat(received, request)

    def _chat(self, received: Received, request: ChatRequest) -> Reply:
        asked = request.hash
        attempt = self._asked[asked]
        self._asked[asked] += 1
        try:
            received.answer = within_limit(request, draw(self._write, request, self.seed, attempt))
        except NoAnswerError as none:
            return (error(none.status, none.message, "invalid_request_error", none.code),)
        random = chance(request, self.seed, attempt, "fault")
        received.fault = self._fault(random)
        pace = Pace(self.delay, self.characters, self.between, self.hanging)
        exchange = Exchange(request, received.answer, pace, len(self.requests), random)
        reply = FAULTS[received.fault].reply(exchange) if received.fault else well_behaved(exchange)
        return (Pause(self.delay), *reply) if self.delay else reply

    def _fault(self, random: Random) -> str | None:
        self._chats += 1
        if self._chats <= len(self.script):
            return self.script[self._chats - 1]
        return random.choice(self.faults) if self.faults and random.random() < self.fault_rate else None
