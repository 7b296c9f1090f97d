"""What the OpenAPI description promises holds for whatever may be sent: no 5xx, and no answer that it does not tell of.

Requests are drawn from the description by schemathesis, those that fit it and those that do not; always the same ones.
"""

from collections.abc import Iterator

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.specs.openapi.schemas import OpenApiSchema

from service.settings import Settings
from tests.api.wire import Served, serving

_CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    allow_header_conformance,
]
_EXAMPLES = 12
_OPERATIONS = [
    ("POST", "/v1/drafts"),
    ("GET", "/v1/drafts"),
    ("GET", "/v1/drafts/{draft_id}"),
    ("DELETE", "/v1/drafts/{draft_id}"),
    ("GET", "/v1/drafts/{draft_id}/export"),
    ("POST", "/v1/drafts/{draft_id}/confirmation"),
    ("POST", "/v1/drafts/{draft_id}/revisions"),
    ("GET", "/v1/drafts/{draft_id}/diff"),
    ("GET", "/v1/drafts/{draft_id}/versions"),
    ("GET", "/v1/drafts/{draft_id}/versions/{number}"),
    ("POST", "/v1/drafts/{draft_id}/versions/{number}/restore"),
    ("POST", "/v1/briefs/check"),
    ("POST", "/v1/facts/extract"),
    ("POST", "/v1/templates"),
    ("POST", "/v1/inspect"),
    ("POST", "/v1/samples"),
    ("GET", "/v1/samples"),
    ("GET", "/v1/samples/{sample_id}"),
    ("DELETE", "/v1/samples/{sample_id}"),
    ("GET", "/v1/genres"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/metrics"),
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    settings = Settings(
        data_dir=tmp_path_factory.mktemp("contract"), requests_in_a_burst=1_000_000, requests_per_second=1e6
    )
    with serving(settings) as served:
        yield served


@pytest.fixture(scope="module")
def schema(served: Served) -> OpenApiSchema:
    return schemathesis.openapi.from_url(f"{served.url}/openapi.json")


def test_every_operation_is_tried(served: Served) -> None:
    paths = httpx.get(f"{served.url}/openapi.json").json()["paths"]
    assert sorted(_OPERATIONS) == sorted((method.upper(), path) for path in paths for method in paths[path])


@pytest.mark.parametrize("mode", list(GenerationMode), ids=str)
@pytest.mark.parametrize(("method", "path"), _OPERATIONS)
def test_what_is_promised_holds(schema: OpenApiSchema, method: str, path: str, mode: GenerationMode) -> None:
    operation = schema[path][method]
    if mode is GenerationMode.NEGATIVE and not (operation.body or operation.query or operation.path_parameters):
        return

    @hypothesis_settings(
        max_examples=_EXAMPLES,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        deadline=None,
        database=None,
    )
    @given(case=operation.as_strategy(mode))
    def holds(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=_CHECKS)

    holds()
