"""The commands of those who run the service, as processes of their own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import yaml


def neuvo(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_new_key_opens_the_service_only_by_its_hash() -> None:
    made = neuvo({}, "key", "maija", "coordinator")
    secret = made.stderr.split()[-1]
    assert secret not in made.stdout
    entry = yaml.safe_load(made.stdout)[0]
    assert (entry["name"], entry["role"]) == ("maija", "coordinator")


def test_a_public_address_without_keys_is_refused_in_a_sentence(tmp_path: Path) -> None:
    told = neuvo({"NEUVO_HOST": "0.0.0.0", "NEUVO_DATA": str(tmp_path)}, "serve", "--no-ui")  # noqa: S104
    assert told.returncode == 1
    assert "NEUVO_KEYS" in told.stderr
    assert "Traceback" not in told.stderr


def test_forgetting_by_hand_says_how_much_is_gone(tmp_path: Path) -> None:
    told = neuvo({"NEUVO_DATA": str(tmp_path)}, "forget", "--days", "0")
    assert told.stdout == "0 turns older than 0 days deleted\n"


def test_a_request_that_is_being_answered_is_answered_before_the_service_stops(
    data_folder: Path, tmp_path: Path
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    service = subprocess.Popen(
        [sys.executable, "-m", "assistant", "serve", "--no-ui", "--port", str(port)],
        env=os.environ
        | {"NEUVO_DATA": str(data_folder), "NEUVO_DATABASE": f"sqlite:///{tmp_path / 'c.sqlite'}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        while service.poll() is None:
            try:
                client.get("/readyz").raise_for_status()
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        body = json.dumps({"question": "Mitä vakuutuksia harjoittelija tarvitsee?"}).encode()

        def slowly() -> object:
            yield body[:10]
            service.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            yield body[10:]

        answered = client.post(
            "/v1/ask", content=slowly(), headers={"Content-Type": "application/json"}
        )
    assert answered.json()["behaviour"] == "answer"
    _, errors = service.communicate(timeout=60)
    assert service.returncode == 0
    lines = [json.loads(line) for line in errors.splitlines()]
    assert any(line.get("route") == "/v1/ask" and line["status"] == 200 for line in lines)
