"""Chroma, where collections lie: embedded, a folder a collection, or a server. Vectors are given, never made by it.

What an embedded Chroma was killed in does not open again, or worse (MEASUREMENTS.md), so a folder is written once, by
one process, closed, and only then entered in the database; a folder that is not entered is never opened, only removed.
"""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from service.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

    Batch = tuple[NDArray[np.int64], NDArray[np.float32]]

_NAME = "sections"
_HNSW = {"space": "cosine", "ef_construction": 200, "max_neighbors": 32, "ef_search": 400}
_SECONDS = 10.0


class ChromaPlaces(Protocol):
    """``place`` is a name that one of the methods gave out or was given. All raise what ``chroma_errors`` lists."""

    def owns(self, place: str) -> bool:
        """Whether a place is one of these, not of the other kind or of another server."""
        ...

    def build(self, name: str, batches: "Iterable[Batch]") -> str:
        """Build a collection that is complete when this returns its place."""
        ...

    def open(self, place: str, sections: int) -> "Collection":
        """A collection that holds as many sections as it should; ValueError where it does not."""
        ...

    def check(self) -> None:
        """Nothing, if it answers."""
        ...

    def close(self) -> None: ...

    def keep_only(self, places: set[str]) -> None:
        """Remove what is not in use."""
        ...


def chroma_errors() -> tuple[type[Exception], ...]:
    """What a call of Chroma raises when the index or the server is at fault."""
    import httpx
    from chromadb.errors import ChromaError

    return (ChromaError, httpx.HTTPError, OSError, ValueError, RuntimeError)


class EmbeddedChroma:
    """Folders under ``root``."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._opened: dict[str, tuple[Client, Collection]] = {}

    def owns(self, place: str) -> bool:
        return place.startswith("folder:")

    def build(self, name: str, batches: "Iterable[Batch]") -> str:
        client = self._client(name)
        try:
            _fill(client.create_collection(_NAME, embedding_function=None, configuration=_configuration()), batches)
        finally:
            client.close()
        return f"folder:{name}"

    def open(self, place: str, sections: int) -> "Collection":
        if place not in self._opened:
            name = place.removeprefix("folder:")
            if not (self._root / name / "chroma.sqlite3").is_file():
                raise FileNotFoundError(name)
            client = self._client(name)
            collection = client.get_collection(_NAME, embedding_function=None)
            _check_count(collection, sections)
            self._opened[place] = (client, collection)
        return self._opened[place][1]

    def check(self) -> None:
        """There is nothing that might not answer."""

    def close(self) -> None:
        for client, _ in self._opened.values():
            client.close()
        self._opened.clear()

    def keep_only(self, places: set[str]) -> None:
        for place in self._opened.keys() - places:
            self._opened.pop(place)[0].close()
        kept = {place.removeprefix("folder:") for place in places}
        for folder in self._root.iterdir() if self._root.is_dir() else ():
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)

    def _client(self, name: str) -> "Client":
        from chromadb.api.client import Client

        folder = self._root / name
        folder.mkdir(parents=True, exist_ok=True)
        return Client(settings=_settings(is_persistent=True, persist_directory=str(folder)))


class ServerChroma:
    """Collections of a server, told from other libraries' by ``prefix``."""

    def __init__(self, url: str, prefix: str, *, seconds: float = _SECONDS) -> None:
        """Raises InputError ``bad_chroma_url``. ``seconds`` is the time given to one request."""
        parts = urlsplit(url if "//" in url else f"http://{url}")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError("bad_chroma_url", f"NIGAO_CHROMA_URL 应形如 http://主机:8000，现在是“{url}”", url=url)
        self._host, self._ssl = parts.hostname, parts.scheme == "https"
        self._port = parts.port or (443 if self._ssl else 8000)
        self._prefix = prefix
        self._seconds = seconds
        self._opened: dict[str, Collection] = {}

    def owns(self, place: str) -> bool:
        return place.startswith(f"{self._host}:{self._port}/")

    def build(self, name: str, batches: "Iterable[Batch]") -> str:
        full = f"{self._prefix}-{name}"
        _fill(self._client.create_collection(full, embedding_function=None, configuration=_configuration()), batches)
        return f"{self._host}:{self._port}/{full}"

    def open(self, place: str, sections: int) -> "Collection":
        if place not in self._opened:
            collection = self._client.get_collection(place.partition("/")[2], embedding_function=None)
            _check_count(collection, sections)
            self._opened[place] = collection
        return self._opened[place]

    def check(self) -> None:
        self._client.heartbeat()

    def close(self) -> None:
        self._opened.clear()

    def keep_only(self, places: set[str]) -> None:
        kept = {place.partition("/")[2] for place in places}
        for collection in self._client.list_collections():
            if collection.name.startswith(f"{self._prefix}-") and collection.name not in kept:
                with suppress(*chroma_errors()):
                    self._client.delete_collection(collection.name)

    @cached_property
    def _client(self) -> "ClientAPI":
        """A client whose requests end: chromadb gives its own no time-out, and none can be asked for.

        The server is asked for a sign of life before chromadb connects; then its session is given our time-out.
        """
        import chromadb
        import httpx

        scheme = "https" if self._ssl else "http"
        httpx.get(f"{scheme}://{self._host}:{self._port}/api/v2/heartbeat", timeout=self._seconds).raise_for_status()
        client = chromadb.HttpClient(self._host, self._port, ssl=self._ssl, settings=_settings())
        session = getattr(getattr(client, "_server", None), "_session", None)
        if isinstance(session, httpx.Client):
            session.timeout = httpx.Timeout(self._seconds)
        return client


def _settings(**options: Any) -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False, **options)


def _configuration() -> Any:
    return {"hnsw": _HNSW}


def _check_count(collection: "Collection", sections: int) -> None:
    if collection.count() != sections:
        raise ValueError(f"{collection.count()} sections instead of {sections}")


def _fill(collection: "Collection", batches: "Iterable[Batch]") -> None:
    for ids, vectors in batches:
        collection.add(ids=[str(section_id) for section_id in ids], embeddings=vectors)
