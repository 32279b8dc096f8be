import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from corpus.embeddings import Vectors
from corpus.store import Shelves, open_store, store_fault

# More than Chroma keeps in memory before it writes its graph to files.
IDS = [f"d/{number}" for number in range(1200)]


def _vectors(seed: int = 1) -> Vectors:
    drawn = np.random.default_rng(seed).normal(size=(len(IDS), 32))
    unit: Vectors = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
    return unit


def _shelves(seed: int = 1) -> Shelves:
    vectors = _vectors(seed)
    return {"passages": (IDS, vectors), "cards": (IDS[:20], vectors[:20])}


def _all_find_themselves(directory: Path, seed: int = 1) -> bool:
    vectors = _vectors(seed)
    store = open_store(directory, _shelves(seed), str(seed))
    try:
        return [store.nearest("passages", vector, 1)[0][0] for vector in vectors[::7]] == IDS[::7]
    finally:
        store.close()


def _folder(directory: Path) -> Path:
    (folder,) = directory.glob("vectors-*")
    return folder


def test_every_vector_finds_itself(tmp_path: Path) -> None:
    assert _all_find_themselves(tmp_path)


def test_similarity_is_the_cosine(tmp_path: Path) -> None:
    vectors = _vectors()
    store = open_store(tmp_path, _shelves(), "1")
    found = dict(store.nearest("passages", vectors[0], 20))
    store.close()
    for identity, similarity in found.items():
        row = IDS.index(identity)
        assert similarity == pytest.approx(float(vectors[0] @ vectors[row]), abs=1e-4)


def test_a_second_opening_builds_nothing(tmp_path: Path) -> None:
    open_store(tmp_path, _shelves(), "1").close()
    built = _folder(tmp_path).stat().st_ino
    open_store(tmp_path, _shelves(), "1").close()
    assert _folder(tmp_path).stat().st_ino == built


def _delete(folder: Path) -> None:
    shutil.rmtree(folder)


def _truncate(folder: Path) -> None:
    path = folder / "chroma.sqlite3"
    path.write_bytes(path.read_bytes()[:5000])


def _truncate_graph(folder: Path) -> None:
    for path in folder.rglob("*.bin"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _empty(folder: Path) -> None:
    (folder / "chroma.sqlite3").unlink()


def _lose_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def _become_foreign(folder: Path) -> None:
    other = folder.parent / "elsewhere"
    open_store(other, _shelves(2), "2").close()
    shutil.rmtree(folder)
    _folder(other).rename(folder)


def _hold_other_vectors(folder: Path) -> None:
    other = folder.parent / "elsewhere"
    open_store(other, _shelves(2), "1").close()
    shutil.rmtree(folder)
    _folder(other).rename(folder)


def _lose_rows(folder: Path) -> None:
    with sqlite3.connect(folder / "chroma.sqlite3") as database:
        database.execute("DELETE FROM embeddings WHERE id % 3 > 0")
        database.execute("DELETE FROM embeddings_queue WHERE seq_id % 3 > 0")
    database.close()


@pytest.mark.parametrize(
    "harm",
    [
        _delete,
        _truncate,
        _truncate_graph,
        _empty,
        _lose_manifest,
        _become_foreign,
        _hold_other_vectors,
        _lose_rows,
    ],
)
def test_a_store_that_is_not_whole_is_noticed_and_built_again(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    open_store(tmp_path, _shelves(), "1").close()
    harm(_folder(tmp_path))
    assert store_fault(tmp_path, _shelves(), "1") is not None
    assert _all_find_themselves(tmp_path)
    assert store_fault(tmp_path, _shelves(), "1") is None


def test_other_content_is_another_store(tmp_path: Path) -> None:
    assert _all_find_themselves(tmp_path, 1)
    assert _all_find_themselves(tmp_path, 2)
    assert len(list(tmp_path.glob("vectors-*"))) == 2


def test_what_a_builder_that_died_left_behind_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "building-0").mkdir()
    (tmp_path / "building-0" / "chroma.sqlite3").write_bytes(b"half")
    assert _all_find_themselves(tmp_path)


_PROGRAM = """
import sys
from pathlib import Path
from tests.corpus.test_store import _all_find_themselves
sys.exit(0 if _all_find_themselves(Path(sys.argv[1])) else 1)
"""


def test_several_processes_may_open_a_store_that_is_not_built_yet(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _PROGRAM, str(tmp_path)]
    running = [subprocess.Popen(command) for _ in range(3)]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    assert len(list(tmp_path.glob("vectors-*"))) == 1
