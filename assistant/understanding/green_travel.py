"""How one travels: green (5.3.4.3, 5.3.5.1), not green, or a doubt.

Flying and driving alone are not green, train, bus and car pooling are. A denial of flying, a car
or a ship alone settle nothing. One whole direction is enough for students; staff must travel most
kilometres so, which a mixed journey does not tell.
"""

import re

from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.lexicon import Match
from assistant.understanding.negation import denied
from assistant.understanding.scan import Scan

# A label with its value: green travel: no, grön resa: nej.
_LABELLED_NO = re.compile(r"(?: (?:travel\w*|matk\w*|res\w*))? ?[:=?] ?(?:ei|no|nej)\b")
_PREFIXED_NO = re.compile(r"\b(?:non|ei|icke)[ -]$")
_ALONE_NEAR = 3  # words between a car and being alone in it
_DIRECTION_REACH = 4  # words between a way of travelling and its direction


def read_green_travel(scan: Scan, *, staff: bool) -> Findings:
    """`green_travel`; `staff` says that the stricter rule of 5.3.5.1 may apply."""
    ways = _ways(scan)
    green = [match for match in ways if not _is_denied(scan, match)]
    not_green = [match for match in ways if _is_denied(scan, match)]
    flights = scan.find("green.fly")
    flying = [match for match in flights if not _is_denied(scan, match)]
    alone = _alone(scan)
    if green and (flying or alone):
        return _mixed(scan, green, flying or alone, staff=staff)
    if green:
        if scan.find("join.or") and _alternatives(scan, green[0], not_green):
            return _doubt(scan, green[0], "two-readings")
        return _fact(scan, green[0], value=True)
    if flying or alone:
        return _fact(scan, (flying or alone)[0], value=False)
    if not_green and any(match.concept == "green.word" for match in not_green):
        return _fact(scan, not_green[0], value=False)
    unclear = (*not_green, *flights, *scan.find("green.car", "green.ship"))
    return _doubt(scan, unclear[0], "which-one") if unclear else Findings()


def _ways(scan: Scan) -> list[Match]:
    others = scan.find("green.not_travel")
    return [
        match
        for match in scan.find("green.way", "green.word")
        if not any(other.start <= match.start < other.end for other in others)
    ]


def _alone(scan: Scan) -> list[Match]:
    """Driving alone, in one phrase or with "alone" beside the car."""
    beside = scan.find("green.by_oneself")
    cars = [
        car
        for car in scan.find("green.car")
        if any(
            scan.clause(one.start) == scan.clause(car.start)
            and min(abs(one.first - car.last), abs(car.first - one.last)) <= _ALONE_NEAR
            for one in beside
        )
    ]
    return [*scan.find("green.alone"), *cars]


def _is_denied(scan: Scan, match: Match) -> bool:
    return (
        denied(scan, match)
        or _LABELLED_NO.match(scan.text, match.end) is not None
        or _PREFIXED_NO.search(scan.text[: match.start]) is not None
    )


def _mixed(scan: Scan, green: list[Match], other: list[Match], *, staff: bool) -> Findings:
    """Green and not green in one journey: by direction, by the larger part, or asked."""
    if any(_near(scan, match, "green.most") for match in green):
        return _fact(scan, green[0], value=True)
    if staff and any(_near(scan, match, "green.most") for match in other):
        return _fact(scan, other[0], value=False)
    by_direction = any(
        _near(scan, match, "green.back") or _near(scan, match, "green.one_way")
        for match in (*green, *other)
    )
    either = _between(scan, green[0], other[0], "join.or")
    if by_direction and not staff and not either:
        return _fact(scan, green[0], value=True)
    return _doubt(scan, green[0], "two-readings")


def _alternatives(scan: Scan, one: Match, others: list[Match]) -> bool:
    return any(_between(scan, one, other, "join.or") for other in others)


def _between(scan: Scan, one: Match, two: Match, concept: str) -> bool:
    low, high = sorted((one.start, two.start))
    return any(low < match.start < high for match in scan.find(concept))


def _near(scan: Scan, match: Match, concept: str) -> bool:
    return any(
        min(abs(match.first - other.last), abs(other.first - match.last)) <= _DIRECTION_REACH
        for other in scan.find(concept)
    )


def _fact(scan: Scan, match: Match, *, value: bool) -> Findings:
    text = scan.original[match.start : match.end]
    return Findings([Fact("green_travel", value, text, match.start, match.end)])


def _doubt(scan: Scan, match: Match, why: str) -> Findings:
    text = scan.original[match.start : match.end]
    return Findings(
        doubts=[Doubt("green_travel", (True, False), text, match.start, match.end, why)]
    )
