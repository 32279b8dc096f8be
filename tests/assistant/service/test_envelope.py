"""What stands around every request: ids, protection, logs, counters, limits."""

import json
import logging
from collections.abc import Iterator

import httpx
import pytest

from assistant import Assistant
from assistant.service.logs import JsonLines

PROBLEM = "application/problem+json"
ASK = {"question": "Mitä vakuutuksia harjoittelija tarvitsee?"}


def fail(*_: object, **__: object) -> None:
    raise RuntimeError("a secret of the inside")


def test_every_response_has_the_request_id_it_was_sent(service: httpx.Client) -> None:
    sent = service.get("/healthz", headers={"X-Request-ID": "desk-42"})
    assert sent.headers["x-request-id"] == "desk-42"
    made = {service.get("/nothing").headers["x-request-id"] for _ in range(3)}
    assert len(made) == 3


def test_a_request_id_that_could_forge_a_log_line_is_replaced(service: httpx.Client) -> None:
    sent = service.get("/healthz", headers={"X-Request-ID": "a b{}" + "x" * 100})
    assert len(sent.headers["x-request-id"]) == 16


def test_an_unforeseen_error_tells_nothing_but_the_request_id(
    service: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Assistant, "ask", fail)
    response = service.post("/v1/ask", json=ASK, headers={"X-Request-ID": "desk-43"})
    assert (response.status_code, response.headers["content-type"]) == (500, PROBLEM)
    assert response.json()["instance"] == "urn:neuvo:request:desk-43"
    assert response.headers["x-request-id"] == "desk-43"
    assert "secret" not in response.text


@pytest.mark.parametrize("path", ["/healthz", "/v1/documents", "/nothing"])
def test_browsers_are_told_to_be_careful(service: httpx.Client, path: str) -> None:
    headers = service.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nothing", 404), ("PUT", "/v1/ask", 405), ("GET", "/v1/conversations/x", 404)],
)
def test_what_is_not_there_is_told_as_a_problem(
    service: httpx.Client, method: str, path: str, status: int
) -> None:
    response = service.request(method, path)
    assert (response.status_code, response.headers["content-type"]) == (status, PROBLEM)


def test_a_body_that_is_too_long_is_refused(service: httpx.Client) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(80):
            yield b"x" * 100_000

    for body in (b"x" * 6_000_000, endless()):
        response = service.post("/v1/calculators/staff/batch", content=body)
        assert (response.status_code, response.headers["content-type"]) == (413, PROBLEM)


def test_a_request_is_logged_without_its_question(
    service: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "neuvo"):
        service.post("/v1/ask", json=ASK, headers={"X-Request-ID": "desk-44"})
        service.get("/v1/search", params={"q": "vakuutuksia"})
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    served = next(line for line in lines if line.get("request_id") == "desk-44")
    assert (served["method"], served["route"], served["status"]) == ("POST", "/v1/ask", 200)
    assert "vakuutuksia" not in json.dumps(lines, ensure_ascii=False)


def test_answers_and_requests_are_counted_by_route_not_by_path(service: httpx.Client) -> None:
    service.post("/v1/ask", json=ASK)
    service.get("/v1/conversations/some-private-id")
    counters = service.get("/metrics")
    assert counters.headers["content-type"].startswith("text/plain")
    assert 'neuvo_answers_total{behaviour="answer",language="fi",mode="rules"}' in counters.text
    assert 'route="/v1/conversations/{conversation_id}"' in counters.text
    assert "some-private-id" not in counters.text
