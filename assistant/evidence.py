"""Whether the documents answer a question at all, told from the evidence of a search.

A logistic regression over the development questions gave the weights; the threshold is where two
of a hundred answerable ones are refused. What lies beyond the documents speaks against an answer:
questions of that kind, and words that nothing in the corpus knows.
"""

from collections.abc import Sequence
from math import inf

from calculator import Language
from corpus import Hit, unfamiliar_words

_MEANING = 55.0
_BEYOND = -44.0
_AHEAD_OF_OTHERS = 5.5
_UNFAMILIAR = -0.6
_MOST_UNFAMILIAR = 2
_ENOUGH = 13.3
_ENOUGH_WORDS = 0.3
"""Without embeddings: the share of the question's words that must be found."""


def answers(question: str, language: Language, hits: Sequence[Hit]) -> bool:
    """Say whether the hits are strong enough to answer the question from."""
    return strength(question, language, hits) >= 0


def strength(question: str, language: Language, hits: Sequence[Hit]) -> float:
    """How strongly the hits speak for an answer: from 0 on they are enough."""
    if not hits:
        return -inf
    best = hits[0]
    if best.dense is None or best.beyond is None:
        return max(hit.lexical for hit in hits) - _ENOUGH_WORDS
    unfamiliar = min(len(unfamiliar_words(question, language)), _MOST_UNFAMILIAR)
    return (
        _MEANING * max(hit.dense for hit in hits if hit.dense is not None)
        + _BEYOND * best.beyond
        + _AHEAD_OF_OTHERS * best.score
        + _UNFAMILIAR * unfamiliar
        - _ENOUGH
    )
