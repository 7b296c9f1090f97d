"""The bundled lexicon, facts written short, and sheets read from them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from service.facts.fact import Fact
from service.facts.sheet import FactSheet, read_sheet
from service.settings import BUNDLED_CORPUS, Settings
from service.text.lexicon.lexicon import Lexicon, load_lexicon

SheetOf = Callable[..., FactSheet]


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data_dir=tmp_path_factory.mktemp("data"))


def bundled_lexicon() -> Lexicon:
    """For property tests, whose reports would print a fixture in full."""
    return load_lexicon((BUNDLED_CORPUS,))


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return bundled_lexicon()


@pytest.fixture
def sheet_of(lexicon: Lexicon) -> SheetOf:
    """Facts as statements (str) or as keys (dict), numbered f1, f2, … where they have no id."""

    def make(*facts: str | dict[str, object]) -> FactSheet:
        given = [{"statement": fact} if isinstance(fact, str) else fact for fact in facts]
        return read_sheet([Fact.model_validate({"id": f"f{n}", **fact}) for n, fact in enumerate(given, 1)], lexicon)

    return make


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file
