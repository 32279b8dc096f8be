"""Answers as server-sent events, over real HTTP."""

import json

import httpx
import pytest

from assistant import Answer, Assistant
from assistant.service.sentences import sentences

INSURANCE = {"question": "Mitä vakuutuksia harjoittelija tarvitsee?"}
STREAM = {"accept": "text/event-stream"}


def events(response: httpx.Response) -> list[tuple[str, dict[str, object]]]:
    read = []
    for block in response.read().decode().split("\n\n")[:-1]:
        lines = dict(line.split(": ", 1) for line in block.split("\n"))
        read.append((lines["event"], json.loads(lines["data"])))
    return read


def test_the_sentences_of_a_stream_are_the_text_of_its_answer(service: httpx.Client) -> None:
    with service.stream("POST", "/v1/ask", json=INSURANCE, headers=STREAM) as response:
        told = events(response)
    kinds = [kind for kind, _ in told]
    assert (kinds[0], kinds[-1]) == ("status", "answer")
    answer = Answer.model_validate(told[-1][1])
    said = [content["text"] for kind, content in told if kind == "sentence"]
    assert len(said) > 1
    assert "".join(map(str, said)) == answer.text


def test_a_streamed_answer_is_the_answer_in_json(service: httpx.Client) -> None:
    own = {"id", "conversation_id", "timings"}
    whole = Answer.model_validate(service.post("/v1/ask", json=INSURANCE).json())
    with service.stream("POST", "/v1/ask", json=INSURANCE, headers=STREAM) as response:
        streamed = Answer.model_validate(events(response)[-1][1])
    assert streamed.model_dump(exclude=own) == whole.model_dump(exclude=own)


def test_no_proxy_may_hold_a_stream_back(service: httpx.Client) -> None:
    with service.stream("POST", "/v1/ask", json=INSURANCE, headers=STREAM) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        assert "no-transform" in response.headers["cache-control"]
        assert response.headers["x-accel-buffering"] == "no"
        assert "content-length" not in response.headers


def test_a_stream_that_fails_ends_with_a_problem_and_no_sentence(
    service: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> Answer:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr(Assistant, "ask", fail)
    with service.stream("POST", "/v1/ask", json=INSURANCE, headers=STREAM) as response:
        told = events(response)
    assert [kind for kind, _ in told] == ["status", "error"]
    assert told[-1][1]["type"] == "urn:neuvo:internal"
    assert "secret" not in json.dumps(told)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Yksi. Kaksi [1]. Kolme", ["Yksi. ", "Kaksi [1]. ", "Kolme"]),
        ("- a\n- b\n\nC", ["- a\n", "- b\n\n", "C"]),
        ("esim. 1.9.2021 alkaen", ["esim. 1.9.2021 alkaen"]),
        ("", []),
    ],
)
def test_pieces_end_where_sentences_and_lines_end(text: str, pieces: list[str]) -> None:
    assert list(sentences(text)) == pieces
