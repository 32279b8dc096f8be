"""How old a child is, where that is said: 8-vuotias, daughter (7), barn 4 och 7 år, under 18."""

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.understanding.lexicon import Match
from assistant.understanding.quantities import Quantity
from assistant.understanding.scan import Scan

OF_AGE = 18
_UNITS = frozenset({"age", "years", ""})
_OLDEST = 100
_REACH = 25  # characters between a child and an age that is said as one
_BESIDE = 2  # characters between an age and the child after it
_LISTED = 6  # characters between two ages before their children
_NEAR = 3  # words between having a child and its age
# What stands between a child and its age, between two ages, and after an age without a unit.
_LINK = re.compile(
    r"[ (:=-]*(?:(?:,? ?\b(?:on|ovat|is|are|är|aged?|ages|ikä|iältään|joka on|jotka ovat|who is"
    r"|who are|som är|ar|i åldern|på|of|jo|nyt|already|now|redan|nu|both|all)\b ?:? ?)*)"
    r"(?:\b(?:alle|yli|under|over|below|above|över) )?"
)
_LIST = re.compile(r" ?(?:,|/|&|\+|-|\bja\b|\band\b|\boch\b|\bo\b) ?")
_ENDS = re.compile(r" ?(?:$|[.,;:)!?/&+-]|(?:ja|and|och|ar)\b)")


def with_ages(scan: Scan, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Years beside a child are its age, no length of a stay: ett barn på 5 år."""
    aged = {
        one
        for match in scan.find("child", "child.offspring")
        for one in _after(scan, match, quantities)
    }
    return tuple(replace(one, unit="age") if one in aged else one for one in quantities)


def has_minor(scan: Scan, match: Match, quantities: tuple[Quantity, ...]) -> bool | None:
    """Whether a mention of children tells one under age; None where no age is said of it."""
    near = [
        one
        for one in quantities
        if one.unit == "age"
        and (0 <= match.start - one.end <= _BESIDE or 0 <= one.start - match.end <= _REACH)
        and scan.clause(one.start) == scan.clause(match.start)
    ]
    listed = [  # 17- ja 19-vuotiaat lapset
        other
        for other in quantities
        if not other.unit and any(0 <= one.start - other.end <= _LISTED for one in near)
    ]
    near += listed
    # Of several children one under age is enough.
    verdicts = [_is_minor(scan, one) for one in (*near, *_after(scan, match, quantities))]
    return any(verdicts) if verdicts else None


def lone_ages(
    scan: Scan, quantities: tuple[Quantity, ...], children: Iterable[Match]
) -> list[tuple[Quantity, bool]]:
    """Ages that stand for the child itself, with whether it is under age: with a 4-year-old."""
    spans = [(match.start - _BESIDE, match.end + _REACH) for match in children]
    having = scan.find("child.has")
    found = []
    for one in quantities:
        if one.unit != "age" or any(low <= one.end and one.start <= high for low, high in spans):
            continue
        first, after = scan.token_at(one.start), scan.token_at(one.end)
        before = scan.tokens[max(0, first - _NEAR) : first]
        owned = any(
            0 < first - match.last <= _NEAR or 0 <= match.first - after < _NEAR for match in having
        ) or any(token.word.endswith(("lla", "llä")) for token in before)
        travels = any(match.first == after for match in scan.find("role.student", "role.staff"))
        if owned and not travels:
            found.append((one, _is_minor(scan, one)))
    return found


def _after(scan: Scan, match: Match, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The ages that follow a child, with or without a unit: daughter (7), lapset 17 ja 19."""
    found: list[Quantity] = []
    at, link = match.end, _LINK
    for one in quantities:
        if one.start < match.end:
            continue
        if one.unit not in _UNITS or not link.fullmatch(scan.text, at, one.start):
            break
        if one.value >= _OLDEST or (not one.unit and not _ENDS.match(scan.text, one.end)):
            break
        found.append(one)
        at, link = one.end, _LIST
    return tuple(found)


def _is_minor(scan: Scan, one: Quantity) -> bool:
    """Whether an age is under 18: said as such, or by a bound (under 18, yli 18)."""
    if any(0 <= one.start - match.end <= 1 for match in scan.find("age.above")):
        return bool(one.value < OF_AGE - 1)
    if any(0 <= one.start - match.end <= 1 for match in scan.find("age.below")):
        return bool(one.value <= OF_AGE)
    return any(value < OF_AGE for value in (one.value, *one.others))
