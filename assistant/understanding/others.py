"""What this programme's rates must not answer: other programmes, prices, Mundus, causes, the rest.

The documents are searched instead, or the question is out of scope.
"""

from assistant.understanding.fact import Reading
from assistant.understanding.parts import Part
from assistant.understanding.scan import Scan

_DATES = frozenset({"start", "end", "realised_end", "realised_start"})
_LENGTHS = frozenset({"months", "days", "weeks"})
_PLACES = frozenset({"country", "destination", "origin"})


def is_elsewhere(question: Scan, reading: Reading) -> bool:
    """Whether a question is plainly about something else than mobility, wherever it is."""
    return (
        question.has("elsewhere") and not question.has("field") and not set(reading.facts) - _PLACES
    )


def is_of_others(
    question: Scan, asked: tuple[Part, ...], reading: Reading, topic: str | None
) -> bool:
    """Whether the amount asked for is none of this guide's calculators'."""
    if topic is not None:
        return False
    known = set(reading.facts)
    extraordinary = reading.value("cause") not in {None, "ordinary"}
    if question.has("other_programme") and not question.has("own_programme"):
        return True
    if question.has("mundus") and "mundus_scholarship" not in known:
        return True
    # What is kept after a cause such as the pandemic is for chapter 7, unless the dates are told.
    return (extraordinary and not known & _DATES) or _asks_price(question, asked, known)


def _asks_price(question: Scan, asked: tuple[Part, ...], known: set[str]) -> bool:
    figures = [part for part in asked if part.asks == "figure"] or list(asked)
    for part in figures:

        def inside(concept: str, part: Part = part) -> bool:
            return any(part.start <= m.start < part.end for m in question.find(concept))

        if inside("grant_word"):
            continue
        if inside("price") or (inside("cost.verb") and not known & (_DATES | _LENGTHS)):
            return True
    return False
