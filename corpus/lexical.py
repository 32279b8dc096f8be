"""Lexical search: BM25 over tokens, as the share of the question's weight that was found."""

from collections.abc import Iterable, Sequence

import bm25s  # type: ignore[import-untyped]
import numpy as np

from corpus.ranking import Scores


class LexicalIndex:
    """BM25 over lists of tokens.

    A score is between 0 and 1: the BM25 score divided by the highest that the question's tokens
    could reach together. Tokens that no text has count as much as the average one, so that a
    question about something else scores low everywhere.
    """

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._size = len(texts)
        self._bm25 = bm25s.BM25(method="lucene", k1=1.2, b=0.6)
        self._bm25.index([list(text) for text in texts], show_progress=False)
        weights, starts = self._bm25.scores["data"], self._bm25.scores["indptr"][:-1]
        self._highest: Scores = np.maximum.reduceat(weights, starts)
        self._average = float(self._highest.mean())

    def scores(self, tokens: Iterable[str]) -> Scores:
        """One score for each text, in order; all zero for no tokens."""
        distinct = list(dict.fromkeys(tokens))
        known = [token for token in distinct if token in self._bm25.vocab_dict]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        ids = [self._bm25.vocab_dict[token] for token in known]
        reachable = float(self._highest[ids].sum()) + self._average * (len(distinct) - len(known))
        found: Scores = self._bm25.get_scores(known).astype(np.float32)
        found /= np.float32(reachable)
        return found
