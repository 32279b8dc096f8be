"""The vector store: Chroma, written once, verified, then only read.

Chroma is not safe with several processes on one store while any of them writes. So a store is
built in a folder that nobody else knows, verified, closed and renamed to its content hash; after
that it is never written. One process builds at a time, under a lock file.
"""

import hashlib
import json
import shutil
import sqlite3
import uuid
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.config import Settings
from chromadb.errors import ChromaError
from filelock import FileLock
from langchain_chroma import Chroma

from corpus.embeddings import Vectors
from corpus.errors import IndexDamagedError

# Part of the content hash: raise it when the layout of a store changes.
_LAYOUT = 1
_COLLECTION = "corpus"
_MANIFEST = "manifest.json"
_DATABASE = "chroma.sqlite3"
_BATCH = 1000
# So many of the stored vectors, evenly spread, must find themselves before a store is used.
_SAMPLE = 40
_ITSELF = 0.999
_BUILD_SECONDS = 300

# What Chroma was seen to raise on damaged files; the AttributeError is a slip in its clean-up.
_Failures = (ChromaError, OSError, ValueError, KeyError, RuntimeError, AttributeError)


class VectorStore:
    """An open, read-only store of vectors by id."""

    def __init__(self, folder: Path) -> None:
        self._client = _client(folder)
        try:
            self._chroma = Chroma(
                client=self._client,
                collection_name=_COLLECTION,
                embedding_function=None,
                create_collection_if_not_exists=False,
            )
        except BaseException:
            self._client.close()
            raise

    def nearest(self, vector: Vectors, count: int) -> list[tuple[str, float]]:
        """The ids of the nearest vectors and their cosine similarity, nearest first."""
        found = self._chroma.similarity_search_by_vector_with_relevance_scores(
            vector.tolist(), k=count
        )
        return [(str(document.id), 1.0 - distance) for document, distance in found]

    def close(self) -> None:
        """Release the files."""
        self._client.close()


def open_store(directory: Path, ids: Sequence[str], vectors: Vectors) -> VectorStore:
    """Open the store of exactly these vectors under `directory`, building it where it is missing.

    A store that is damaged, incomplete or of other content is deleted and built again.
    """
    directory.mkdir(parents=True, exist_ok=True)
    key = _content_hash(ids, vectors)
    try:
        return _verified(directory, key, vectors)
    except IndexDamagedError:
        with FileLock(directory / "build.lock", timeout=_BUILD_SECONDS):
            try:
                return _verified(directory, key, vectors)  # another process built it meanwhile
            except IndexDamagedError:
                for damaged in _folders(directory, key):
                    shutil.rmtree(damaged, ignore_errors=True)
                _build(directory, key, ids, vectors)
                return _verified(directory, key, vectors)


def store_fault(directory: Path, ids: Sequence[str], vectors: Vectors) -> str | None:
    """What is wrong with the store under `directory`, or None; nothing is built."""
    try:
        _verified(directory, _content_hash(ids, vectors), vectors).close()
    except IndexDamagedError as error:
        return str(error)
    return None


def _folders(directory: Path, key: str) -> list[Path]:
    return sorted(directory.glob(f"vectors-{key}-*"))


def _content_hash(ids: Sequence[str], vectors: Vectors) -> str:
    digest = hashlib.sha256(f"{_LAYOUT} {chromadb.__version__}".encode())
    digest.update("\0".join(ids).encode())
    digest.update(vectors.tobytes())
    return digest.hexdigest()[:16]


def _client(folder: Path) -> Client:
    return Client(
        settings=Settings(
            is_persistent=True, persist_directory=str(folder), anonymized_telemetry=False
        )
    )


def _build(directory: Path, key: str, ids: Sequence[str], vectors: Vectors) -> None:
    # Never a name that was used before: Chroma remembers the state of every path it opened.
    build = uuid.uuid4().hex[:8]
    unfinished = directory / f"building-{build}"
    try:
        client = _client(unfinished)
        try:
            collection = client.create_collection(
                _COLLECTION,
                embedding_function=None,
                configuration={
                    "hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}
                },
            )
            for start in range(0, len(ids), _BATCH):
                batch = list(ids[start : start + _BATCH])
                # The store finds ids; the texts stay in the corpus. LangChain asks for some text.
                collection.add(
                    ids=batch, embeddings=vectors[start : start + _BATCH], documents=batch
                )
        finally:
            client.close()
        (unfinished / _MANIFEST).write_text(json.dumps(_manifest(unfinished, key, len(ids))))
        _checked(unfinished, key, vectors).close()
        unfinished.rename(directory / f"vectors-{key}-{build}")
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _verified(directory: Path, key: str, vectors: Vectors) -> VectorStore:
    """Open a store of this content that passes the check; raises `IndexDamagedError`."""
    failure = IndexDamagedError(directory, "nothing is built for this content")
    for folder in _folders(directory, key):
        try:
            return _checked(folder, key, vectors)
        except IndexDamagedError as error:
            failure = error
    raise failure


def _checked(folder: Path, key: str, vectors: Vectors) -> VectorStore:
    _check_files(folder, key, len(vectors))
    try:
        store = VectorStore(folder)
    except _Failures as error:
        raise IndexDamagedError(folder, str(error)) from error
    try:
        _check_content(folder, store, vectors)
    except BaseException:
        store.close()
        raise
    return store


def _manifest(folder: Path, key: str, count: int) -> dict[str, object]:
    """What a whole store is: its content, and the digests of the files that never change."""
    digests = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith((_DATABASE, _MANIFEST))
    }
    return {"key": key, "count": count, "files": digests}


def _check_files(folder: Path, key: str, count: int) -> None:
    """Check the files before Chroma opens them.

    Chroma ends the whole process on a graph that was cut short, and makes a missing database
    into an empty one. It writes a mark into the database whenever it opens it.
    """
    try:
        if json.loads((folder / _MANIFEST).read_text()) != _manifest(folder, key, count):
            raise IndexDamagedError(folder, "its files are not those that were built")
        with closing(_read_only(folder / _DATABASE)) as db:
            (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
    except (OSError, ValueError, sqlite3.Error) as error:
        raise IndexDamagedError(folder, str(error)) from error
    if verdict != "ok":
        raise IndexDamagedError(folder, str(verdict))


def _read_only(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)


def _check_content(folder: Path, store: VectorStore, vectors: Vectors) -> None:
    """Vectors can vanish from a damaged store without its count changing: ask for some."""
    for row in np.linspace(0, len(vectors) - 1, _SAMPLE, dtype=int):
        try:
            found = store.nearest(vectors[row], 1)
        except _Failures as error:
            raise IndexDamagedError(folder, str(error)) from error
        if not found or found[0][1] < _ITSELF:
            raise IndexDamagedError(folder, f"vector {row} is missing")
