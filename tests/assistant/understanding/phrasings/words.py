"""The generator's words: YAML beside this module, read once."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def words(name: str) -> Any:  # noqa: ANN401  # each file has its own shape
    """The content of `<name>.yaml`."""
    path = Path(__file__).with_name(f"{name}.yaml")
    return yaml.safe_load(path.read_text(encoding="utf-8"))
