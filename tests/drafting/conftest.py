"""What the drafting tests share: the bundled corpus, and briefs made from a few words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from service.brief import Brief
from service.drafting.resources import Resources
from service.settings import Settings

MakeBrief = Callable[..., Brief]


@pytest.fixture(scope="session")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Resources:
    """The bundled corpus, with a data folder of its own."""
    return Resources(Settings(data_dir=tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="session")
def make_brief() -> MakeBrief:
    """A brief from statements; keyword arguments replace its fields."""

    def make(*facts: str | dict[str, Any], **fields: Any) -> Brief:
        listed = [
            {"id": f"f{n}", "statement": fact} if isinstance(fact, str) else {"id": f"f{n}", **fact}
            for n, fact in enumerate(facts, start=1)
        ]
        given: dict[str, Any] = {
            "genre": "work_summary",
            "unit": "云溪县水务局",
            "level": "county",
            "period": "2025年",
            "section": {"heading": "抓好机关党建", "number": 1},
            "facts": listed,
        }
        return Brief.model_validate(given | fields)

    return make


@pytest.fixture
def corpus() -> Path:
    return Settings().corpus_dir
