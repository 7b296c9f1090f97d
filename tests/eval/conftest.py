"""What the measurements' tests share."""

import shutil

import pytest


@pytest.fixture
def soffice() -> str:
    """The LibreOffice program; the test is skipped, visibly, where there is none."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    return program
