"""The same storage tests against SQLite and, where it is installed, a PostgreSQL of their own."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from assistant.storage import Database


def _program(name: str) -> str | None:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(installed[-1]) if installed else None)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """URL of a PostgreSQL server that lives as long as the tests; it refuses to run as root."""
    initdb, postgres = _program("initdb"), _program("postgres")
    if initdb is None or postgres is None:
        pytest.skip("PostgreSQL is not installed: initdb and postgres are neither on the path"
                    " nor under /usr/lib/postgresql")  # fmt: skip
    user = "nobody" if os.getuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="neuvo-postgresql-"))
    if user:
        shutil.chown(folder, user)
    data = str(folder / "data")
    made = subprocess.run(
        [initdb, "-D", data, "-U", "neuvo", "-A", "trust", "-N", "-E", "UTF8", "--locale=C"],
        user=user, cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    log = (folder / "log").open("wb")
    server = subprocess.Popen(
        [postgres, "-D", data, "-p", port, "-k", str(folder), "-h", "127.0.0.1"],
        user=user, cwd=folder, stdout=log, stderr=log,
    )  # fmt: skip
    url = f"postgresql+pg8000://neuvo@127.0.0.1:{port}/postgres"
    try:
        _wait_for(url, server, folder / "log")
        yield url
    finally:
        server.send_signal(2)  # SIGINT: stop at once, in good order
        server.wait()
        log.close()
        shutil.rmtree(folder)


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    engine = create_engine(url)
    while server.poll() is None:
        try:
            with engine.connect():
                break
        except Exception:  # noqa: BLE001  # whatever it says before it is up
            time.sleep(0.1)
    engine.dispose()
    assert server.poll() is None, log.read_text()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'conversations.sqlite'}"
    server: str = request.getfixturevalue("postgresql")
    name = f"neuvo_{uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.removesuffix("postgres") + name


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """An empty database with its tables."""
    opened = Database(url)
    opened.migrate()
    yield opened
    opened.close()
