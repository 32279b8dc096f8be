"""Whether the documents answer a question at all, told from the evidence of its best passages."""

from collections.abc import Sequence

from corpus import Hit

_WORDS, _MEANING = 1.0, 6.0
_ENOUGH = 5.2
_ENOUGH_WORDS = 0.3
"""Without embeddings, this share of the question's words must be found."""


def answers(hits: Sequence[Hit]) -> bool:
    """Say whether the best hits are strong enough to answer from."""
    return bool(hits) and max(map(strength, hits[:3])) >= _threshold(hits[0])


def strength(hit: Hit) -> float:
    """How strongly one passage speaks for itself, words and meaning together."""
    if hit.dense is None:
        return hit.lexical
    return _WORDS * hit.lexical + _MEANING * hit.dense


def _threshold(hit: Hit) -> float:
    return _ENOUGH_WORDS if hit.dense is None else _ENOUGH
