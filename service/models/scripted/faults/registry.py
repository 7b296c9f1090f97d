"""The transport faults by name, and what a correct client can make of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from service.models.scripted.answering import Exchange
from service.models.scripted.faults import broken, odd, refused
from service.models.scripted.reply import Reply


class Outcome(StrEnum):
    """What is left to a client: the answer is all there (``readable``); another call, or the same without what was
    refused, may succeed (``again``); no call will (``hopeless``)."""

    READABLE = "readable"
    AGAIN = "again"
    HOPELESS = "hopeless"


@dataclass(frozen=True, slots=True)
class Fault:
    reply: Callable[[Exchange], Reply]
    outcome: Outcome


FAULTS: Mapping[str, Fault] = MappingProxyType(
    {
        "rate_limited": Fault(refused.rate_limited(1), Outcome.AGAIN),
        "rate_limited_until": Fault(refused.rate_limited_until, Outcome.AGAIN),
        "rate_limited_silently": Fault(refused.rate_limited_silently, Outcome.AGAIN),
        "rate_limited_long": Fault(refused.rate_limited(3600), Outcome.HOPELESS),
        "out_of_quota": Fault(refused.out_of_quota, Outcome.HOPELESS),
        "status_500": Fault(refused.status(500), Outcome.AGAIN),
        "status_502": Fault(refused.status(502), Outcome.AGAIN),
        "status_503": Fault(refused.status(503), Outcome.AGAIN),
        "unauthorised": Fault(refused.unauthorised, Outcome.HOPELESS),
        "model_not_found": Fault(refused.model_not_found, Outcome.HOPELESS),
        "context_too_long": Fault(refused.context_too_long, Outcome.HOPELESS),
        "no_streaming": Fault(refused.no_streaming, Outcome.AGAIN),
        "newer_parameters_unknown": Fault(refused.newer_parameters_unknown, Outcome.AGAIN),
        "html_page": Fault(refused.html_page, Outcome.AGAIN),
        "error_in_place_of_answer": Fault(refused.error_in_place_of_answer, Outcome.AGAIN),
        "closed_before_headers": Fault(broken.closed_before_headers, Outcome.AGAIN),
        "closed_after_headers": Fault(broken.closed_after_headers, Outcome.AGAIN),
        "reset": Fault(broken.reset, Outcome.AGAIN),
        "half_answer": Fault(broken.half_answer, Outcome.AGAIN),
        "half_json": Fault(broken.half_json, Outcome.AGAIN),
        "invalid_json": Fault(broken.invalid_json, Outcome.AGAIN),
        "error_in_stream": Fault(broken.error_in_stream, Outcome.AGAIN),
        "stalled": Fault(broken.stalled, Outcome.AGAIN),
        "slow_first_byte": Fault(broken.slow_first_byte, Outcome.AGAIN),
        "truncated": Fault(odd.truncated, Outcome.AGAIN),
        "filtered": Fault(odd.filtered, Outcome.AGAIN),
        "empty_choices": Fault(odd.empty_choices, Outcome.AGAIN),
        "null_content": Fault(odd.null_content, Outcome.AGAIN),
        "very_long": Fault(odd.very_long, Outcome.AGAIN),
        "no_usage": Fault(odd.no_usage, Outcome.READABLE),
        "plain_for_stream": Fault(odd.plain_for_stream, Outcome.READABLE),
        "content_parts": Fault(odd.content_parts, Outcome.READABLE),
        "single_characters": Fault(odd.single_characters, Outcome.READABLE),
        "ragged": Fault(odd.ragged, Outcome.READABLE),
        "comments_and_crlf": Fault(odd.comments_and_crlf, Outcome.READABLE),
        "missing_done": Fault(odd.missing_done, Outcome.READABLE),
        "missing_finish_reason": Fault(odd.missing_finish_reason, Outcome.READABLE),
    }
)
