"""Several cases in one question, side by side: with and without children, train or plane.

Only what the question itself sets beside each other: a contradiction is still asked back.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from assistant.understanding.fact import Doubt, Fact, Reading, Value
from assistant.understanding.scan import Scan

_COMPARABLE = frozenset({"country", "activity", "children", "green_travel", "role"})
_UNDECIDED = frozenset({"activity", "role"})
_BOTH_WAYS = {"green_travel": ("green.word", "green.way"), "children": ("child",)}
_NEAR = 4  # words around a doubt within which "or" joins its readings
_BESIDE = 3  # words from "with and without" to what it is of
_MOST = 4  # cases; more are no comparison that a person can read


def side_by_side(scan: Scan, reading: Reading) -> Reading:
    """The reading with what the question compares as alternatives instead of facts and doubts."""
    if reading.alternatives:
        return reading
    choices = dict(_choices(scan, reading))
    cases = list(product(*choices.values()))
    if not 1 < len(cases) <= _MOST:
        return reading
    return replace(
        reading,
        facts={name: fact for name, fact in reading.facts.items() if name not in choices},
        doubts=tuple(doubt for doubt in reading.doubts if doubt.input not in choices),
        alternatives=tuple({fact.name: fact for fact in case} for case in cases),
    )


def _choices(scan: Scan, reading: Reading) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    for name, start, end in _both_ways(scan):
        yield name, _options(scan, name, (True, False), start, end)
    for doubt in reading.doubts:
        if doubt.input in _COMPARABLE and _is_compared(scan, doubt):
            values = tuple(value for value in doubt.readings if value != "combined")
            yield doubt.input, _options(scan, doubt.input, values, doubt.start, doubt.end)


def _both_ways(scan: Scan) -> Iterator[tuple[str, int, int]]:
    """What stands after "with and without", in Finnish before it too: that can be had or not."""
    for both in scan.find("child.either"):
        near = [
            (distance, name)
            for name, concepts in _BOTH_WAYS.items()
            for one in scan.find(*concepts)
            for distance in (one.first - both.last, both.first - one.last)
            if 0 < distance <= _BESIDE and (one.first > both.last or scan.language == "fi")
        ]
        if near:
            yield min(near)[1], both.start, both.end


def _is_compared(scan: Scan, doubt: Doubt) -> bool:
    """Whether the readings are set beside each other: by "or" between them, or by a comparison."""
    if len(doubt.readings) < 2:
        return False
    if scan.has("compare", "join.versus"):
        return True
    if doubt.input in _UNDECIDED:  # "studies or a traineeship" may be all that is known yet
        return False
    first, last = scan.token_at(doubt.start) - _NEAR, scan.token_at(doubt.end) + _NEAR
    # "In Norway and Sweden" may be one stay in both; with children and without are two cases.
    with_and = doubt.input == "children" and doubt.why == "two-values"
    joins = scan.find("join.or", *(("join.and",) if with_and else ()))
    return any(first <= one.first and one.last <= last for one in joins)


def _options(
    scan: Scan, name: str, values: tuple[Value, ...], start: int, end: int
) -> tuple[Fact, ...]:
    text = scan.original[start:end]
    return tuple(Fact(name, value, text, start, end) for value in values)
