"""Mends words with one slip of the fingers: opsikelu is opiskelu.

A slip is mended in long words only, when the typed word is no word that the vocabulary, the names
of places or `lookalikes.txt` know, and when every word it may have been meant to be says the same.
Numbers and denials are never guessed. What is mended is told in the line of what was understood.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from assistant.understanding.function_words import is_function_word
from assistant.understanding.lexicon import LANGUAGES, Language, Lexicon, Token, lexicon
from assistant.understanding.spelled import spelled
from calculator.country_names import load_country_names
from calculator.names import capital_tells
from calculator.spelling import Spellings

_SHORTEST = 6  # letters of the word that was meant, or of its stem, and of the typed one
_NEVER = ("negation", "answer.")
_FILE = Path(__file__).with_name("lookalikes.txt")


@dataclass(frozen=True, slots=True)
class _Cues:
    """The words and stems of one language that a slip may hide."""

    words: Spellings
    stems: Spellings
    longest: int  # letters of a stem


def mended(text: str, tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens as they were meant; a word with a capital inside a sentence is a name and stays.

    `text` is the question as it was typed.
    """
    return tuple(
        token
        if len(token.word) < _SHORTEST or capital_tells(text, token.start)
        else replace(token, word=_meant(token.word, language))
        for token in tokens
    )


@lru_cache(maxsize=4096)
def is_known(word: str) -> bool:
    """Whether a word is one as it stands, in any of the three languages."""
    return (
        word in _lookalikes()
        or bool(_concepts(lexicon(), word))
        or is_function_word(word)
        or any(spelled(word, language) is not None for language in LANGUAGES)
        or load_country_names().code(word) is not None
    )


@lru_cache(maxsize=4096)
def _meant(word: str, language: Language) -> str:
    if not word.isalpha() or is_known(word):
        return word
    meanings = {one: _concepts(lexicon(), one) for one in _candidates(_cues()[language], word)}
    if not meanings:
        return word
    least = min(sorted(meanings), key=lambda one: len(meanings[one]))
    agreed = all(meanings[least] <= meaning for meaning in meanings.values())
    guessable = not any(concept.startswith(_NEVER) for concept in frozenset().union(*meanings.values()))
    return least if agreed and guessable else word


def _candidates(cues: _Cues, word: str) -> Iterator[str]:
    for known in cues.words.near(word):
        # Forms of a word, and other words, differ in the last letter: that is no slip.
        if known[-1] == word[-1] and known[:-1] != word and word[:-1] != known:
            yield known
    for length in range(_SHORTEST - 1, min(len(word), cues.longest + 1) + 1):
        head, tail = word[:length], word[length:]
        for stem in cues.stems.near(head):
            if head[-1] == stem[-1]:
                yield stem + tail


def _concepts(known: Lexicon, word: str) -> frozenset[str]:
    """The concepts in whose phrases a word may stand."""
    return frozenset(
        concept
        for pattern, concepts in _patterns(known)
    )
