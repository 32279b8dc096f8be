"""The same storage tests against SQLite and, where it is installed, PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from assistant.storage import Database


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'conversations.sqlite'}"
    server: str = request.getfixturevalue("postgresql").url
    name = f"neuvo_{uuid4().hex}"
    main = Database(server)
    with main.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    main.close()
    return server.removesuffix("postgres") + name


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """An empty database with its tables."""
    opened = Database(url)
    opened.migrate()
    yield opened
    opened.close()
