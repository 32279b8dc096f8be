"""Which words of a question the corpus knows at all: a sign of whether it answers."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from corpus.analysis import stems, words
from corpus.cards import load_cards
from corpus.catalog import LANGUAGES, Language
from corpus.passages import passages
from corpus.vocabulary import load_vocabulary

_SHORTEST = 3
"""Shorter words say nothing about the subject."""

# Finnish endings are long and its words compound: so much of a word's end may differ.
_OPEN_END: dict[Language, int] = {"fi": 4, "en": 2, "sv": 2}
_SHORTEST_START = 4


@dataclass(frozen=True)
class _Known:
    """The words known in one language: as they stand, in order, and as stems."""

    ordered: tuple[str, ...]
    stems: frozenset[str]


def unfamiliar_words(text: str, language: Language) -> tuple[str, ...]:
    """The words of a text that no document, card or vocabulary term has in any form.

    Numbers and words under three letters do not count.
    """
    known = _known_words()
    anywhere = _words_of_all()
    return tuple(
        word
        for word in words(text)
        if len(word) >= _SHORTEST
        and not any(character.isdigit() for character in word)
        and word not in anywhere
        and not _is_form(word, language, known[language])
    )


def _is_form(word: str, language: Language, known: _Known) -> bool:
    if stems(word, language)[0] in known.stems:
        return True
    start = word[: max(_SHORTEST_START, len(word) - _OPEN_END[language])]
    place = bisect_left(known.ordered, start)
    return place < len(known.ordered) and known.ordered[place].startswith(start)


@cache
def _known_words() -> dict[Language, _Known]:
    found: dict[Language, set[str]] = {language: set() for language in LANGUAGES}
    for passage in passages():
        found["fi"].update(words(passage.search_text))
    for card in load_cards().values():
        for language, said in card.texts():
            found[language].update(words(said))
        for term in card.terms:
            for known in found.values():
                known.update(words(term))
    for entry in load_vocabulary():
        for language in LANGUAGES:
            for term in entry.said_in(language):
                found[language].update(words(term))
    return {
        language: _Known(
            tuple(sorted(known)),
            frozenset(stem for word in known for stem in stems(word, language)),
        )
        for language, known in found.items()
    }


@cache
def _words_of_all() -> frozenset[str]:
    return frozenset(word for known in _known_words().values() for word in known.ordered)
