"""The vector store: Chroma, written once, verified, then only read.

Chroma is not safe with several processes on one store while any of them writes. So a store is
built in a folder of its own that nobody else knows, verified, closed and renamed to its content
hash; after that it is never written. One process builds at a time, under a lock file.
"""

import hashlib
import json
import shutil
import uuid
from collections.abc import Sequence
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
_BATCH = 1000
# So many of the stored vectors, evenly spread, must find themselves before a store is used.
_SAMPLE = 40
_ITSELF = 0.999
_BUILD_SECONDS = 300

_Failures = (ChromaError, OSError, ValueError, KeyError, RuntimeError)


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

    A store that is damaged, incomplete or of other content is put aside and built again.
    """
    directory.mkdir(parents=True, exist_ok=True)
    key = _content_hash(ids, vectors)
    folder = directory / f"vectors-{key}"
    try:
        return _verified(folder, key, ids, vectors)
    except IndexDamagedError:
        with FileLock(directory / "build.lock", timeout=_BUILD_SECONDS):
            try:
                return _verified(folder, key, ids, vectors)  # another process built it meanwhile
            except IndexDamagedError:
                _build(directory, folder, key, ids, vectors)
                return _verified(folder, key, ids, vectors)


def store_fault(directory: Path, ids: Sequence[str], vectors: Vectors) -> str | None:
    """What is wrong with the store under `directory`, or None; nothing is built."""
    key = _content_hash(ids, vectors)
    try:
        _verified(directory / f"vectors-{key}", key, ids, vectors).close()
    except IndexDamagedError as error:
        return str(error)
    return None


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


def _build(directory: Path, folder: Path, key: str, ids: Sequence[str], vectors: Vectors) -> None:
    unfinished = directory / f"building-{uuid.uuid4().hex}"
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
        (unfinished / _MANIFEST).write_text(json.dumps({"key": key, "count": len(ids)}))
        _verified(unfinished, key, ids, vectors).close()
        _put_aside(folder)
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _put_aside(folder: Path) -> None:
    """Take a damaged store out of the way at once, then delete it."""
    if folder.exists():
        damaged = folder.rename(folder.with_name(f"damaged-{uuid.uuid4().hex}"))
        shutil.rmtree(damaged, ignore_errors=True)


def _verified(folder: Path, key: str, ids: Sequence[str], vectors: Vectors) -> VectorStore:
    """Open a store and check that it holds what it should; raises `IndexDamagedError`."""
    # Chroma would make a missing folder into an empty store.
    try:
        manifest = json.loads((folder / _MANIFEST).read_text())
    except (OSError, ValueError) as error:
        raise IndexDamagedError(folder, f"no manifest ({error})") from error
    if manifest != {"key": key, "count": len(ids)}:
        raise IndexDamagedError(folder, "it is of other content")
    try:
        store = VectorStore(folder)
    except _Failures as error:
        raise IndexDamagedError(folder, str(error)) from error
    try:
        _check_sample(folder, store, vectors)
    except BaseException:
        store.close()
        raise
    return store


def _check_sample(folder: Path, store: VectorStore, vectors: Vectors) -> None:
    """Vectors can vanish from a damaged store without its count changing: ask for some."""
    for row in np.linspace(0, len(vectors) - 1, _SAMPLE, dtype=int):
        try:
            found = store.nearest(vectors[row], 1)
        except _Failures as error:
            raise IndexDamagedError(folder, str(error)) from error
        if not found or found[0][1] < _ITSELF:
            raise IndexDamagedError(folder, f"vector {row} is missing")
