"""Number words: kaksi and its cases, twenty-five, tjugofem; up to 999.

The words stand in `number_words.yaml`; Finnish tens and teens decline in both halves and are put
together here (kahdeksitoista, kahdenkymmenenviiden).
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from assistant.understanding.errors import VocabularyFaults
from assistant.understanding.lexicon import LANGUAGES, Language
from assistant.understanding.yaml_file import read_yaml

_FILE = Path(__file__).parent / "number_words.yaml"
_LONGEST = 40


def spelled(word: str, language: Language) -> int | None:
    """The number a word names, or None; words such as `en` count in their own language only."""
    tables = _tables()
    if language == "fi" and word.endswith("ks"):
        word += "i"  # everyday speech: neljäks
    known = tables[language].get(word)
    if known is not None:
        return known
    for other in LANGUAGES:
        value = tables[other].get(word)
        if value is not None and word not in _ambiguous():
            return value
    return None if len(word) > _LONGEST else _finnish(word) or _swedish(word)


def _finnish(word: str) -> int | None:
    """A Finnish compound: ones + `toista`, ones + tens + ones, ones + hundreds + the rest."""
    forms = _tables()["fi"]
    if word.endswith("toista") and (ones := forms.get(word.removesuffix("toista"))):
        return ones + 10 if ones < 10 else None
    for part, factor in _finnish_powers().items():
        at = word.find(part)
        if at < 0:
            continue
        ones = forms.get(word[:at], 0) if at else 1
        rest = word[at + len(part) :]
        tail = (forms.get(rest) or _finnish(rest)) if rest else 0
        if 0 < ones < 10 and tail is not None and tail < factor:
            return ones * factor + tail
    return None


def _swedish(word: str) -> int | None:
    """A Swedish compound written as one word: tjugofem, etthundratjugo."""
    forms = _tables()["sv"]
    for cut in range(3, len(word) - 1):
        tens, ones = forms.get(word[:cut], 0), forms.get(word[cut:], 0)
        if 20 <= tens <= 90 and 0 < ones < 10:
            return tens + ones
    return None


@cache
def _tables() -> Mapping[Language, Mapping[str, int]]:
    return {language: _read()[language] for language in LANGUAGES}


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(_read()["ambiguous"])


@cache
def _finnish_powers() -> Mapping[str, int]:
    return _read()["powers"]


@cache
def _read() -> Mapping[str, Mapping[str, int]]:
    content = read_yaml(_FILE)
    if not isinstance(content, dict):
        raise VocabularyFaults((f"{_FILE.name}: not a mapping",))
    tables: dict[str, dict[str, int]] = {}
    faults: list[str] = []
    for name in (*LANGUAGES, "powers", "ambiguous"):
        tables[name] = {}
        for value, words in content.get(name, {}).items():
            for word in words:
                if word in tables[name] or not value.isdecimal():
                    faults.append(f"{_FILE.name}: {name}: {value}: {word} cannot be used")
                tables[name][word] = int(value)
    if faults:
        raise VocabularyFaults(tuple(faults))
    return tables
