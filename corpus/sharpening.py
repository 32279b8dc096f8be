"""Sharpens embeddings: what is asked counts, the many ways of asking it do not."""

import numpy as np
from numpy.typing import NDArray

from corpus.embeddings import Vectors

# How far the scatter is evened out before it is divided by: with only so many cards, what is
# seen of it in single directions is partly chance.
_EVENED_OUT = 1.0


class Sharpening:
    """A linear change of vectors, learned from the cards (shrunken within-class whitening).

    Directions in which the questions of one section differ among themselves (language, manner,
    length) are damped, so that nearness tells what is asked.
    """

    def __init__(self, questions: Vectors, section_of: NDArray[np.intp]) -> None:
        self._centre = questions.mean(axis=0)
        self._change = _whitening(questions.astype(np.float64), section_of)

    def questions(self, vectors: Vectors) -> Vectors:
        """Sharpen vectors of questions, one a row; they come back with length one."""
        return self._sharpened(vectors - self._centre)

    def passages(self, vectors: Vectors) -> Vectors:
        """Sharpen the vectors of all passages, which lie together apart from the questions'."""
        return self._sharpened(vectors - vectors.mean(axis=0))

    def _sharpened(self, vectors: Vectors) -> Vectors:
        changed = vectors @ self._change
        lengths = np.linalg.norm(changed, axis=1, keepdims=True)
        unit: Vectors = (changed / np.maximum(lengths, 1e-12)).astype(np.float32)
        return unit


def _whitening(questions: NDArray[np.float64], section_of: NDArray[np.intp]) -> Vectors:
    sums = np.zeros((section_of.max() + 1, questions.shape[1]))
    np.add.at(sums, section_of, questions)
    counts = np.maximum(np.bincount(section_of), 1)[:, None]
    differences = questions - (sums / counts)[section_of]
    scatter = differences.T @ differences / len(questions)
    size = len(scatter)
    evened = scatter + _EVENED_OUT * np.trace(scatter) / size * np.eye(size)
    change: Vectors = np.linalg.inv(np.linalg.cholesky(evened)).T.astype(np.float32)
    return change
