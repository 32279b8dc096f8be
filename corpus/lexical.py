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
        bm25 = bm25s.BM25(method="lucene", k1=1.2, b=0.6)
        bm25.index([list(text) for text in texts], show_progress=False)
        self._numbers: dict[str, int] = bm25.vocab_dict
        # By token: the texts that hold it, and what it weighs in each.
        self._weights = bm25.scores["data"]
        self._places = bm25.scores["indices"]
        self._starts: list[int] = bm25.scores["indptr"].tolist()
        self._highest: Scores = np.maximum.reduceat(self._weights, self._starts[:-1])
        self._average = float(self._highest.mean())

    def scores(self, tokens: Iterable[str]) -> Scores:
        """One score for each text, in order; all zero for no tokens."""
        distinct = dict.fromkeys(tokens)
        known = [self._numbers[token] for token in distinct if token in self._numbers]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        slices = [slice(self._starts[number], self._starts[number + 1]) for number in known]
        found = np.bincount(
            np.concatenate([self._places[held] for held in slices]),
            np.concatenate([self._weights[held] for held in slices]),
            self._size,
        )
        reachable = float(self._highest[known].sum())
        reachable += self._average * (len(distinct) - len(known))
        shares: Scores = (found / reachable).astype(np.float32)
        return shares

    def sums(self, questions: Sequence[Iterable[str]]) -> Scores:
        """The BM25 scores of several questions at once, a row each."""
        rows = [
            [self._numbers[token] for token in dict.fromkeys(tokens) if token in self._numbers]
            for tokens in questions
        ]
        tokens = np.array([number for row in rows for number in row], dtype=np.intp)
        starts = np.array(self._starts)
        lengths = starts[tokens + 1] - starts[tokens]
        # Where the postings of all the tokens stand, one token's after another's.
        first = np.repeat(starts[tokens] - np.cumsum(lengths) + lengths, lengths)
        postings = first + np.arange(lengths.sum())
        row_of_token = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        cells = np.repeat(row_of_token, lengths) * self._size + self._places[postings]
        sums = np.bincount(cells, self._weights[postings], len(rows) * self._size)
        table: Scores = sums.reshape(len(rows), self._size).astype(np.float32)
        return table
