"""What reading needs: the bundled lexicon."""

import pytest

from service.settings import BUNDLED_CORPUS
from service.text.lexicon.lexicon import Lexicon, load_lexicon


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon((BUNDLED_CORPUS,))
