"""Questions about the institution's money."""

from random import Random
from typing import Any

from assistant.understanding import Language, Value
from tests.assistant.understanding.phrasings.numerals import in_words, money
from tests.assistant.understanding.phrasings.phrasing import Phrasing
from tests.assistant.understanding.phrasings.words import words

LONGEST_IN_WORDS = 99


def a_sum(language: Language, rng: Random) -> Phrasing:
    """A question to one of the calculators of the institution's money."""
    row = rng.choice(words("institution"))
    says: dict[str, Value] = dict(row.get("also", {}))
    slots = {}
    for name, kind in row["says"].items():
        says[name], slots[name] = _drawn(kind, language, rng)
    text = rng.choice(row[language]).format(**slots)
    return Phrasing(language, text, says, row["calculator"])


def _drawn(kind: dict[str, Any], language: Language, rng: Random) -> tuple[int, str]:
    if "one_of" in kind:
        number = rng.choice(kind["one_of"])
        return number, str(number)
    ((unit, (low, high)),) = kind.items()
    number = rng.randint(low, high)
    if unit == "money":
        number = round(number, -3 if number > 10_000 and rng.random() < 0.5 else -1)
        return number, money(number, language, rng)
    if unit == "percent":
        words_of = {"fi": "prosenttia", "en": "percent", "sv": "procent"}
        return number, rng.choice([f"{number} %", f"{number}%", f"{number} {words_of[language]}"])
    if number <= LONGEST_IN_WORDS and number > 1 and rng.random() < 0.3:
        return number, in_words(number, language)
    return number, str(number)
