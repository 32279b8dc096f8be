"""The screen's words in the reader's language."""

from functools import cache
from pathlib import Path

import yaml

LANGUAGES = {"fi": "Suomi", "en": "English", "sv": "Svenska"}


@cache
def _texts() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("texts.yaml")
    texts: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return texts


def text(code: str, language: str, **figures: object) -> str:
    """The text of a code; raises `KeyError` for a code or language that does not exist."""
    return _texts()[code][language].format(**figures)
