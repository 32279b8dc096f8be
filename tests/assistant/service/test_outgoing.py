"""Without a language model the service calls nobody."""

import os
import subprocess
import sys
from pathlib import Path

WATCHED = """
import sys

def watch(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto"}:
        told.append(f"{event} {arguments[1:]}")

told = []
sys.addaudithook(watch)

from fastapi.testclient import TestClient
from assistant.service import create_app

with TestClient(create_app(), base_url="http://127.0.0.1") as client:
    for question in ("Mitä vakuutuksia harjoittelija tarvitsee?", "Grant to France?"):
        assert client.post("/v1/ask", json={"question": question}).status_code == 200
    assert client.get("/v1/search", params={"q": "apuraha"}).status_code == 200
    assert client.get("/docs").status_code == 200
print("\\n".join(told))
"""


def test_no_connection_leaves_the_machine(data_folder: Path, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    run = subprocess.run(
        [sys.executable, "-c", WATCHED],
        env=os.environ | {"NEUVO_DATA": str(data_folder), "NEUVO_DATABASE": database},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == ""
