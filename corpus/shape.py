"""Which section each passage and each sentence of a card belongs to, by number."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from corpus.vectors import card_texts, passage_texts


@dataclass(frozen=True)
class Shape:
    """The sections with text, as document and section; their passages and cards by number.

    The arrays are in the order of `passage_texts` and of `card_texts`.
    """

    sections: tuple[tuple[str, str], ...]
    section_of_passage: NDArray[np.intp]
    section_of_card: NDArray[np.intp]


@cache
def shape() -> Shape:
    """The shape of the stored corpus."""
    passages = [(text.document, text.section) for text in passage_texts()]
    cards = [(text.document, text.section) for text in card_texts()]
    keys = tuple(dict.fromkeys((*passages, *cards)))
    numbers = {key: number for number, key in enumerate(keys)}
    return Shape(
        keys,
        np.array([numbers[key] for key in passages], dtype=np.intp),
        np.array([numbers[key] for key in cards], dtype=np.intp),
    )
