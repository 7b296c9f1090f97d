"""What holds for every test: property tests draw the same examples everywhere, no test depends on a clock, and none
can reach a model that the environment names."""

import pytest
from hypothesis import settings

settings.register_profile("nigao", deadline=None, derandomize=True)
settings.load_profile("nigao")

_OF_MODELS = ("OPENAI_BASE_URL", "OPENAI_API_KEY", "NIGAO_MODEL", "NIGAO_EMBEDDING_MODEL", "NIGAO_CHROMA_URL")


@pytest.fixture(autouse=True, scope="session")
def no_model_of_the_environment() -> None:
    """An accidental request is impossible: the endpoint of whoever runs the tests is forgotten."""
    patch = pytest.MonkeyPatch()
    for name in _OF_MODELS:
        patch.delenv(name, raising=False)
