"""Reads a YAML file of the room into its shape, telling every fault at once."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from calculator.errors import DataFaults
from calculator.yaml_file import read_yaml

T = TypeVar("T")


def read_data(path: Path, shape: TypeAdapter[T]) -> T:
    """The content of a file; raises `DataFaults` for bad syntax, repeated keys, a wrong shape."""
    try:
        return shape.validate_python(read_yaml(path))
    except yaml.YAMLError as error:
        raise DataFaults((f"{path.name}: {error}",)) from None
    except ValidationError as error:
        raise DataFaults(
            tuple(
                f"{path.name}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}"
                for fault in error.errors()
            )
        ) from None
