"""Whether a question is worded like those that the documents answer, or like those they do not."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import log, sqrt

from corpus.analysis import stems
from corpus.beyond import load_beyond
from corpus.cards import load_cards
from corpus.catalog import LANGUAGES, Language

# What a word never seen counts for: little, so that a known word on one side alone says much.
_UNSEEN = 0.1


class _Wording:
    """How much oftener each word stands in one language's cards than in what lies beyond them."""

    def __init__(self, answered: Sequence[str], beyond: Sequence[str], language: Language) -> None:
        self._language = language
        in_cards, outside = _counts(answered, language), _counts(beyond, language)
        self._weights = {
            word: _log_share(in_cards[word], len(answered)) - _log_share(outside[word], len(beyond))
            for word in in_cards | outside
        }
        self._unseen = _log_share(0, len(answered)) - _log_share(0, len(beyond))

    def score(self, question: str) -> float:
        words = set(stems(question, self._language))
        total = sum(self._weights.get(word, self._unseen) for word in words)
        return total / sqrt(max(len(words), 1))


def worded_as_covered(question: str, language: Language) -> float:
    """Naive Bayes over the words, the cards' against those of `corpus.beyond`.

    Above 0 where the wording is more like the cards'; long questions weigh no more than short.
    """
    return _wordings()[language].score(question)


@cache
def _wordings() -> dict[Language, _Wording]:
    answered: dict[Language, list[str]] = {language: [] for language in LANGUAGES}
    for card in load_cards().values():
        for language, text in card.texts():
            answered[language].append(text)
    beyond: dict[Language, list[str]] = {language: [] for language in LANGUAGES}
    for asked in load_beyond():
        beyond[asked.language].append(asked.words)
    return {
        language: _Wording(answered[language], beyond[language], language) for language in LANGUAGES
    }


def _counts(texts: Sequence[str], language: Language) -> Counter[str]:
    """How many of the texts each word stands in."""
    return Counter(word for text in texts for word in set(stems(text, language)))


def _log_share(count: int, texts: int) -> float:
    return log((count + _UNSEEN) / (texts + 2 * _UNSEEN))
