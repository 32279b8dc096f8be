"""Whether the documents answer a question at all, told from the evidence of a search.

What the documents answer is learned from the cards, what they do not from the questions beyond
them: by meaning, by wording. A question near them can still ask for what they do not give; see
`assistant.asked_for`. A logistic regression over development questions gave the weights; the
threshold is where three of a hundred answerable questions are refused, whose reader still gets
the nearest passages.
"""

from collections.abc import Sequence
from math import inf

from assistant.asked_for import is_lacking
from calculator import Language
from corpus import Hit, worded_as_covered

_COVERED = 1.2
_WORDED = 0.6
_ENOUGH = 0.2
# No answerable development question lacked what it asks for, so that this outweighs the rest.
_LACKING = 10.0

# Without embeddings: the share of the question's words that must be found, less of them where
# its wording is like that of what is answered.
_ENOUGH_WORDS = 0.3
_WORDED_BESIDE_WORDS = 0.2


def answers(question: str, language: Language, hits: Sequence[Hit]) -> bool:
    """Say whether the hits are strong enough to answer the question from."""
    return strength(question, language, hits) >= 0


def strength(question: str, language: Language, hits: Sequence[Hit]) -> float:
    """How strongly the hits speak for an answer: from 0 on they are enough."""
    if not hits:
        return -inf
    worded = worded_as_covered(question, language)
    covered = hits[0].covered
    if covered is None:
        found = max(hit.lexical for hit in hits)
        return found + _WORDED_BESIDE_WORDS * worded - _ENOUGH_WORDS
    lacking = _LACKING * is_lacking(question, language, hits)
    return _COVERED * covered + _WORDED * worded - _ENOUGH - lacking
