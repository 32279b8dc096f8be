"""What the meaning of a question finds: passages, cards, and how far beyond the documents it is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.embeddings import CorpusEmbeddings, Vectors
from corpus.ranking import Scores
from corpus.sharpening import Sharpening
from corpus.store import Shelves, VectorStore

# The store is asked for so many of the nearest passages.
_NEAREST = 60
# How fast a neighbour counts for less with its distance.
_REACH = 0.05
_SHELF = "passages"


@dataclass(frozen=True)
class Nearness:
    """Similarities to a question: of every passage, and of every sentence of a card.

    The far passages, which the store does not name, have that of the last one named. `covered`
    compares the question's neighbours among the cards with those among the questions that no
    document answers: the logarithm of their ratio, above 0 where it is more like the cards.
    """

    asked: Vectors
    passages: Scores
    cards: Scores
    covered: float


class SharpVectors:
    """The vectors of the corpus, sharpened by what the cards teach; rows as in `vectors`."""

    def __init__(
        self, passages: Vectors, cards: Vectors, beyond: Vectors, section_of_card: NDArray[np.intp]
    ) -> None:
        self.sharpening = Sharpening(cards, section_of_card)
        self.passages = self.sharpening.passages(passages)
        self.cards = self.sharpening.questions(cards)
        self.beyond = self.sharpening.questions(beyond)

    def shelves(self, ids: tuple[str, ...]) -> Shelves:
        """What the store holds: the passages, which grow in number with the documents."""
        return {_SHELF: (ids, self.passages)}


class Meaning:
    """Compares questions with the corpus by their embedding; may be shared between threads."""

    def __init__(
        self,
        embeddings: CorpusEmbeddings,
        vectors: SharpVectors,
        ids: tuple[str, ...],
        store: VectorStore,
    ) -> None:
        self._embeddings = embeddings
        self._vectors = vectors
        self._places = {identity: place for place, identity in enumerate(ids)}
        self._store = store

    def nearness(self, question: str) -> Nearness:
        """Compare one question with everything."""
        embedded = self._embeddings.query(question)[None, :]
        asked = self._vectors.sharpening.questions(embedded)[0]
        cards: Scores = self._vectors.cards @ asked
        covered = _crowd(cards) - _crowd(self._vectors.beyond @ asked)
        return Nearness(asked, self._similar_passages(asked), cards, covered)

    def shares(self, near: Nearness, passages: NDArray[np.intp]) -> Scores:
        """The exact similarity of some passages as shares of the nearest one's, 0 at the least."""
        similar = np.maximum(self._vectors.passages[passages] @ near.asked, 0.0)
        shares: Scores = similar / max(float(near.passages.max()), 1e-9)
        return shares

    def similar(self, cards: NDArray[np.intp], passages: NDArray[np.intp]) -> Scores:
        """The similarity of some sentences of cards (rows) and some passages (columns)."""
        similar: Scores = self._vectors.cards[cards] @ self._vectors.passages[passages].T
        return similar

    def close(self) -> None:
        """Release the vector store's files."""
        self._store.close()

    def _similar_passages(self, asked: Vectors) -> Scores:
        nearest = self._store.nearest(_SHELF, asked, _NEAREST)
        similar = np.full(len(self._places), nearest[-1][1], dtype=np.float32)
        for identity, similarity in nearest:
            similar[self._places[identity]] = similarity
        return similar


def _crowd(similarities: Scores) -> float:
    """How many neighbours there are and how near, as a logarithm."""
    return float(np.log(np.exp((similarities - 1.0) / _REACH).sum()))
