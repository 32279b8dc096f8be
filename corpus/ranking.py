"""Arithmetic of ranking: evidence of several kinds, on one scale, by section."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_by_section(scores: Scores, section_of: NDArray[np.intp], sections: int) -> Scores:
    """The best score of each section's texts; the lowest score of all where it has none."""
    best = np.full(sections, scores.min() if len(scores) else 0.0, dtype=np.float32)
    np.maximum.at(best, section_of, scores)
    return best


def stretched(scores: Scores) -> Scores:
    """Stretch one question's scores to reach from 0 to 1, so that kinds of evidence compare."""
    low, high = scores.min(), scores.max()
    if high <= low:
        return np.zeros_like(scores)
    scaled: Scores = (scores - low) / (high - low)
    return scaled


def fused(evidence: Sequence[tuple[float, Scores]]) -> Scores:
    """The weighted mean of several kinds of evidence, each between 0 and 1; 0 without weights."""
    total = sum(weight for weight, _ in evidence) or 1.0
    mean: Scores = np.zeros_like(evidence[0][1])
    for weight, scores in evidence:
        mean += np.float32(weight / total) * scores
    return mean
