"""The service as a server of its own, spoken to over real HTTP."""

import hashlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
import yaml

from assistant import Settings
from assistant.service import create_app

HOLDERS = {
    "site": "student",
    "other-site": "student",
    "desk": "helpdesk",
    "maija": "coordinator",
    "operator": "admin",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(settings: Settings) -> Iterator[httpx.Client]:
    """The service with these settings, and a client of it."""
    config = uvicorn.Config(create_app(settings), port=settings.port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{settings.port}", timeout=60) as client:
            while not server.started and thread.is_alive():
                time.sleep(0.05)
            yield client
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def serve(
    data_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., AbstractContextManager[httpx.Client]]:
    """Starts a service with settings of its own and an empty database."""

    def start(**changes: object) -> AbstractContextManager[httpx.Client]:
        database = f"sqlite:///{tmp_path_factory.mktemp('database') / 'conversations.sqlite'}"
        given = {"data": data_folder, "port": free_port(), "database": database}
        return running(Settings.model_validate(given | changes))

    return start


@pytest.fixture(scope="session")
def service(serve: Callable[..., AbstractContextManager[httpx.Client]]) -> Iterator[httpx.Client]:
    """The service as it is on one's own machine."""
    with serve() as client:
        yield client


@pytest.fixture(scope="session")
def keys() -> dict[str, str]:
    """A key of each role, and of a second student, by the name of its holder."""
    return {name: f"key-of-{name}" for name in HOLDERS}


@pytest.fixture(scope="session")
def key_file(keys: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in which the service finds the hashes of these keys."""
    path = tmp_path_factory.mktemp("keys") / "keys.yaml"
    listed = [
        {"name": name, "role": role, "sha256": hashlib.sha256(keys[name].encode()).hexdigest()}
        for name, role in HOLDERS.items()
    ]
    path.write_text(yaml.safe_dump({"keys": listed}))
    return path


@pytest.fixture(scope="session")
def guarded(
    serve: Callable[..., AbstractContextManager[httpx.Client]], key_file: Path
) -> Iterator[httpx.Client]:
    """The service with keys, as others can reach it; shows the chat on one other site."""
    with serve(keys=key_file, rate="1000/minute", origins=("https://www.example.fi",)) as client:
        yield client
