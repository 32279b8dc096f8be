"""What the words of a question find: in the documents, and in the cards of its language."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.analysis import ngrams, stems
from corpus.asked import Asked, Tokens
from corpus.catalog import LANGUAGES, Language
from corpus.lexical import LexicalIndex
from corpus.ranking import Scores, fused

# Words of the vocabulary against the question's own: in Finnish they only help out.
_VOCABULARY_IN_FINNISH = 0.6
# In English and Swedish the question's own words find names, abbreviations and the English
# tables of rates; the rest of what they find in Finnish text is chance.
_OWN_WORDS_ABROAD = 0.15
_STEMS = 0.5


@dataclass(frozen=True)
class _Words:
    stems: LexicalIndex
    ngrams: LexicalIndex

    @classmethod
    def of(cls, texts: Sequence[str], language: Language) -> "_Words":
        return cls(
            LexicalIndex([stems(text, language) for text in texts]),
            LexicalIndex([ngrams(text) for text in texts]),
        )

    def scores(self, tokens: Tokens) -> Scores:
        whole = self.stems.scores(tokens.stems)
        if tokens.ngrams is None:
            return whole
        return fused([(_STEMS, whole), (1.0 - _STEMS, self.ngrams.scores(tokens.ngrams))])


class DocumentWords:
    """Finds pieces of the documents, which are Finnish with some English tables, by words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = _Words.of(texts, "fi")

    def scores(self, asked: Asked) -> Scores:
        """One score from 0 to 1 for each piece."""
        own = self._words.scores(asked.as_printed)
        if asked.translated is None:
            return own
        found = self._words.scores(asked.translated)
        if asked.language == "fi":
            return fused([(1.0, own), (_VOCABULARY_IN_FINNISH, found)])
        return fused([(_OWN_WORDS_ABROAD, own), (1.0, found)])

    def sums(self, questions: Sequence[Asked]) -> Scores:
        """Many questions at once, a row each: sums of BM25 scores, comparable inside a row only."""
        printed = [(*asked.as_printed.stems, *_translated(asked).stems) for asked in questions]
        pieces = [
            (*(asked.as_printed.ngrams or ()), *(_translated(asked).ngrams or ()))
            for asked in questions
        ]
        sums: Scores = self._words.stems.sums(printed) + self._words.ngrams.sums(pieces)
        return sums


class CardWords:
    """Finds the cards' sentences of the question's language by their words."""

    def __init__(self, texts: Sequence[tuple[Language, str]]) -> None:
        self._size = len(texts)
        self._places: dict[Language, NDArray[np.intp]] = {
            language: np.array(
                [place for place, (spoken, _) in enumerate(texts) if spoken == language],
                dtype=np.intp,
            )
            for language in LANGUAGES
        }
        self._words: dict[Language, _Words] = {
            language: _Words.of([texts[place][1] for place in places], language)
            for language, places in self._places.items()
            if len(places)
        }

    def scores(self, asked: Asked) -> Scores:
        """One score from 0 to 1 for each sentence; 0 for those of other languages."""
        scores = np.zeros(self._size, dtype=np.float32)
        words = self._words.get(asked.language)
        if words:
            scores[self._places[asked.language]] = words.scores(asked.own)
        return scores


def _translated(asked: Asked) -> Tokens:
    return asked.translated or Tokens((), ())
