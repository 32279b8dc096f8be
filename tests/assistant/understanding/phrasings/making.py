"""Draws phrasings of all kinds from a seed."""

from collections.abc import Iterator
from random import Random

from assistant.understanding import Language
from tests.assistant.understanding.phrasings.institution import a_sum
from tests.assistant.understanding.phrasings.mobility import a_mobility
from tests.assistant.understanding.phrasings.phrasing import Phrasing

SHARE_OF_SUMS = 0.2


def made(language: Language, number: int, seed: int) -> Iterator[Phrasing]:
    """So many phrasings of a language."""
    rng = Random(seed)  # noqa: S311  # phrasings, not secrets
    for _ in range(number):
        make = a_sum if rng.random() < SHARE_OF_SUMS else a_mobility
        yield make(language, rng)
