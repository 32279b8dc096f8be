"""Which passage of its section answers a card's question, told from words and meaning.

So a question that is like a card's finds the passage too, whatever the words and the language.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from corpus.ranking import Groups, Scores

# How sharply a card's question decides for one passage, and a question for one like it.
_DECIDED = 0.6
_ALIKE = 0.1


Alike: TypeAlias = Callable[[NDArray[np.intp], NDArray[np.intp]], Sequence[Scores]]
"""Gives kinds of evidence for some sentences of cards (rows) and some passages (columns)."""


class Answering:
    """Knows how likely each passage of a section answers each sentence of its card.

    Each section is worked out when it is first asked for.
    """

    def __init__(self, alike: Alike, cards: Groups, passages: Groups) -> None:
        self._alike = alike
        self._cards = cards
        self._passages = passages
        self._known: dict[int, Scores] = {}

    def likely(self, number: int, likeness: Scores) -> Scores:
        """How likely each passage of a section answers, given how like each sentence of a card is.

        The shares of the passages add up to 1; without a card all are 0.
        """
        cards, passages = self._cards.members(number), self._passages.members(number)
        if not len(cards):
            return np.zeros(len(passages), dtype=np.float32)
        if number not in self._known:
            blocks = [_standard(evidence) for evidence in self._alike(cards, passages)]
            self._known[number] = _shares(np.mean(blocks, axis=0), _DECIDED)
        likely: Scores = _shares(likeness[cards], _ALIKE) @ self._known[number]
        return likely


def _standard(rows: Scores) -> Scores:
    spread = rows.std(axis=1, keepdims=True) + 1e-6
    standard: Scores = (rows - rows.mean(axis=1, keepdims=True)) / spread
    return standard


def _shares(rows: Scores, sharpness: float) -> Scores:
    """Softmax along the last axis."""
    powers = np.exp((rows - rows.max(axis=-1, keepdims=True)) / sharpness)
    shares: Scores = powers / powers.sum(axis=-1, keepdims=True)
    return shares
