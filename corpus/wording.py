"""Whether a question is worded like those that the documents answer, or like those they do not."""

from collections import Counter
from functools import cache
from math import log, sqrt

from corpus.analysis import ngrams, stems
from corpus.beyond import load_beyond
from corpus.cards import load_cards
from corpus.catalog import LANGUAGES, Language

# What a word never seen counts for: little, so that one known word of a kind says much.
_UNSEEN = 0.1


class _Wording:
    """How much oftener each token stands in one language's cards than in what lies beyond them."""

    def __init__(self, answered: list[str], beyond: list[str], language: Language) -> None:
        self._language = language
        counts = [
            Counter(token for text in texts for token in _tokens(text, language))
            for texts in (answered, beyond)
        ]
        sizes = [len(answered), len(beyond)]
        self._weights = {
            token: _log_share(counts[0][token], sizes[0]) - _log_share(counts[1][token], sizes[1])
            for token in counts[0] | counts[1]
        }
        self._unseen = _log_share(0, sizes[0]) - _log_share(0, sizes[1])

    def score(self, question: str) -> float:
        tokens = _tokens(question, self._language)
        total = sum(self._weights.get(token, self._unseen) for token in tokens)
        return total / sqrt(max(len(tokens), 1))


def worded_as_covered(question: str, language: Language) -> float:
    """Naive Bayes over words and their pieces, the cards' against those of `corpus.beyond`.

    Above 0 where the wording is more like the cards'; long questions weigh no more than short.
    """
    return _wordings()[language].score(question)


@cache
def _wordings() -> dict[Language, _Wording]:
    answered: dict[Language, list[str]] = {language: [] for language in LANGUAGES}
    for card in load_cards().values():
        for language, text in card.texts():
            answered[language].append(text)
    beyond = load_beyond()
    return {
        language: _Wording(
            texts, [asked.words for asked in beyond if asked.language == language], language
        )
        for language, texts in answered.items()
    }


def _tokens(text: str, language: Language) -> set[str]:
    return {*stems(text, language), *ngrams(text)}


def _log_share(count: int, texts: int) -> float:
    return log((count + _UNSEEN) / (texts + 2 * _UNSEEN))
