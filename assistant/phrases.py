"""What the assistant itself says, in three languages, from `phrases/*.yaml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from calculator import Language

FOLDER = Path(__file__).parent / "phrases"


class _Phrase(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    fi: str
    en: str
    sv: str


_FILE = TypeAdapter(dict[str, _Phrase])


@cache
def load_phrases() -> Mapping[str, _Phrase]:
    """All phrases by code; a code may stand in one file only."""
    phrases: dict[str, _Phrase] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        file = _FILE.validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
        if repeated := sorted(phrases.keys() & file):
            raise ValueError(f"{path.name} repeats the phrases {', '.join(repeated)}")
        phrases |= file
    return phrases


def phrase(code: str, language: Language, **figures: object) -> str:
    """The phrase of a code in a language, with the figures filled in."""
    template = getattr(load_phrases()[code], language)
    return str(template).format(**figures)
