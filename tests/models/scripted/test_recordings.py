import json
from pathlib import Path
from random import Random

import httpx
import pytest

from service.errors import DataError
from service.models.scripted import ScriptedModel
from service.models.scripted.answer import NoAnswerError
from service.models.scripted.recordings import Replay, record
from service.models.scripted.request import ChatRequest
from tests.models.scripted.prompts import PROMPT, body, request


def test_a_recorded_answer_is_replayed_under_any_model_streamed_or_not(tmp_path: Path) -> None:
    record(tmp_path, request(), "一是抓学习。", {"prompt_tokens": 9, "completion_tokens": 4}, 1.25)
    with ScriptedModel(Replay(tmp_path)) as endpoint:
        asked = {**body(), "model": "other", "temperature": 1}
        answer = httpx.post(endpoint.base_url + "/chat/completions", json=asked).json()
        streamed = httpx.post(endpoint.base_url + "/chat/completions", json=asked | {"stream": True}).text
    assert answer["choices"][0]["message"]["content"] == "一是抓学习。"
    assert "[DONE]" in streamed


def test_a_miss_is_404_and_says_where_the_prompt_is_another(tmp_path: Path) -> None:
    record(tmp_path, request(), "一是抓学习。", None, 0.0)
    with ScriptedModel(Replay(tmp_path)) as endpoint:
        asked = body(prompt=PROMPT.replace("44次", "45次"))
        answer = httpx.post(endpoint.base_url + "/chat/completions", json=asked)
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_recorded"
    assert "message 2 differs; the section is the same" in answer.json()["error"]["message"]


def test_a_miss_in_an_empty_folder_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(NoAnswerError, match=f"in {tmp_path} .0 recordings"):
        Replay(tmp_path)(request(), Random(0))


def test_the_file_has_the_request_as_it_was_sent(tmp_path: Path) -> None:
    file = record(tmp_path / "new", ChatRequest(body(temperature=0.2)), "稿", {"prompt_tokens": 1}, 0.5)
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert set(kept) == {"request_hash", "request", "answer", "usage", "seconds"}
    assert (kept["request"]["temperature"], kept["answer"], kept["seconds"]) == (0.2, "稿", 0.5)


def test_a_file_that_is_no_recording_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"odd\.json"):
        Replay(tmp_path)(request(), Random(0))
