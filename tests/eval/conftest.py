"""What the measurements' tests share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.core.runner import library_for_all
from eval.core.suite import Suite
from service.settings import Settings
from tests.eval import small_suite


@pytest.fixture
def soffice() -> str:
    """The LibreOffice program; the test is skipped, visibly, where there is none."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    return program


@pytest.fixture(scope="module")
def bench_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings over a complete library of the bundled samples."""
    with library_for_all(Settings(data_dir=tmp_path_factory.mktemp("unused"))) as settings:
        yield settings


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Suite[str]:
    """The only suite that there is, in a folder of suites of its own."""
    suites = tmp_path / "suites"
    suites.mkdir()
    small_suite.put(suites)
    monkeypatch.setattr("eval.core.suite.SUITES_DIR", suites)
    only = {"small": "tests.eval.small_suite"}
    for module in ("eval.core.registry", "eval.core.comparison", "eval.cli.overview"):
        monkeypatch.setattr(f"{module}.SUITES", only)
    return small_suite.suite()
