"""The evaluation needs no package but those that the service runs with (requirements.txt)."""

import argparse
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from eval.benchmarks import train_embedding
from service.errors import InputError

ROOT = Path(__file__).resolve().parents[2]
OWN = {"service", "eval", "tests"}

IMPORTING = """
import importlib, pkgutil, sys

refused = set(sys.argv[1:])

class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in refused:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Refusing())
import eval
from eval.core.registry import SUITES, load_suite

for module in pkgutil.walk_packages(eval.__path__, "eval."):
    importlib.import_module(module.name)
for name in SUITES:
    load_suite(name)
from eval.suites.reading.loading import CASES, load_case
assert load_case(CASES / "pdf-application.yaml").data().startswith(b"%PDF")
"""


def only_for_development() -> list[str]:
    """Top-level modules that are installed here, and that the lock of what the service runs with does not bring."""
    locked = {
        normal(name)
        for name in re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    }
    installed = packages_distributions().items()
    return sorted(name for name, by in installed if name not in OWN and not locked.intersection(map(normal, by)))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_whole_evaluation_is_imported_without_them() -> None:
    refused = only_for_development()
    assert "pytest" in refused
    ran = subprocess.run(
        [sys.executable, "-c", IMPORTING, *refused], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]


def test_training_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_embedding, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"scipy.*requirements-dev"):
        train_embedding.main(argparse.Namespace())
