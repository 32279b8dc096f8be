"""A model over real HTTP, and every way in which its server can fail."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from tests.assistant.model.server import Reply, ScriptedServer, calls, says, serving

FRANCE = "Paljonko on apuraha: opiskelijavaihto Ranskaan 15.9.2021–24.1.2022, ei lapsia, lentäen?"
ARGUMENTS = {
    "country": "FR",
    "start": "2021-09-15",
    "end": "2022-01-24",
    "activity": "studies",
    "children": False,
    "green_travel": False,
}
CALL = calls("student_long", json.dumps(ARGUMENTS))
SECONDS = 1.0
SECRET = "sk-a-secret-of-the-operator"  # noqa: S105

Wired = Callable[..., AbstractContextManager[tuple[Assistant, ScriptedServer]]]


@pytest.fixture
def wired(data_folder: Path) -> Wired:
    """Starts a scripted server, and an assistant that has its model there."""

    @contextmanager
    def start(*replies: Reply, **settings: object) -> Iterator[tuple[Assistant, ScriptedServer]]:
        with serving(*replies) as server:
            named = {"model": "openai:scripted", "model_url": server.url}
            given = {"data": data_folder, "model_seconds": 20} | named | settings
            yield Assistant(Settings.model_validate(given)), server

    return start


def test_a_model_calls_a_calculator_and_words_its_result(wired: Wired) -> None:
    with wired(CALL, says("Apuraha on yhteensä {{a1}}.")) as (assistant, server):
        answer = assistant.answer([FRANCE])
    assert (answer.mode, answer.model) == ("model", "openai:scripted")
    assert answer.text.startswith("Apuraha on yhteensä 1\u00a0820\u00a0€.")
    assert answer.consultation
    assert (answer.consultation.outcome, answer.consultation.calls) == ("verified", 2)
    assert answer.consultation.tokens == 220
    assert len(server.requests) == 2


FAILURES: dict[str, list[Reply]] = {
    "hangs": ["hangs"],
    "hangs up": ["hangs up"],
    "breaks off": ["breaks off"],
    "no completion": ["talks nonsense"],
    "no body": ["says nothing"],
    "error of the server": [500],
    "too many requests": [429],
    "bad key": [401],
    "empty": [says("")],
    "cut short": [says("Apuraha on", finish="length")],
    "hangs after a call": [CALL, "hangs"],
    "breaks off after a call": [CALL, "breaks off"],
    "half an answer": [CALL, says("Apuraha on {{a1", finish="length")],
    "an amount of its own": [CALL, says("Apuraha on 9 999 euroa.")],
    "broken arguments": [calls("student_long", '{"country": "FR", ')],
    "arguments of another kind": [calls("student_long", "[]")],
    "wrong arguments": [calls("student_long", '{"country": "Atlantis"}')],
    "unknown tool": [calls("open_the_safe", "{}")],
    "no query": [calls("search_guide", "{}")],
    "calls for ever": [calls("search_guide", '{"query": "vakuutus"}')],
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_model_that_fails_leaves_the_answer_of_the_rules(
    wired: Wired, by_rules: Assistant, failure: str
) -> None:
    with wired(*FAILURES[failure], model_seconds=SECONDS) as (assistant, _):
        answer = assistant.answer([FRANCE])
    expected = by_rules.answer([FRANCE])
    own = {"id", "conversation_id", "timings", "caveats", "consultation"}
    assert answer.model_dump(exclude=own) == expected.model_dump(exclude=own)
    added = [caveat.code for caveat in answer.caveats if caveat not in expected.caveats]
    assert added == ["without_model"]
    assert answer.consultation
    assert answer.consultation.outcome in {"failed", "rejected"}


def test_a_server_that_is_not_there_leaves_the_answer_of_the_rules(
    data_folder: Path, by_rules: Assistant
) -> None:
    settings = Settings(
        data=data_folder,
        model="openai:scripted",
        model_url="http://127.0.0.1:9/v1",
        model_seconds=SECONDS,
    )
    answer = Assistant(settings).answer([FRANCE])
    assert (answer.mode, answer.text) == ("rules", by_rules.answer([FRANCE]).text)


def test_a_model_that_calls_for_ever_is_stopped_at_the_set_number(wired: Wired) -> None:
    with wired(CALL, model_calls=3) as (assistant, server):
        answer = assistant.answer([FRANCE])
    assert answer.consultation
    assert (answer.consultation.outcome, answer.consultation.reason) == ("failed", "calls")
    assert len(server.requests) == 3


def test_a_model_is_stopped_at_the_set_number_of_tokens(wired: Wired) -> None:
    with wired(CALL, model_tokens=100) as (assistant, server):
        answer = assistant.answer([FRANCE])
    assert answer.consultation
    assert (answer.consultation.outcome, answer.consultation.reason) == ("failed", "tokens")
    assert len(server.requests) == 1


def test_a_model_may_take_back_a_call_that_is_no_json(wired: Wired) -> None:
    broken = calls("student_long", '{"country": "FR", ')
    with wired(broken, CALL, says("Apuraha on yhteensä {{a1}}.")) as (assistant, server):
        answer = assistant.answer([FRANCE])
    assert answer.mode == "model"
    assert "no JSON" in str(server.requests[1]["messages"])


def test_a_key_goes_to_the_server_and_nowhere_else(
    wired: Wired, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    caplog.set_level(logging.INFO)
    with wired(401) as (assistant, server):
        answer = assistant.answer([FRANCE])
    assert {headers["authorization"] for headers in server.headers} == {f"Bearer {SECRET}"}
    assert SECRET not in json.dumps(server.requests)
    assert SECRET not in answer.model_dump_json() + caplog.text + repr(assistant.settings)
    assert answer.consultation
    assert answer.consultation.reason.endswith("AuthenticationError")
    assert "a word of the provider" not in answer.model_dump_json() + caplog.text


def test_replies_are_kept_short_on_every_server(wired: Wired) -> None:
    with wired(500) as (assistant, server):
        assistant.answer([FRANCE])
    assert {request["max_tokens"] for request in server.requests} == {1500}


def test_what_tracing_is_switched_on_sees_nothing(
    wired: Wired, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(200) as tracer:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "any")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", tracer.url)
        with wired(CALL, says("Apuraha on yhteensä {{a1}}.")) as (assistant, _):
            assistant.answer([FRANCE])
    assert tracer.requests == []
