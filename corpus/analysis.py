"""Words as search sees them: stems by language, and character n-grams."""

import re
from functools import cache, lru_cache
from threading import Lock
from typing import Protocol

import snowballstemmer  # type: ignore[import-untyped]

from corpus.catalog import Language


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


# A stemmer keeps the word it works on in itself, so that threads must take turns.
_STEMMING = Lock()
_WORD = re.compile(r"[^\W_]+")
_STEMMERS: dict[Language, str] = {"fi": "finnish", "en": "english", "sv": "swedish"}
# Shorter words have no useful parts; their stem says it all.
_SHORTEST_CUT = 5


def words(text: str) -> list[str]:
    """The words and numbers of a text in small letters; a hyphen separates."""
    return [word.lower() for word in _WORD.findall(text)]


def stems(text: str, language: Language) -> list[str]:
    """The Snowball stems of a text's words."""
    return [_stem(word, language) for word in words(text)]


def ngrams(text: str) -> list[str]:
    """The 4- and 5-character pieces of a text's longer words, word ends marked.

    They find Finnish compounds and inflections that stems keep apart, and misspellings.
    """
    return [piece for word in words(text) for piece in _pieces(word)]


@lru_cache(maxsize=65536)
def _stem(word: str, language: Language) -> str:
    with _STEMMING:
        return _stemmer(language).stemWord(word)


@cache
def _stemmer(language: Language) -> _Stemmer:
    stemmer: _Stemmer = snowballstemmer.stemmer(_STEMMERS[language])
    return stemmer


@lru_cache(maxsize=65536)
def _pieces(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST_CUT:
        return ()
    marked = f"_{word}_"
    return tuple(
        marked[start : start + size] for size in (4, 5) for start in range(len(marked) - size + 1)
    )
