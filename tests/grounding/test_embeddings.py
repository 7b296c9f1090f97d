from collections.abc import Iterator

import numpy as np
import pytest

from service.errors import StoreError
from service.grounding.library import SampleLibrary
from service.grounding.retrieval import Mode, retrieve
from service.grounding.store import vectors
from service.grounding.vectors.builtin_embedding import load_builtin_embedding
from service.grounding.vectors.remote_embedding import RemoteEmbedding
from service.settings import Settings
from tests.grounding.endpoint import Endpoint, embeddings_endpoint


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with embeddings_endpoint() as serving:
        yield serving


def naming(settings: Settings, endpoint: Endpoint, model: str = "embed-small") -> Settings:
    return settings.model_copy(
        update={"embedding_model": model, "openai_base_url": endpoint.url, "openai_api_key": "k"}
    )


def test_built_in_vectors_have_length_one_and_repeat() -> None:
    embedding = load_builtin_embedding()
    made = embedding.embed(["村里修路架桥", "鱻龘靐", ""])
    assert np.linalg.norm(made, axis=1) == pytest.approx([1, 1, 0])
    assert (made == embedding.embed(["村里修路架桥", "鱻龘靐", ""])).all()


def test_built_in_vectors_bring_together_what_shares_no_word() -> None:
    asked, near, far = load_builtin_embedding().embed(["群众看病更方便", "患者诊疗、门诊挂号", "水库大坝除险加固"])
    assert asked @ near > 2 * max(asked @ far, 0)


def test_grams_never_seen_tell_texts_apart() -> None:
    asked, near, far = load_builtin_embedding().embed(["鱻龘靐麤", "龘靐麤鱻", "饕餮魍魉"])
    assert asked @ near > 0.3
    assert abs(asked @ far) < 0.3


def test_an_endpoint_is_asked_in_batches_and_answers_are_put_in_order(settings: Settings, endpoint: Endpoint) -> None:
    embedding = RemoteEmbedding(naming(settings, endpoint))
    texts = [f"第{n}份" for n in range(70)]
    made = embedding.embed(texts)
    assert [len(asked["input"]) for asked in endpoint.asked] == [64, 6]
    expected = np.array([endpoint.vector(text) for text in texts])
    assert made == pytest.approx(expected / np.linalg.norm(expected, axis=1, keepdims=True))


@pytest.mark.parametrize(
    ("change", "code"), [({"status": 401}, "embedding_unreachable"), ({"short": 1}, "embedding_wrong")]
)
def test_an_endpoint_that_fails_says_what_to_do(
    settings: Settings, endpoint: Endpoint, change: dict[str, int], code: str
) -> None:
    vars(endpoint).update(change)
    with pytest.raises(StoreError) as caught:
        RemoteEmbedding(naming(settings, endpoint)).embed(["一", "二"])
    assert caught.value.code == code
    assert endpoint.url in caught.value.message


def test_an_endpoint_that_does_not_answer_is_not_waited_for(settings: Settings, endpoint: Endpoint) -> None:
    endpoint.seconds = 0.3
    with pytest.raises(StoreError) as caught:
        RemoteEmbedding(naming(settings, endpoint), seconds=0.05).embed(["一"])
    assert caught.value.code == "embedding_unreachable"


def test_an_index_of_another_embedding_is_not_asked_but_made_again(settings: Settings, endpoint: Endpoint) -> None:
    told: list[str] = []
    with SampleLibrary(settings) as library:
        retrieve(library, "查档", mode=Mode.DENSE)
    with SampleLibrary(naming(settings, endpoint), notify=told.append) as library:
        assert retrieve(library, "查档", mode=Mode.DENSE)
        assert vectors.embedding_name(library.db) == f"embed-small@{endpoint.url}"
        assert vectors.dimensions(library.db) == 8
    assert "builtin" in told[0]
    assert "重新计算" in told[0]
    asked = len(endpoint.asked)
    with SampleLibrary(naming(settings, endpoint), notify=told.append) as library:
        retrieve(library, "查档", mode=Mode.DENSE)
    assert len(endpoint.asked) == asked + 1
    with SampleLibrary(naming(settings, endpoint, "embed-large"), notify=told.append) as library:
        retrieve(library, "查档", mode=Mode.DENSE)
    assert "embed-small" in told[1]


def test_a_model_that_changed_the_length_of_its_vectors_is_noticed(settings: Settings, endpoint: Endpoint) -> None:
    told: list[str] = []
    with SampleLibrary(naming(settings, endpoint), notify=told.append) as library:
        retrieve(library, "查档", mode=Mode.DENSE)
        endpoint.dimensions = 16
        assert retrieve(library, "查档", mode=Mode.DENSE)
        assert vectors.dimensions(library.db) == 16
    assert "长度" in told[0]


def test_without_a_mode_words_answer_when_the_endpoint_does_not(settings: Settings, endpoint: Endpoint) -> None:
    endpoint.status = 401
    told: list[str] = []
    with SampleLibrary(naming(settings, endpoint), notify=told.append) as library:
        assert retrieve(library, "查档窗口")[0].sample_name == "archives"
        assert "只按词语检索" in told[0]
        with pytest.raises(StoreError):
            retrieve(library, "查档窗口", mode=Mode.DENSE)
