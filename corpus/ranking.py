"""Arithmetic of ranking: evidence of several kinds, on one scale, by section."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


class Groups:
    """Which of many texts belong to each section, by number; the texts of one stand together."""

    def __init__(self, section_of: NDArray[np.intp], count: int) -> None:
        self.count = count
        sizes = np.bincount(section_of, minlength=count)
        self._members = [np.flatnonzero(section_of == number) for number in range(count)]
        # One row a section, filled up with a place that holds no text.
        self._rows = np.full((count, max(sizes.max(initial=0), 1)), len(section_of))
        for number, members in enumerate(self._members):
            self._rows[number, : len(members)] = members

    def members(self, number: int) -> NDArray[np.intp]:
        """The places of a section's texts."""
        return self._members[number]

    def best(self, scores: Scores, mean_of: int = 1) -> Scores:
        """The mean of each section's so many best texts; the lowest score of all without texts."""
        lowest = scores.min() if len(scores) else np.float32(0.0)
        rows = np.append(scores, lowest)[self._rows]
        if mean_of == 1 or rows.shape[1] <= mean_of:
            best: Scores = rows.max(axis=1)
        else:
            best = np.partition(rows, -mean_of, axis=1)[:, -mean_of:].mean(axis=1)
        return best


def stretched(scores: Scores) -> Scores:
    """Stretch one question's scores to reach from 0 to 1, so that kinds of evidence compare."""
    low, high = scores.min(), scores.max()
    if high <= low:
        return np.zeros_like(scores)
    scaled: Scores = (scores - low) / (high - low)
    return scaled


def shares(scores: Scores) -> Scores:
    """Each score as a share of the best one, 0 at the least."""
    best = max(float(scores.max(initial=0.0)), 1e-9)
    of_best: Scores = (scores.clip(min=0) / best).astype(np.float32)
    return of_best


def fused(evidence: Sequence[tuple[float, Scores]], size: int | None = None) -> Scores:
    """The weighted mean of several kinds of evidence, each between 0 and 1.

    `size` is how many zeros come back where there is no evidence of any kind.
    """
    if not evidence:
        return np.zeros(size or 0, dtype=np.float32)
    total = sum(weight for weight, _ in evidence)
    mean: Scores = np.zeros_like(evidence[0][1])
    for weight, scores in evidence:
        mean += np.float32(weight / total) * scores
    return mean
