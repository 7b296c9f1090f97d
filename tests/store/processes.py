"""Starting other processes at a store."""

import os
import subprocess
import sys
from pathlib import Path

from service.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
Process = subprocess.Popen[str]


def start(settings: Settings, action: str, gate: Path, *arguments: object) -> Process:
    """A process that is ready to begin once ``gate`` is there."""
    variables = {"NIGAO_DATA_DIR": str(settings.data_dir), "NIGAO_DATABASE_URL": settings.database_url or ""}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.process", action, str(gate), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **variables},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n", process.communicate()
    return process


def run_at_once(settings: Settings, count: int, action: str, gate: Path, *arguments: object) -> None:
    """Several processes that begin at the same moment and must all end well."""
    processes = [start(settings, action, gate, *arguments) for _ in range(count)]
    gate.touch()
    for process in processes:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
