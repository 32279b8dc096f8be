"""Mends words with one slip of the fingers: opsikelu is opiskelu.

A slip is mended in long words only, when the typed word is no word that the vocabulary, the names
of places or `lookalikes.txt` know, and when every word it may have been meant to be says the same.
Numbers and denials are never guessed. What is mended is told in the line of what was understood.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from assistant.understanding.function_words import is_function_word
from assistant.understanding.lexicon import LANGUAGES, Language, Token, lexicon
from assistant.understanding.spelled import number_words, spelled
from calculator.country_names import load_country_names
from calculator.names import capital_tells
from calculator.spelling import Spellings

_SHORTEST = 6  # letters of the word that was meant, and of the typed one
_SHORTEST_STEM = 7  # letters; too many words begin nearly like a shorter one
_ROOTS = 3  # letters by which a stem is found
_NUMBER = "number"
_NEVER = ("negation", "answer.", _NUMBER)
# Who goes where, when, for how long and why: a guess is seen in what was understood.
_GUESSED = ("activity.", "form.", "month.", "role.", "staff.", "unit.")
_FILE = Path(__file__).with_name("lookalikes.txt")


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
        or is_function_word(word)
        or any(_words(language).concepts_of(word) for language in LANGUAGES)
        or any(spelled(word, language) is not None for language in LANGUAGES)
        or load_country_names().code(word) is not None
    )


@lru_cache(maxsize=4096)
def _meant(word: str, language: Language) -> str:
    """The word that a slip hides; the word itself where there is none, or more than one."""
    if not word.isalpha() or is_known(word):
        return word
    words = _words(language)
    meanings = {one: words.concepts_of(one) for one in sorted(words.near(word))}
    likely = [one for one in meanings if _is_likely(word, one)]
    least = min(likely, key=lambda one: len(meanings[one]), default=word)
    agreed = all(meanings.get(least, set()) <= meaning for meaning in meanings.values())
    is_sure = agreed and any(one.startswith(_GUESSED) for one in meanings.get(least, ()))
    said = frozenset[str]().union(*meanings.values())
    return least if is_sure and not any(one.startswith(_NEVER) for one in said) else word


def _is_likely(typed: str, meant: str) -> bool:
    """Whether a slip is not at either end.

    People rarely miss the first letter; in the last one the forms of a word differ, and many a
    word from another.
    """
    ends = typed[0] == meant[0] and typed[-1] == meant[-1]
    return len(meant) >= _SHORTEST and ends and typed[:-1] != meant and meant[:-1] != typed


class _Words:
    """The words of the vocabulary in one language, whole or as stems, with what they may say."""

    def __init__(self, language: Language) -> None:
        self._whole: dict[str, set[str]] = defaultdict(set)
        self._stems: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._endings: set[str] = set()
        for number in number_words(language):
            self._whole[number].add(_NUMBER)
        for concept, spoken, word in lexicon().words():
            if spoken != language:
                continue
            if word.endswith("*"):
                self._stems[word[:_ROOTS]][word[:-1]].add(concept)
            elif word.startswith("*"):
                self._endings.add(word[1:])
            else:
                self._whole[word].add(concept)
        stems = [
            stem for group in self._stems.values() for stem in group if len(stem) >= _SHORTEST_STEM
        ]
        self._longest = max(map(len, stems), default=0)
        self._near_words = Spellings(self._whole)
        self._near_stems = Spellings(stems)

    def concepts_of(self, word: str) -> frozenset[str]:
        """The concepts in whose phrases a word may stand."""
        stems = self._stems.get(word[:_ROOTS], {})
        of_stems = (concepts for stem, concepts in stems.items() if word.startswith(stem))
        of_endings = {f"*{one}" for one in self._endings if word.endswith(one)}
        return frozenset(self._whole.get(word, set()).union(of_endings, *of_stems))

    def near(self, word: str) -> Iterator[str]:
        """The words that are one slip away, or begin with a stem that is."""
        yield from self._near_words.near(word)
        for length in range(_SHORTEST_STEM - 1, min(len(word), self._longest + 1) + 1):
            head, tail = word[:length], word[length:]
            for stem in self._near_stems.near(head):
                if stem[-1] == head[-1]:  # else the slip is in what follows
                    yield stem + tail


@cache
def _words(language: Language) -> _Words:
    return _Words(language)


@cache
def _lookalikes() -> frozenset[str]:
    return frozenset(_FILE.read_text(encoding="utf-8").split())
