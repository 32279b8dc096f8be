"""The service against its own description: whatever is sent, it never fails by itself."""

import os

import httpx
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    status_code_conformance,
)

CHECKS = [not_a_server_error, content_type_conformance, status_code_conformance]


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@schemathesis.serializer(XLSX)
def table(context: object, value: object) -> bytes:  # noqa: ARG001
    """Whatever is drawn for a table is sent as it is."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "ignore")


EXAMPLES = settings(
    max_examples=int(os.environ.get("EXAMPLES", "8")),  # of each route; more of them on demand
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def test_whatever_is_sent_is_answered_as_described(service: httpx.Client) -> None:
    description = schemathesis.openapi.from_url(f"{service.base_url}/openapi.json")
    operations = [result.ok() for result in description.get_all_operations()]
    assert len(operations) >= 18
    for operation in operations:

        @EXAMPLES
        @given(operation.as_strategy())
        def answered(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS)

        answered()


def test_every_route_of_the_contract_is_described(service: httpx.Client) -> None:
    paths = service.get("/openapi.json").json()["paths"]
    contract = {
        "/v1/ask": {"post"},
        "/v1/calculators": {"get"},
        "/v1/calculators/{name}": {"post"},
        "/v1/calculators/{name}/batch": {"post"},
        "/v1/search": {"get"},
        "/v1/documents": {"get"},
        "/v1/documents/{document}/sections/{section}": {"get"},
        "/v1/feedback": {"post"},
        "/v1/conversations/{conversation_id}": {"get", "delete"},
        "/v1/chat/completions": {"post"},
        "/healthz": {"get"},
        "/readyz": {"get"},
        "/metrics": {"get"},
    }
    for path, methods in contract.items():
        assert methods <= set(paths[path]), path
