"""The service with a language model: nothing that is not verified is sent to anybody."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import httpx
import pytest

from tests.assistant.model.server import Reply, ScriptedServer, calls, says, serving

FRANCE = {
    "question": "Paljonko on apuraha: opiskelijavaihto Ranskaan 15.9.2021–24.1.2022, ei lapsia, "
    "lentäen?"
}
CALL = calls(
    "student_long",
    json.dumps(
        {
            "country": "FR",
            "start": "2021-09-15",
            "end": "2022-01-24",
            "activity": "studies",
            "children": False,
            "green_travel": False,
        }
    ),
)
LIE = says("Apuraha on 9999 euroa. Se maksetaan heti.")
TRUTH = says("Apuraha on yhteensä {{a1}}.")

Serve = Callable[..., AbstractContextManager[httpx.Client]]
Talking = tuple[ScriptedServer, httpx.Client]


@pytest.fixture(scope="module")
def talking(serve: Serve) -> Iterator[Talking]:
    """A service whose model is a scripted server."""
    with serving(500) as model:
        named = {"model": "openai:scripted", "model_url": model.url}
        with serve(**named) as client:
            assert model.requests == []  # a start asks the model nothing
            yield model, client


def streamed(client: httpx.Client) -> str:
    headers = {"accept": "text/event-stream"}
    with client.stream("POST", "/v1/ask", json=FRANCE, headers=headers) as response:
        return response.read().decode()


def answer_in(stream: str) -> dict[str, object]:
    last = stream.rstrip().split("\n\n")[-1]
    assert last.startswith("event: answer")
    content = json.loads(last.split("data: ", 1)[1])
    assert isinstance(content, dict)
    return content


@pytest.mark.parametrize(
    ("replies", "mode", "outcome"),
    [
        ([CALL, TRUTH], "model", "verified"),
        ([CALL, LIE, TRUTH], "model", "repaired"),
        ([CALL, LIE, LIE], "rules", "rejected"),
        ([CALL, 500], "rules", "failed"),
    ],
)
def test_a_stream_holds_only_what_was_verified(
    talking: Talking, replies: list[Reply], mode: str, outcome: str
) -> None:
    model, client = talking
    model.play(*replies)
    stream = streamed(client)
    answer = answer_in(stream)
    assert "9999" not in stream
    assert "heti" not in stream
    assert answer["mode"] == mode
    assert "1\u00a0820\u00a0€" in str(answer["text"])
    assert isinstance(answer["consultation"], dict)
    assert answer["consultation"]["outcome"] == outcome


def test_answers_in_a_models_words_are_counted_as_such(talking: Talking) -> None:
    model, client = talking
    model.play(CALL, TRUTH)
    client.post("/v1/ask", json=FRANCE)
    counted = 'neuvo_answers_total{behaviour="calculate",language="fi",mode="model"}'
    assert counted in client.get("/metrics").text
