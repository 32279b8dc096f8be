import os
from pathlib import Path

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "1")


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder of derived data for the whole run, so that the index is built once."""
    return tmp_path_factory.mktemp("neuvo")
