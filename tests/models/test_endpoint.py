"""What an endpoint does wrong, over real HTTP, and what a conversation with it makes of that."""

from random import Random

import pytest

from service.models.chat import ModelSettings
from service.models.patience import TRIES
from service.models.scripted import ScriptedModel
from service.models.scripted.answer import Answer, NoAnswerError
from service.models.scripted.faults.registry import FAULTS, Outcome
from service.models.scripted.request import ChatRequest
from tests.models.conftest import Ask

ONCE = {
    "rate_limited": ("stop", 2),
    "rate_limited_until": ("stop", 2),
    "rate_limited_silently": ("stop", 2),
    "rate_limited_long": ("model_overloaded", 1),
    "out_of_quota": ("model_out_of_quota", 1),
    "status_500": ("stop", 2),
    "status_502": ("stop", 2),
    "status_503": ("stop", 2),
    "unauthorised": ("model_key_refused", 1),
    "model_not_found": ("model_not_found", 1),
    "context_too_long": ("model_context_exceeded", 1),
    "no_streaming": ("stop", 2),
    "newer_parameters_unknown": ("stop", 2),
    "html_page": ("stop", 2),
    "error_in_place_of_answer": ("stop", 2),
    "closed_before_headers": ("stop", 2),
    "closed_after_headers": ("stop", 2),
    "reset": ("stop", 2),
    "half_answer": ("broken", 1),
    "half_json": ("broken", 1),
    "invalid_json": ("broken", 1),
    "error_in_stream": ("broken", 1),
    "stalled": ("broken", 1),
    "slow_first_byte": ("stop", 2),
    "truncated": ("length", 1),
    "filtered": ("filtered", 1),
    "empty_choices": ("stop", 2),
    "null_content": ("stop", 2),
    "very_long": ("length", 1),
    "no_usage": ("stop", 1),
    "plain_for_stream": ("stop", 1),
    "content_parts": ("stop", 1),
    "single_characters": ("stop", 1),
    "ragged": ("stop", 1),
    "comments_and_crlf": ("stop", 1),
    "missing_done": ("stop", 1),
    "missing_finish_reason": ("stop", 1),
}
"""By fault that the first request meets: how the question ends, and how many requests are made for it."""
ALWAYS = {
    "rate_limited": ("model_overloaded", TRIES),
    "rate_limited_until": ("model_overloaded", TRIES),
    "rate_limited_silently": ("model_overloaded", TRIES),
    "status_500": ("model_failing", TRIES),
    "status_502": ("model_failing", TRIES),
    "status_503": ("model_failing", TRIES),
    "html_page": ("model_answer_garbled", TRIES),
    "error_in_place_of_answer": ("model_failing", TRIES),
    "closed_before_headers": ("model_unreachable", TRIES),
    "closed_after_headers": ("model_unreachable", TRIES),
    "reset": ("model_unreachable", TRIES),
    "empty_choices": ("model_answer_unusable", TRIES),
    "null_content": ("model_answer_unusable", TRIES),
}
HANGING = frozenset({"stalled", "slow_first_byte"})
SILENCE = 2.0
"""Seconds of silence after which a hanging request is given up; long enough for an answer on a busy machine."""


def _patience(fault: str) -> dict[str, float]:
    return {"model_timeout_seconds": SILENCE} if fault in HANGING else {}


def test_every_fault_is_judged_here() -> None:
    assert set(ONCE) == set(FAULTS)


@pytest.mark.parametrize("fault", ONCE)
def test_a_fault_met_once(fault: str, ask: Ask) -> None:
    with ScriptedModel(script=[fault]) as endpoint:
        [told] = ask(endpoint, **_patience(fault))
        assert (told.end, len(endpoint.chats)) == ONCE[fault]
        written = [chat.answer.text for chat in endpoint.chats if chat.answer is not None]
    if told.finish == "stop":
        assert told.text == written[-1]
    elif fault != "very_long":
        assert written[-1].startswith(told.text)


@pytest.mark.parametrize("fault", ALWAYS)
def test_a_fault_met_always_is_told_after_so_many_requests_and_no_more(fault: str, ask: Ask) -> None:
    with ScriptedModel(faults=[fault]) as endpoint:
        [told] = ask(endpoint)
        assert (told.end, len(endpoint.chats)) == ALWAYS[fault]
    assert not told.text


@pytest.mark.parametrize("fault", [name for name, fault in FAULTS.items() if fault.outcome is Outcome.READABLE])
def test_what_can_be_read_is_read_without_streaming_too(fault: str, ask: Ask) -> None:
    with ScriptedModel(script=["no_streaming", fault]) as endpoint:
        [told] = ask(endpoint)
        assert told.finish == "stop"
        assert endpoint.chats[-1].answer is not None
        assert told.text == endpoint.chats[-1].answer.text


def test_silence_before_an_answer_is_given_up(ask: Ask) -> None:
    with ScriptedModel(faults=["slow_first_byte"]) as endpoint:
        [told] = ask(endpoint, model_timeout_seconds=0.3)
        assert told.end == "model_too_slow"
        assert all(chat.fault == "slow_first_byte" for chat in endpoint.chats)


def test_no_endpoint_at_all(ask: Ask) -> None:
    with ScriptedModel() as endpoint:
        gone = endpoint
    [told] = ask(gone)
    assert told.end == "model_unreachable"
    assert len(told.waits) == TRIES - 1


def test_what_a_refusal_names_is_not_sent_again_by_anyone(ask: Ask) -> None:
    with ScriptedModel(faults=["newer_parameters_unknown"]) as endpoint:
        told = ask(endpoint, times=3)
        assert [each.finish for each in told] == ["stop"] * 3
        assert ["stream_options" in chat.json for chat in endpoint.chats] == [True, False, False, False]
        assert all(chat.json["stream"] for chat in endpoint.chats)  # to refuse the one is not to refuse the other
    assert all(each.usage.completion_tokens for each in told)


@pytest.mark.parametrize(
    ("message", "before", "after"),
    [
        ("'max_tokens' is unsupported, use 'max_completion_tokens'", "max_tokens", "max_completion_tokens"),
        ("temperature does not support 0.3 with this model, only 1", "temperature", None),
        ("extra fields not permitted", "temperature", None),
        ("extra fields not permitted", "max_tokens", "max_completion_tokens"),
    ],
)  # fmt: skip
def test_parameters_that_are_refused(message: str, before: str, after: str | None, ask: Ask) -> None:
    with ScriptedModel(_Refusing(before, message)) as endpoint:
        [told] = ask(endpoint)
        first, *_, last = endpoint.chats
        assert before in first.json
        assert before not in last.json
        assert after is None or last.json[after] == 2000
        assert last.json["stream"]
    assert told.finish == "stop"


def test_a_request_that_is_refused_whatever_is_left_out(ask: Ask) -> None:
    with ScriptedModel(_Refusing("messages", "no")) as endpoint:
        [told] = ask(endpoint)
        assert len(endpoint.chats) <= 4
    assert told.end == "model_request_rejected"


def test_reasoning_is_no_text(ask: Ask) -> None:
    with ScriptedModel(lambda request, random: Answer("正文在此。", reasoning="先想一想")) as endpoint:
        assert ask(endpoint)[0].text == "正文在此。"
    with ScriptedModel(
        lambda request, random: Answer("正文在此。", reasoning="先想"), faults=["no_streaming"]
    ) as endpoint:
        assert ask(endpoint)[0].text == "正文在此。"


def test_an_answer_that_goes_on_and_on_is_cut(ask: Ask) -> None:
    with ScriptedModel(faults=["very_long"]) as endpoint:
        [told] = ask(endpoint, asked=ModelSettings(max_tokens=400))
    assert told.finish == "length"
    assert len(told.text) < 1600


def test_a_silent_end_in_the_middle_of_a_sentence_is_torn_off(ask: Ask) -> None:
    with ScriptedModel(
        lambda request, random: Answer("一是抓实学习。组织"), faults=["missing_finish_reason"]
    ) as endpoint:
        assert ask(endpoint)[0].finish == "broken"


def test_one_client_for_all_calls(ask: Ask) -> None:
    with ScriptedModel() as endpoint:
        assert [told.finish for told in ask(endpoint, times=8)] == ["stop"] * 8
        assert endpoint.connections == 1


def test_what_the_endpoint_is_told(ask: Ask) -> None:
    with ScriptedModel() as endpoint:
        ask(endpoint, asked=ModelSettings(temperature=0.4, max_tokens=900))
        [sent] = endpoint.chats
    assert set(sent.json) == {"model", "messages", "temperature", "max_tokens", "stream", "stream_options"}
    assert (sent.json["model"], sent.json["temperature"], sent.json["max_tokens"]) == ("one", 0.4, 900)
    assert sent.headers["authorization"] == "Bearer k"


class _Refusing:
    """A writer that refuses requests with a parameter, in the endpoint's words."""

    def __init__(self, parameter: str, message: str) -> None:
        self._parameter, self._message = parameter, message

    def __call__(self, request: ChatRequest, random: Random) -> Answer:
        if self._parameter in request.body:
            raise NoAnswerError(400, "unsupported_parameter", self._message)
        return Answer("一是抓实学习。")
