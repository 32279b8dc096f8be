"""The verifier's vocabulary: one YAML file a module, validated, every fault at once."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from assistant.understanding.yaml_file import read_yaml

_FOLDER = Path(__file__).parent


class Vocabulary(BaseModel):
    """The base of a file's content; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


VocabularyT = TypeVar("VocabularyT", bound=Vocabulary)


def read(name: str, schema: type[VocabularyT]) -> VocabularyT:
    """Read `<name>.yaml`; raises pydantic's `ValidationError` or `yaml.YAMLError`."""
    return schema.model_validate(read_yaml(_FOLDER / f"{name}.yaml"))
