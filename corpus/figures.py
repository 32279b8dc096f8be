"""Figures asked for and figures given: which passage of a section answers "how much" or "when"."""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from corpus.catalog import Language
from corpus.data_files import HERE, Record, read_record
from corpus.ranking import Scores

_NUMBER = re.compile(r"(?<![\d.])\d+(?![\d.]*\d)")
_BAND = re.compile(r"\b(\d+)\s*[–-]\s*(\d+)\s*(km|pv|päiv|days?)\b", re.I)


class _Openings(Record):
    fi: tuple[str, ...]
    en: tuple[str, ...]
    sv: tuple[str, ...]


class _Asking(Record):
    figure: _Openings


class Figures:
    """Knows which passages hold figures, and which bands (`500 – 1999 km`) they give."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._given = np.array([bool(re.search(r"\d", text)) for text in texts])
        self._bands = [
            (place, int(low), int(high))
            for place, text in enumerate(texts)
            for low, high, _ in _BAND.findall(text)
        ]

    def scores(self, question: str, language: Language) -> Scores:
        """From 0 to 1 for each passage: a half for any figure asked for, all for its band."""
        scores = np.zeros(len(self._given), dtype=np.float32)
        if _asks_for_figure(language).search(question.lower()):
            scores[self._given] = 0.5
        numbers = [int(number) for number in _NUMBER.findall(question)]
        for place, low, high in self._bands:
            if any(low <= number <= high for number in numbers):
                scores[place] = 1.0
        return scores


@cache
def _asks_for_figure(language: Language) -> re.Pattern[str]:
    openings = getattr(read_record(HERE / "asking.yaml", _Asking).figure, language)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, openings)) + ")")
