"""``nigao serve`` and what stands beside it, as processes of their own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


def environment(chosen: Mapping[str, str]) -> dict[str, str]:
    """This process's environment without settings of ours, and with those that are chosen."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NIGAO_", "OPENAI_"))}
    return {**kept, **chosen}


@contextmanager
def service_process(chosen: Mapping[str, str], *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its address, as it tells it; killed at the end."""
    command = [sys.executable, "-m", "service.cli", "serve", "--port", "0", *options]
    process = subprocess.Popen(command, env=environment(chosen), stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        yield process, _address(process)
    finally:
        process.kill()
        process.communicate()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    told = []
    for line in process.stderr:
        told.append(line)
        if found := re.search(r"服务已启动：(http://\S+)", line):
            return found[1]
    raise AssertionError("".join(told))
