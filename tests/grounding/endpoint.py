"""An OpenAI-compatible embeddings endpoint on a real local port, for tests."""

import base64
import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from typing import Any


@dataclass
class Endpoint:
    """What it answers with, and what it was asked."""

    url: str = ""
    dimensions: int = 8
    status: int = 200
    seconds: float = 0.0
    short: int = 0
    asked: list[dict[str, Any]] = field(default_factory=list)

    def vector(self, text: str) -> list[float]:
        """Texts that share characters are near."""
        vector = [0.0] * self.dimensions
        for character in text:
            vector[ord(character) % self.dimensions] += 1.0
        return vector


@contextmanager
def embeddings_endpoint() -> Iterator[Endpoint]:
    """Serve until the block ends."""
    endpoint = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            endpoint.asked.append(body)
            sleep(endpoint.seconds)
            texts = body["input"][: len(body["input"]) - endpoint.short]
            data = [
                {"object": "embedding", "index": n, "embedding": self._encoded(endpoint.vector(text), body)}
                for n, text in reversed(list(enumerate(texts)))
            ]
            answer = {
                "object": "list",
                "model": body["model"],
                "data": data,
                "usage": {"prompt_tokens": 1, "total_tokens": 1},
            }
            payload = json.dumps(answer if endpoint.status == 200 else {"error": {"message": "no"}}).encode()
            self.send_response(endpoint.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        @staticmethod
        def _encoded(vector: list[float], body: dict[str, Any]) -> object:
            if body.get("encoding_format") == "base64":
                return base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()
            return vector

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    endpoint.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
