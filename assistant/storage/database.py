"""The database behind a URL: opened, brought to the present schema, asked whether it is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from alembic import command
from alembic.config import Config
from filelock import FileLock
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.orm import Session

_MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATING = 131_2021
"""Number of the lock under which one replica at a time changes the schema."""
_PATIENCE_S = 10
"""How long a connection is waited for, and a write of another process."""


class Database:
    """A database; its sessions may be used from several threads, one session in each."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        # SQLite lets a writer wait for its turn only where it says from the start that it writes.
        self._writing = self.engine.execution_options(begin="BEGIN IMMEDIATE")

    def migrate(self) -> None:
        """Bring the tables to the present schema; several processes may do so at once."""
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        with self._alone() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def reading(self) -> Session:
        """A session that only reads, to be used in a `with`."""
        return Session(self.engine, expire_on_commit=False)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that writes all or nothing: on the disk when the `with` is left."""
        with Session(self._writing) as session, session.begin():
            yield session

    def check(self) -> None:
        """Raise SQLAlchemy's `DBAPIError` where the database does not answer."""
        with self.engine.connect() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        """A transaction during which no other process changes the schema."""
        if self.engine.dialect.name != "sqlite":
            with self.engine.begin() as connection:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATING})"))
                yield connection
            return
        path = Path(self.engine.url.database or "")
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{path}.lock"):
            with self.engine.connect() as connection:
                # Stays with the file: readers go on while one writes.
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
                connection.exec_driver_sql("BEGIN")
            with self.engine.begin() as connection:
                yield connection


def _engine(written: str) -> Engine:
    url = make_url(written)
    if url.drivername in {"postgresql", "postgres"}:
        url = url.set(drivername="postgresql+pg8000")
    timeout = {"timeout": _PATIENCE_S}
    engine = create_engine(url, pool_pre_ping=True, connect_args=timeout)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _safe)
        event.listen(engine, "begin", _begin)
    return engine


def _safe(connection: SqliteConnection, record: object) -> None:  # noqa: ARG001
    """A commit is on the disk when it returns, and what belongs together goes together."""
    connection.isolation_level = None  # transactions begin where SQLAlchemy says so
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
