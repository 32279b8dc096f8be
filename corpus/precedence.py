"""Precedence of documents: what is local or outdated steps back, unless it is asked for."""

import re
from collections.abc import Sequence

import numpy as np

from corpus.catalog import Document, Status, load_catalog
from corpus.ranking import Scores

# Shares of the range of scores: a local or outdated document must be ahead of the current ones
# by so much; one that the question names comes first by so much.
_STEP_BACK = 0.25
_NAMED = 0.25


class Precedence:
    """What is added to the score of each section for the document it stands in."""

    def __init__(self, document_of_section: Sequence[str]) -> None:
        self._documents = load_catalog().documents
        numbers = {document.id: number for number, document in enumerate(self._documents)}
        self._document_of_section = np.array([numbers[name] for name in document_of_section])

    def scores(self, question: str) -> Scores:
        """One number for each section, below 0 for a document that steps back."""
        shifts = np.array([_shift(document, question) for document in self._documents], np.float32)
        shifted: Scores = shifts[self._document_of_section]
        return shifted


def _shift(document: Document, question: str) -> float:
    """A question names a document by one of the beginnings of words its catalog entry lists."""
    if document.status is Status.CURRENT:
        return 0.0
    named = any(re.search(rf"\b{re.escape(name)}", question, re.I) for name in document.asked_as)
    return _NAMED if named else -_STEP_BACK
