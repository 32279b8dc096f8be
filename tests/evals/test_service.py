"""A running service that is asked the questions."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from assistant import Answer
from evals.errors import ServiceError
from evals.service import Service


@pytest.fixture
def service(answer: Callable[..., Answer]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    asked: list[dict[str, object]] = []

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            broken = asked[-1]["question"] == "break"
            self.send_response(500 if broken else 200)
            self.end_headers()
            said = f"{asked[-1]['question']} {self.headers.get('Authorization', '')}".strip()
            self.wfile.write(answer(text=said).model_dump_json().encode())

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Service)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_turns_of_a_question_are_one_conversation(
    service: tuple[str, list[dict[str, object]]],
) -> None:
    url, asked = service
    assert Service(url).answer(["eka", "toka"]).text == "toka"
    assert [turn["conversation_id"] for turn in asked] == [None, "c"]


def test_a_failing_service_is_an_error_with_its_address(
    service: tuple[str, list[dict[str, object]]],
) -> None:
    with pytest.raises(ServiceError, match="/v1/ask"):
        Service(service[0]).answer(["break"])


def test_the_key_goes_with_every_question(
    service: tuple[str, list[dict[str, object]]],
) -> None:
    assert Service(service[0], "secret").answer(["eka"]).text == "eka Bearer secret"
    assert "secret" not in repr(Service(service[0], "secret"))
