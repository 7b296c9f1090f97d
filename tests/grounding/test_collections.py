"""The Chroma collections, made to be used for a handful of sections."""

import multiprocessing
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.errors import InputError
from service.grounding.library import SampleLibrary
from service.grounding.lock import writer_lock
from service.grounding.retrieval import Mode, retrieve
from service.grounding.sample import Hit, Role
from service.grounding.store import collections
from service.grounding.vectors.chroma import ServerChroma
from service.settings import Settings

QUERY = "查档服务和库房安全"
MORE = "县档案局第{n}期工作总结\n一、开放第{n}批档案\n第{n}批档案向社会开放，查档窗口延长服务时间。\n"


def found(library: SampleLibrary, genre: str = "work_summary", role: Role | None = None) -> list[tuple[str, int]]:
    return [places(hit) for hit in retrieve(library, QUERY, genre=genre, k=20, mode=Mode.DENSE, role=role)]


def places(hit: Hit) -> tuple[str, int]:
    return hit.sample_id, hit.start


def folders(settings: Settings) -> set[str]:
    return {folder.name for folder in (settings.data_dir / "chroma").iterdir()}


def place(library: SampleLibrary) -> str:
    collection = collections.get(library.db, "work_summary")
    assert collection is not None
    return collection.place


def test_a_collection_answers_as_comparing_one_by_one_does(settings: Settings) -> None:
    with SampleLibrary(settings) as library:
        expected = found(library), found(library, role=Role.BODY)
        assert not (settings.data_dir / "chroma").exists()
    with SampleLibrary(settings, exact=0) as library:
        assert (found(library), found(library, role=Role.BODY)) == expected
        assert folders(settings) == {place(library).removeprefix("folder:")}


def test_what_came_and_went_since_is_in_the_answer(settings: Settings) -> None:
    with SampleLibrary(settings, exact=6) as library:
        for n in range(6):
            library.add(f"{n}.txt", MORE.format(n=n).encode())
        found(library)
        built = place(library)
        library.remove("3")
        added, _ = library.add("9.txt", MORE.format(n=9).encode())
        answer = found(library)
        assert added.id in {sample for sample, _ in answer}
        library.exact = 1_000
        assert answer == found(library)
        assert place(library) == built


@pytest.mark.parametrize("damage", ["gone", "emptied", "garbled", "truncated"])
def test_a_damaged_collection_is_built_again(settings: Settings, damage: str) -> None:
    told: list[str] = []
    with SampleLibrary(settings, exact=0) as library:
        expected = found(library)
        folder = settings.data_dir / "chroma" / place(library).removeprefix("folder:")
    if damage == "gone":
        shutil.rmtree(folder)
    elif damage == "emptied":
        (folder / "chroma.sqlite3").write_bytes(b"")
    elif damage == "garbled":
        (folder / "chroma.sqlite3").write_bytes(b"no database at all " * 500)
    else:
        whole = (folder / "chroma.sqlite3").read_bytes()
        (folder / "chroma.sqlite3").write_bytes(whole[: len(whole) // 2])
    with SampleLibrary(settings, exact=0, notify=told.append) as library:
        assert found(library) == expected
        assert folders(settings) == {place(library).removeprefix("folder:")}
    assert any("正在重建" in message for message in told)


def test_a_folder_that_was_not_finished_is_never_opened(settings: Settings) -> None:
    (settings.data_dir / "chroma" / "work_summary-killed").mkdir(parents=True)
    (settings.data_dir / "chroma" / "work_summary-killed" / "chroma.sqlite3").write_bytes(b"half")
    with SampleLibrary(settings, exact=0) as library:
        assert found(library)
        assert "work_summary-killed" not in folders(settings)


def test_while_another_process_builds_vectors_are_compared_one_by_one(settings: Settings) -> None:
    told: list[str] = []
    with SampleLibrary(settings, exact=0, notify=told.append) as library:
        library.complete_vectors()
        with writer_lock(settings.data_dir / "index.lock", wait=0.0):
            assert found(library)
    assert "逐一比较" in told[0]


def test_a_second_writer_is_refused_clearly(settings: Settings) -> None:
    with SampleLibrary(settings):
        pass
    holding = multiprocessing.get_context("spawn").Process(target=_hold, args=(settings.data_dir / "library.lock",))
    holding.start()
    try:
        deadline = time.monotonic() + 10
        while (settings.data_dir / "library.lock").read_text() != str(holding.pid):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        with (
            SampleLibrary(settings, wait=0.1) as library,
            pytest.raises(Exception, match=f"进程号 {holding.pid}") as caught,
        ):
            library.add("1.txt", MORE.format(n=1).encode())
        assert getattr(caught.value, "code", None) == "library_busy"
    finally:
        holding.kill()
        holding.join()
    with SampleLibrary(settings, wait=0.1) as library:
        assert library.add("1.txt", MORE.format(n=1).encode())[1]


def _hold(path: Path) -> None:
    with writer_lock(path, wait=0.0):
        time.sleep(60)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A Chroma server on a local port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = Path(sys.executable).parent / "chroma"
    child = subprocess.Popen(
        [str(command), "run", "--path", str(tmp_path / "server"), "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 30
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        child.terminate()
        child.wait()


def test_a_server_answers_as_comparing_one_by_one_does(settings: Settings, server: str) -> None:
    with SampleLibrary(settings) as library:
        expected = found(library)
    on_server = settings.model_copy(update={"chroma_url": server})
    with SampleLibrary(on_server) as library:
        assert found(library) == expected
        assert place(library).startswith(server.removeprefix("http://"))
    with SampleLibrary(on_server) as library:
        library.remove("archives")
        assert expected[0] not in found(library)


def test_a_server_that_is_silent_is_not_waited_for(settings: Settings) -> None:
    told: list[str] = []
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with SampleLibrary(settings.model_copy(update={"chroma_url": url}), notify=told.append) as library:
            library.complete_vectors()
            library.__dict__["collections"] = library.collections
            library.collections.__dict__["_places"] = ServerChroma(url, "test", seconds=0.2)
            assert found(library)
    assert "逐一比较" in told[0]


@pytest.mark.parametrize("url", ["ftp://x", "http://", "::"])
def test_an_address_that_is_none_is_an_error_with_an_example(url: str) -> None:
    with pytest.raises(InputError) as caught:
        ServerChroma(url, "test")
    assert "http://主机:8000" in caught.value.message
