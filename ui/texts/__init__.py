"""The screen's words in the reader's language, one file a page."""

from functools import cache
from pathlib import Path

import yaml

LANGUAGES = {"fi": "Suomi", "en": "English", "sv": "Svenska"}


class TextFault(Exception):
    """A text stands twice, or lacks a language; all faults of all files are told at once."""


def text(code: str, language: str, **figures: object) -> str:
    """The text of a code; raises `KeyError` for a code or language that does not exist."""
    return _texts()[code][language].format(**figures)


@cache
def _texts() -> dict[str, dict[str, str]]:
    return load_texts(Path(__file__).parent)


def load_texts(folder: Path) -> dict[str, dict[str, str]]:
    """The texts of a folder's files, by code and language; raises `TextFault`."""
    texts: dict[str, dict[str, str]] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        for code, by_language in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            if code in texts:
                faults.append(f"{path.name}: '{code}' stands in another file too")
            if set(by_language) != set(LANGUAGES):
                faults.append(f"{path.name}: '{code}' is not in exactly {', '.join(LANGUAGES)}")
            texts[code] = by_language
    if faults:
        raise TextFault("; ".join(faults))
    return texts
