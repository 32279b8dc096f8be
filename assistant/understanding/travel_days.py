"""Travel days said in a shorter way than by their name, or as a part of the stay.

2 ordinary and 1 green travel day, 2 resdagar + 1 extra; "4 days including 2 travel days" may be a
stay of four days or of two, which is asked.
"""

import re

from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.quantities import Quantity
from assistant.understanding.scan import Scan

_NAMES = ("travel_days", "green_travel_days")
_JOINED = re.compile(r"\+|,|\b(?:ja|sekä|and|plus|och|samt|o)\b")
_BESIDE = 30  # characters between two counts of travel days
_MOST = 10  # a larger number counts something else
_INCLUDED_NEAR = 2  # words between "including" and the number


def read_short_forms(
    scan: Scan, rest: tuple[Quantity, ...], claimed: Findings
) -> tuple[Findings, tuple[Quantity, ...]]:
    """The travel days that bare numbers beside named ones count, and the numbers left."""
    found = Findings()
    left = []
    named = [fact for fact in claimed.facts if fact.name in _NAMES]
    for one in rest:
        fact = next((fact for fact in named if _is_beside(scan, one, fact)), None)
        if one.unit or one.kind != "plain" or one.value > _MOST or fact is None:
            left.append(one)
            continue
        text = scan.original[one.start : one.end]
        name = _kind(scan, one)
        if name is None and not _is_added(scan, one, fact):
            left.append(one)
        elif name is None or name == fact.name:
            doubt = Doubt("travel_days", (), text, one.start, one.end, "too-vague")
            found.doubts.append(doubt)
        else:
            found.facts.append(Fact(name, int(one.value), text, one.start, one.end))
    return found, tuple(left)


def ask_whether_included(scan: Scan, rest: tuple[Quantity, ...], claimed: Findings) -> Findings:
    """The doubt about a stay that travel days are said to be a part of."""
    for fact in claimed.facts:
        first = scan.token_at(fact.start)
        if fact.name != "travel_days" or not isinstance(fact.value, int):
            continue
        if not any(0 < first - m.last <= _INCLUDED_NEAR for m in scan.find("included")):
            continue
        stay = next((one for one in rest if one.unit == "days" and one.kind == "plain"), None)
        if stay is None:
            why = Doubt(fact.name, (), fact.text, fact.start, fact.end, "too-vague")
        else:
            readings = (int(stay.value), int(stay.value) - fact.value)
            why = Doubt("days", readings, fact.text, stay.start, fact.end, "two-readings")
        return Findings(doubts=[why])
    return Findings()


def _is_beside(scan: Scan, one: Quantity, fact: Fact) -> bool:
    low, high = sorted([(one.start, one.end), (fact.start, fact.end)])
    gap = scan.gap(low[1], high[0])
    return len(gap) <= _BESIDE and "." not in gap and _JOINED.search(gap) is not None


def _is_added(scan: Scan, one: Quantity, fact: Fact) -> bool:
    """Whether nothing but a plus tells that a number counts travel days too: 2 + 2 travel days."""
    low, high = sorted([(one.start, one.end), (fact.start, fact.end)])
    return scan.gap(low[1], high[0]).strip() == "+"


def _kind(scan: Scan, one: Quantity) -> str | None:
    """Which travel days an adjective after the number makes of it."""
    for concept, name in (("day.ordinary", _NAMES[0]), ("day.extra", _NAMES[1])):
        if any(one.end <= match.start <= one.noun_at for match in scan.find(concept)):
            return name
    return None
