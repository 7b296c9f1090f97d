"""``nigao serve``: what it refuses before it starts."""

import socket

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.invalid"])
def test_others_are_let_in_with_keys_only(nigao: Run, host: str) -> None:
    ran = nigao("serve", "--host", host)
    assert ran.code == 2
    assert "--require-keys" in ran.err


def test_a_port_that_is_taken(nigao: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = nigao("serve", "--port", taken.getsockname()[1])
    assert ran.code == 2
    assert "--port" in ran.err


@pytest.mark.parametrize("port", ["70000", "-1", "八千"])
def test_a_port_that_is_none(nigao: Run, port: str) -> None:
    assert nigao("serve", f"--port={port}").code == 2
