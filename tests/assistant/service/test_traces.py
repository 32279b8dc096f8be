"""Traces reach an OpenTelemetry collector where an operator names one."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

QUESTION = "Kauanko asiakirjoja pitää säilyttää?"

ASKED = """
import sys

from fastapi.testclient import TestClient
from assistant.service import create_app

with TestClient(create_app(), base_url="http://127.0.0.1") as client:
    assert client.post("/v1/ask", json={"question": sys.argv[1]}).status_code == 200
    assert client.post("/v1/ask", json={"question": [sys.argv[1]]}).status_code == 422
"""


@contextmanager
def collector() -> Iterator[tuple[str, dict[str, bytes]]]:
    """An address that takes what is sent to it, and what it took by path."""
    taken: dict[str, bytes] = {}

    class Take(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the name that the library calls
            body = self.rfile.read(int(self.headers["Content-Length"]))
            taken[self.path] = taken.get(self.path, b"") + body
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Take)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", taken
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_request_is_traced_by_its_route_and_without_its_question(
    data_folder: Path, tmp_path: Path
) -> None:
    with collector() as (address, taken):
        settings = {
            "NEUVO_DATA": str(data_folder),
            "NEUVO_DATABASE": f"sqlite:///{tmp_path / 'kept.sqlite'}",
            "FASTAPI_OTEL_AUTO_CONFIGURE": "true",
            "OTEL_EXPORTER_OTLP_ENDPOINT": address,
            "OTEL_EXPORTER_OTLP_COMPRESSION": "none",
        }
        run = subprocess.run(
            [sys.executable, "-c", ASKED, QUESTION],
            env=os.environ | settings,
            capture_output=True,
            text=True,
            check=False,
        )
    assert run.returncode == 0, run.stderr
    assert b"/v1/ask" in taken["/v1/traces"]
    assert not any(QUESTION.encode() in sent for sent in taken.values())
