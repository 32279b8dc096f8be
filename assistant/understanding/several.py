"""A question that asks for several figures, each of a case of its own: OS support and BIP support.

Each is read by itself, with what the question says before the first; a later one goes on from the
one before it, as a turn of a conversation would.
"""

from itertools import pairwise

from assistant.understanding.parts import Part
from assistant.understanding.scan import Scan


def cases(question: Scan, asked: tuple[Part, ...]) -> tuple[str, ...]:
    """The texts of the cases, or none where the question asks for one figure only."""
    figures = [part for part in asked if part.asks == "figure"]
    if len(figures) < 2:
        return ()
    told = [part for part in asked if part.asks == "tells" and part.start < figures[0].start]
    first = [*told, figures[0]]
    bounds = pairwise([*(part.start for part in figures[1:]), len(question.original)])
    later = [question.original[start:end] for start, end in bounds]
    opening = " ".join(question.original[part.start : part.end] for part in first)
    return (opening, *later)
