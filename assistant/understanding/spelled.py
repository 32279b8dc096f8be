"""Number words: kaksi and its cases, kaksikymmentätuhatta, tjugofem, etthundratjugo.

The words stand in `number_words.yaml`; compounds written as one word are put together here, Finnish
ones declined in every part (kahdeksitoista, kahdenkymmenenviiden).
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from assistant.understanding.errors import VocabularyFaults
from assistant.understanding.lexicon import LANGUAGES, Language
from assistant.understanding.yaml_file import read_yaml

_FILE = Path(__file__).parent / "number_words.yaml"
_LONGEST = 90
_FOLDED_FROM = 5  # letters of a word that is read without its dots, too
_FOLD = str.maketrans("äöå", "aoa")
_HUNDRED, _THOUSAND = 100, 1_000


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
    if len(word) > _LONGEST:
        return None
    return _powers().get(word) or _compound(word, "fi") or _compound(word, "sv")


def number_words(language: Language) -> Iterable[str]:
    """The number words that are not put together of others."""
    return _tables()[language].keys()


def together(values: list[int]) -> int | None:
    """The number that words said one after the other make: [2, 100, 50, 1000] is 250 000.

    None where they make none: two numbers in a row, as "two three".
    """
    thousands, below = 0, 0
    for value in values:
        if value == _HUNDRED and 0 < below < _HUNDRED:
            below *= _HUNDRED
        elif value == _THOUSAND and below and not thousands:
            thousands, below = below * _THOUSAND, 0
        elif below == 0 or (below > value and below % 10 ** len(str(value)) == 0):
            below += value
        else:
            return None
    return thousands + below


def _compound(word: str, language: Language) -> int | None:
    """A number in one word: its thousands, hundreds and tens, then the rest."""
    forms = _tables()[language]
    if word.endswith("toista"):
        ones = forms.get(word.removesuffix("toista"), 0)
        if 0 < ones < 10:
            return ones + 10
    for part, factor in _powers().items():
        at = word.find(part)
        if at < 0:
            continue
        head = _part(word[:at], language) if at else 1
        rest = word[at + len(part) :]
        tail = _part(rest, language) if rest else 0
        if head and head < max(factor, 10) and tail is not None and tail < factor:
            return head * factor + tail
    return _tens_and_ones(word, forms) if language == "sv" else None


def _part(word: str, language: Language) -> int | None:
    return _tables()[language].get(word) or _powers().get(word) or _compound(word, language)


def _tens_and_ones(word: str, forms: Mapping[str, int]) -> int | None:
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
def _powers() -> Mapping[str, int]:
    """The powers of ten, the largest first: of 200 000 the thousands are split off first."""
    by_size = sorted(_read()["powers"].items(), key=lambda pair: (-pair[1], -len(pair[0])))
    return dict(by_size)


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
        for word, number in tuple(tables[name].items()):
            if len(word) >= _FOLDED_FROM:
                tables[name].setdefault(word.translate(_FOLD), number)
    if faults:
        raise VocabularyFaults(tuple(faults))
    return tables
