from pathlib import Path

import pytest

from assistant import Assistant, Settings


@pytest.fixture(scope="session")
def assistant(data_folder: Path) -> Assistant:
    return Assistant(Settings(data=data_folder))
