"""What the tests of the corpus share: one index, built once from the shipped vectors."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import Index, open_index


@pytest.fixture(scope="session")
def index_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("index")


@pytest.fixture(scope="session")
def index(index_directory: Path) -> Iterator[Index]:
    opened = open_index(index_directory)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def words_only(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return open_index(tmp_path_factory.mktemp("words"), "none")
