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
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.api.types import Include, Where, WhereDocument
from chromadb.config import Settings
from chromadb.errors import ChromaError
from filelock import FileLock
from langchain_chroma import Chroma
from langchain_core.documents import Document
from tqdm import tqdm

from corpus.embeddings import Vectors
from corpus.errors import IndexDamagedError

# Part of the content hash: raise it when the layout of a store changes.
_LAYOUT = 3
_MANIFEST = "manifest.json"
_DATABASE = "chroma.sqlite3"
_BATCH = 250
_DISTANCES: Include = ["distances"]
# So many of the stored vectors, evenly spread, must find themselves before a store is used.
_SAMPLE = 40
_ITSELF = 0.999
_BUILD_SECONDS = 300

# What Chroma was seen to raise on damaged files; the AttributeError is a slip in its clean-up.
_Failures = (ChromaError, OSError, ValueError, KeyError, RuntimeError, AttributeError)


# What a store holds: by shelf, ids and their vectors, one a row.
Shelves = Mapping[str, tuple[Sequence[str], Vectors]]


class _Identified(Chroma):
    """LangChain's Chroma, fetching ids and distances only: that takes a third of the time."""

    def similarity_search_by_vector_with_relevance_scores(
        self,
        embedding: list[float],
        k: int = 10,
        filter: dict[str, str] | None = None,  # noqa: A002 - LangChain's name
        where_document: dict[str, str] | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> list[tuple[Document, float]]:
        found = self._collection.query(
            query_embeddings=np.array([embedding], dtype=np.float32),
            n_results=k,
            where=cast("Where | None", filter),
            where_document=cast("WhereDocument | None", where_document),
            include=_DISTANCES,
            **kwargs,
        )
        distances = (found["distances"] or [[]])[0]
        return [
            (Document(page_content="", id=identity), distance)
            for identity, distance in zip(found["ids"][0], distances, strict=True)
        ]


class VectorStore:
    """An open, read-only store of vectors by id, on one or more shelves."""

    def __init__(self, folder: Path, shelves: Iterable[str]) -> None:
        self._client = _client(folder)
        try:
            self._shelves = {
                shelf: _Identified(
                    client=self._client,
                    collection_name=shelf,
                    embedding_function=None,
                    create_collection_if_not_exists=False,
                )
                for shelf in shelves
            }
        except BaseException:
            self._client.close()
            raise

    def nearest(self, shelf: str, vector: Vectors, count: int) -> list[tuple[str, float]]:
        """The ids of a shelf's nearest vectors and their cosine similarity, nearest first."""
        found = self._shelves[shelf].similarity_search_by_vector_with_relevance_scores(
            vector.tolist(), k=count
        )
        return [(str(document.id), 1.0 - distance) for document, distance in found]

    def count(self, shelf: str) -> int:
        """How many vectors Chroma believes a shelf to hold."""
        return self._client.get_collection(shelf, embedding_function=None).count()

    def close(self) -> None:
        """Release the files."""
        self._client.close()


def open_store(
    directory: Path, shelves: Shelves, content: str, *, progress: bool = False
) -> VectorStore:
    """Open the store of these vectors under `directory`, building it where it is missing.

    `content` names what the vectors were made from; the last bits of a vector may differ from
    one machine to the next. A store that is damaged, incomplete or of other content is deleted
    and built again.
    """
    directory.mkdir(parents=True, exist_ok=True)
    key = _key(shelves, content)
    try:
        return _verified(directory, key, shelves)
    except IndexDamagedError:
        with FileLock(directory / "build.lock", timeout=_BUILD_SECONDS):
            try:
                return _verified(directory, key, shelves)  # another process built it meanwhile
            except IndexDamagedError:
                for damaged in _folders(directory, key):
                    shutil.rmtree(damaged, ignore_errors=True)
                _build(directory, key, shelves, progress=progress)
                return _verified(directory, key, shelves)


def store_fault(directory: Path, shelves: Shelves, content: str) -> str | None:
    """What is wrong with the store under `directory`, or None; nothing is built."""
    try:
        _verified(directory, _key(shelves, content), shelves).close()
    except IndexDamagedError as error:
        return str(error)
    return None


def _folders(directory: Path, key: str) -> list[Path]:
    return sorted(directory.glob(f"vectors-{key}-*"))


def _key(shelves: Shelves, content: str) -> str:
    digest = hashlib.sha256(f"{_LAYOUT} {chromadb.__version__} {content}".encode())
    for shelf, (ids, _) in sorted(shelves.items()):
        digest.update("\0".join((shelf, *ids)).encode())
    return digest.hexdigest()[:16]


def _client(folder: Path) -> Client:
    return Client(
        settings=Settings(
            is_persistent=True, persist_directory=str(folder), anonymized_telemetry=False
        )
    )


def _build(directory: Path, key: str, shelves: Shelves, *, progress: bool) -> None:
    # Never a name that was used before: Chroma remembers the state of every path it opened.
    build = uuid.uuid4().hex[:8]
    unfinished = directory / f"building-{build}"
    try:
        client = _client(unfinished)
        try:
            for shelf, (ids, vectors) in shelves.items():
                collection = client.create_collection(
                    shelf, embedding_function=None, configuration=_configuration(len(ids))
                )
                starts = range(0, len(ids), _BATCH)
                for start in tqdm(starts, desc=f"Indexing {shelf}", disable=not progress):
                    end = start + _BATCH
                    collection.add(ids=list(ids[start:end]), embeddings=vectors[start:end])
        finally:
            client.close()
        # Only a store that finds what it holds gets its manifest and its name.
        _opened(unfinished, shelves).close()
        manifest = {"key": key, "files": _digests(unfinished)}
        (unfinished / _MANIFEST).write_text(json.dumps(manifest))
        unfinished.rename(directory / f"vectors-{key}-{build}")
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _configuration(count: int) -> CreateCollectionConfiguration:
    """How Chroma keeps a shelf: exact enough, and its graph written out to the last vector.

    A graph that is not written is made anew, with other files, whenever the store is opened.
    """
    return {
        "hnsw": {
            "space": "cosine",
            "ef_construction": 200,
            "ef_search": 100,
            "batch_size": max(2, min(count, 100)),
            "sync_threshold": max(2, count),
        }
    }


def _verified(directory: Path, key: str, shelves: Shelves) -> VectorStore:
    """Open a store of this content that passes the check; raises `IndexDamagedError`."""
    failure = IndexDamagedError(directory, "nothing is built for this content")
    for folder in _folders(directory, key):
        try:
            return _checked(folder, key, shelves)
        except IndexDamagedError as error:
            failure = error
    raise failure


def _checked(folder: Path, key: str, shelves: Shelves) -> VectorStore:
    _check_files(folder, key)
    return _opened(folder, shelves)


def _opened(folder: Path, shelves: Shelves) -> VectorStore:
    try:
        store = VectorStore(folder, shelves)
    except _Failures as error:
        raise IndexDamagedError(folder, str(error)) from error
    try:
        _check_content(folder, store, shelves)
    except BaseException:
        store.close()
        raise
    return store


def _digests(folder: Path) -> dict[str, str]:
    """The digests of the files that never change once a store is built."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith((_DATABASE, _MANIFEST))
    }


def _check_files(folder: Path, key: str) -> None:
    """Check the files before Chroma opens them.

    Chroma ends the whole process on a graph that was cut short, and makes a missing database
    into an empty one. It writes a mark into the database whenever it opens it.
    """
    try:
        if json.loads((folder / _MANIFEST).read_text()) != {"key": key, "files": _digests(folder)}:
            raise IndexDamagedError(folder, "its files are not those that were built")
        with closing(_read_only(folder / _DATABASE)) as db:
            (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
    except (OSError, ValueError, sqlite3.Error) as error:
        raise IndexDamagedError(folder, str(error)) from error
    if verdict != "ok":
        raise IndexDamagedError(folder, str(verdict))


def _read_only(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)


def _check_content(folder: Path, store: VectorStore, shelves: Shelves) -> None:
    """Vectors can vanish from a damaged store without its count changing: ask for some too."""
    try:
        for shelf, (ids, vectors) in shelves.items():
            if store.count(shelf) != len(ids):
                raise IndexDamagedError(folder, f"'{shelf}' has not {len(ids)} vectors")
            for row in np.linspace(0, len(ids) - 1, min(_SAMPLE, len(ids)), dtype=int):
                found = store.nearest(shelf, vectors[row], 1)
                if not found or found[0][1] < _ITSELF:
                    raise IndexDamagedError(folder, f"the vector of '{ids[row]}' is missing")
    except _Failures as error:
        raise IndexDamagedError(folder, str(error)) from error
