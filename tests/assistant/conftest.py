import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError

from assistant import Assistant, Settings


@pytest.fixture(scope="session")
def assistant(data_folder: Path) -> Assistant:
    return Assistant(Settings(data=data_folder))


class Postgresql:
    """A PostgreSQL server in a folder of its own; as it refuses root, it runs as `nobody` then."""

    def __init__(self, initdb: str, postgres: str) -> None:
        self._postgres = postgres
        self._user = "nobody" if os.getuid() == 0 else None
        self._folder = Path(tempfile.mkdtemp(prefix="neuvo-postgresql-"))
        if self._user:
            shutil.chown(self._folder, self._user)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = str(probe.getsockname()[1])
        self.url = f"postgresql://neuvo@127.0.0.1:{self._port}/postgres"
        self._data = str(self._folder / "data")
        made = subprocess.run(
            [initdb, "-D", self._data, "-U", "neuvo", "-A", "trust", "-N", "-E", "UTF8",
             "--locale=C"],
            user=self._user, cwd=self._folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [self._postgres, "-D", self._data, "-p", self._port, "-h", "127.0.0.1",
                 "-k", str(self._folder)],
                user=self._user, cwd=self._folder, stdout=log, stderr=log,
            )  # fmt: skip
        engine = create_engine(self.url.replace("postgresql:", "postgresql+pg8000:"))
        while self._server.poll() is None:
            try:
                engine.connect().close()
                break
            except SQLAlchemyError:
                time.sleep(0.1)
        engine.dispose()
        assert self._server.poll() is None, (self._folder / "log").read_text()

    def stop(self) -> None:
        """Stop at once, whoever is connected."""
        self._server.send_signal(signal.SIGINT)
        self._server.wait()

    def remove(self) -> None:
        """Stop, and leave nothing behind."""
        self.stop()
        shutil.rmtree(self._folder)


def _program(name: str) -> str | None:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(installed[-1]) if installed else None)


def _server() -> Iterator[Postgresql]:
    initdb, postgres = _program("initdb"), _program("postgres")
    if initdb is None or postgres is None:
        pytest.skip("PostgreSQL is not installed: no initdb and postgres on the path"
                    " or under /usr/lib/postgresql")  # fmt: skip
    server = Postgresql(initdb, postgres)
    server.start()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgresql]:
    """A server for the whole run; each test takes a database of its own."""
    yield from _server()


@pytest.fixture
def own_postgresql() -> Iterator[Postgresql]:
    """A server for one test, to be stopped and started."""
    yield from _server()
