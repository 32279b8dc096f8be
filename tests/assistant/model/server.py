"""A scripted server that speaks OpenAI's format over real HTTP, well or badly."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, TypeAlias

Fault: TypeAlias = Literal["hangs", "hangs up", "breaks off", "talks nonsense", "says nothing"]
Reply: TypeAlias = dict[str, Any] | int | Fault
"""A completion, a status code, or a fault."""


def says(text: str, finish: str = "stop") -> Reply:
    """A completion in words."""
    return _completion({"role": "assistant", "content": text}, finish)


def calls(name: str, arguments: str) -> Reply:
    """A completion that calls one tool, with arguments as the model wrote them."""
    function = {"name": name, "arguments": arguments}
    call = {"id": "call-1", "type": "function", "function": function}
    return _completion({"role": "assistant", "content": None, "tool_calls": [call]}, "tool_calls")


def _completion(message: dict[str, Any], finish: str) -> dict[str, Any]:
    return {
        "id": "completion-1",
        "object": "chat.completion",
        "created": 0,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }


@dataclass
class ScriptedServer:
    """Gives its replies one after another, the last one for ever; keeps what it was sent."""

    replies: list[Reply]
    url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def play(self, *replies: Reply) -> None:
        """Begin anew with other replies."""
        self.replies = list(replies)
        self.requests.clear()

    def next(self) -> Reply:
        """The reply to the latest request."""
        return self.replies[min(len(self.requests), len(self.replies)) - 1]


@contextmanager
def serving(*replies: Reply) -> Iterator[ScriptedServer]:
    """A server with these replies, on a port of its own."""
    script = ScriptedServer(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            script.requests.append(json.loads(body))
            script.headers.append({name.lower(): value for name, value in self.headers.items()})
            match script.next():
                case dict() as completion:
                    self._send(200, json.dumps(completion).encode())
                case int() as status:
                    self._send(status, b'{"error": {"message": "a word of the provider"}}')
                case "hangs":
                    script.closing.wait()
                case "breaks off":
                    self._send(200, json.dumps(says("Apuraha on")).encode(), missing=20)
                case "talks nonsense":
                    self._send(200, b"<html>this is no completion</html>")
                case "says nothing":
                    self._send(200, b"")
                case "hangs up":
                    self.close_connection = True

        def _send(self, status: int, body: bytes, missing: int = 0) -> None:
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) - missing])

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    script.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield script
    finally:
        script.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
