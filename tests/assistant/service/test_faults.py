"""What happens when the world breaks: kills, full disks, lost databases, deleted indexes."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import httpx

PROBLEM = "application/problem+json"
ASK = {"question": "Mitä vakuutuksia harjoittelija tarvitsee?"}


class Server(Protocol):
    """The PostgreSQL server of a test."""

    url: str

    def start(self) -> None: ...

    def stop(self) -> None: ...


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(
    data: Path, port: int, within: tuple[str, ...] = (), **settings: str
) -> subprocess.Popen[bytes]:
    # Without vectors a process starts sooner, and faults of the store are what is tried here.
    environment = {"NEUVO_DATA": str(data), "NEUVO_EMBEDDINGS": "none", **settings}
    command = (sys.executable, "-m", "assistant", "serve", "--no-ui", "--port", str(port))
    return subprocess.Popen(
        (*within, *command),
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def service_process(data: Path, **settings: str) -> Iterator[httpx.Client]:
    port = free_port()
    process = started(data, port, **settings)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            wait_until_ready(client, process)
            yield client
    finally:
        process.terminate()
        process.wait()


def wait_until_ready(client: httpx.Client, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            if client.get("/readyz").is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise RuntimeError("the service did not start")


def test_no_acknowledged_turn_is_lost_by_a_kill(data_folder: Path, tmp_path: Path) -> None:
    database = {"NEUVO_DATABASE": f"sqlite:///{tmp_path / 'kept.sqlite'}"}
    acknowledged: list[tuple[str, str]] = []
    port = free_port()
    process = started(data_folder, port, **database)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        wait_until_ready(client, process)

        def ask() -> None:
            while True:
                try:
                    told = client.post("/v1/ask", json=ASK).json()
                except httpx.HTTPError:
                    return
                acknowledged.append((told["conversation_id"], told["id"]))

        askers = [threading.Thread(target=ask) for _ in range(4)]
        for asker in askers:
            asker.start()
        while len(acknowledged) < 20:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for asker in askers:
            asker.join()
    with service_process(data_folder, **database) as client:
        for conversation, answer in acknowledged:
            kept = client.get(f"/v1/conversations/{conversation}").json()
            assert [turn["answer"]["id"] for turn in kept["turns"]] == [answer]


def test_a_full_disk_is_told_and_answers_go_on_when_there_is_room(
    tmp_path: Path, data_folder: Path
) -> None:
    """The disk is full for this process at the size that SQLite's file may not outgrow."""
    path = tmp_path / "kept.sqlite"
    limited = ("bash", "-c", 'ulimit -f 400; trap "" XFSZ; exec "$@"', "limited")  # 400 KiB
    port = free_port()
    process = started(data_folder, port, limited, NEUVO_DATABASE=f"sqlite:///{path}")
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            wait_until_ready(client, process)
            kept = []
            for _ in range(200):
                response = client.post("/v1/ask", json=ASK)
                if not response.is_success:
                    break
                kept.append(response.json()["conversation_id"])
            assert (response.status_code, response.headers["content-type"]) == (503, PROBLEM)
            assert response.json()["type"] == "urn:neuvo:storage"
            assert client.get(f"/v1/conversations/{kept[0]}").is_success
            assert client.post("/v1/calculators/country", json={"country": "FR"}).is_success
    finally:
        process.terminate()
        process.wait()
    with service_process(data_folder, NEUVO_DATABASE=f"sqlite:///{path}") as client:
        assert client.post("/v1/ask", json=ASK).is_success
        for conversation in kept:
            assert client.get(f"/v1/conversations/{conversation}").is_success


def test_a_deleted_index_is_built_again(data_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(data_folder / "index", tmp_path / "index")
    with service_process(tmp_path, NEUVO_EMBEDDINGS="bundled") as client:
        shutil.rmtree(tmp_path / "index")
        assert client.post("/v1/ask", json=ASK).json()["behaviour"] == "answer"
    with service_process(tmp_path, NEUVO_EMBEDDINGS="bundled") as client:
        assert client.post("/v1/ask", json=ASK).json()["behaviour"] == "answer"
    assert any((tmp_path / "index").iterdir())


def test_a_lost_database_is_told_and_found_again(own_postgresql: Server, data_folder: Path) -> None:
    with service_process(data_folder, NEUVO_DATABASE=own_postgresql.url) as client:
        first = client.post("/v1/ask", json=ASK).json()
        own_postgresql.stop()
        refused = client.post("/v1/ask", json=ASK)
        assert (refused.status_code, refused.headers["content-type"]) == (503, PROBLEM)
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200
        own_postgresql.start()
        assert client.get("/readyz").status_code == 200
        assert client.get(f"/v1/conversations/{first['conversation_id']}").is_success
        assert client.post("/v1/ask", json=ASK).is_success


def test_a_conversation_goes_on_whichever_replica_answers(
    own_postgresql: Server, data_folder: Path
) -> None:
    settings = {"NEUVO_DATABASE": own_postgresql.url}
    turns = [
        "Apuraha Ranskaan opiskelemaan 15.9.2021–24.1.2022, ei lapsia, lentäen?",
        "entä Ruotsiin?",
        "entä Ranskaan?",
    ]
    with (
        service_process(data_folder, **settings) as one,
        service_process(data_folder, **settings) as other,
    ):
        conversation, totals = None, []
        for client, question in zip((one, other, one), turns, strict=True):
            body = {"question": question, "conversation_id": conversation}
            answer = client.post("/v1/ask", json=body).json()
            conversation = answer["conversation_id"]
            totals.append(answer["calculations"][0]["results"][0]["value"])
        assert totals == ["1820", "2037", "1820"]
        assert len(other.get(f"/v1/conversations/{conversation}").json()["turns"]) == 3


def test_a_conversation_goes_on_when_one_of_several_workers_dies(
    tmp_path: Path, data_folder: Path
) -> None:
    port = free_port()
    database = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    process = started(data_folder, port, NEUVO_WORKERS="2", NEUVO_DATABASE=database)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            wait_until_ready(client, process)
            conversation = client.post("/v1/ask", json=ASK).json()["conversation_id"]
        for worker in workers(process)[:1]:
            os.kill(worker, signal.SIGKILL)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            wait_until_ready(client, process)
            body = ASK | {"conversation_id": conversation}
            assert client.post("/v1/ask", json=body).json()["conversation_id"] == conversation
    finally:
        process.terminate()
        process.wait()


def test_workers_that_cannot_start_end_the_service_with_an_error(
    tmp_path: Path, data_folder: Path
) -> None:
    (tmp_path / "file").touch()
    nowhere = f"sqlite:///{tmp_path / 'file' / 'kept.sqlite'}"
    process = started(data_folder, free_port(), NEUVO_WORKERS="2", NEUVO_DATABASE=nowhere)
    assert process.wait() == 1


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that a service of several workers started to answer with."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [
        int(child)
        for child in children
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]
