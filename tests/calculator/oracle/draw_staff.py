"""Draws staff mobilities, trips of several legs, teaching and lengths."""

from datetime import date, timedelta
from random import Random

from tests.calculator.oracle.draw import Case, a_country, a_distance, a_start, chance, one_of
from tests.calculator.oracle.draw_long import an_end

_LENGTHS = (1, 2, 2, 2, 3, 4, 5, 5, 5, 6, 12, 13, 14, 15, 16, 58, 59, 60, 60, 61, 62)


def _a_leg(random: Random, start: date | None) -> Case:
    case: Case = {"country": a_country(random), "green_travel": chance(random, 0.4)}
    luck = random.random()
    length = one_of(random, _LENGTHS) if luck < 0.5 else 2 + int(random.random() * 58)
    if start is not None:
        case |= {"start": start, "end": start + timedelta(length - 1)}
    else:
        case["days"] = length
    if chance(random, 0.95):
        case["distance_km"] = a_distance(random)
    if chance(random, 0.15):
        case["interruption_days"] = 1 + int(random.random() * 4)
    if chance(random, 0.15):
        case["zero_grant_days"] = 1 + int(random.random() * 4)
    if chance(random, 0.15):
        case["working_days"] = 1 + int(random.random() * min(length, 8))
    if chance(random, 0.5):
        case["travel_days"] = int(random.random() * 3.05)
    if case["green_travel"] or chance(random, 0.02):
        case["green_travel_days"] = int(random.random() * 5.05)
    return case


def a_trip(random: Random) -> Case:
    """One case of `staff`, one in eight with a second or third mobility on the same trip."""
    start = a_start(random) if chance(random, 0.8) else None
    case = _a_leg(random, start)
    if start is not None and chance(random, 0.15):
        legs: list[Case] = []
        last = case["end"]
        while isinstance(last, date) and len(legs) < 2:
            legs.append(_a_leg(random, last + timedelta(1 + int(random.random() * 3))))
            last = legs[-1]["end"] if chance(random, 0.3) else None
        case["legs"] = legs
    if chance(random, 0.4):
        case["activity"] = one_of(random, ("teaching", "training", "combined"))
    if chance(random, 0.06):
        case |= one_of(random, _RARE)
    return case


_RARE: tuple[Case, ...] = (
    {"already_at_destination": True},
    {"travel_paid_by_others": True},
    {"zero_grant": True},
    {"double_funding": True},
    {"activity": "conference"},
    {"residence_country": "SE"},
    {"invited_from_enterprise": True},
    {"invited_from_enterprise": True, "country": "FI"},
    {"invited_from_enterprise": True, "country": "FI"},
)


def a_teaching_stay(random: Random) -> Case:
    """One case of `teaching-hours`."""
    case: Case = {"activity": one_of(random, ("teaching", "teaching", "teaching", "combined"))}
    if chance(random, 0.6):
        start = a_start(random)
        case |= {"start": start, "end": start + timedelta(int(random.random() * 60))}
    else:
        case["working_days"] = 1 + int(random.random() * 42)
    if chance(random, 0.1):
        case |= one_of(random, _RARE_TEACHING)
    return case


_RARE_TEACHING: tuple[Case, ...] = (
    {"virtual": True},
    {"virtual": True, "activity": "combined"},
    {"invited_from_enterprise": True},
    {"activity": "training"},
    {"activity": "conference"},
)


def a_length(random: Random) -> Case:
    """One case of `duration`."""
    mobility = one_of(random, ("long", "long", "short", "staff"))
    start = a_start(random)
    if mobility == "long":
        end = an_end(random, start)
    else:
        end = start + timedelta(one_of(random, _LENGTHS) - 1)
        if mobility == "short" and chance(random, 0.7):
            end = start + timedelta(4 + int(random.random() * 26))
    case: Case = {"mobility": mobility, "start": start, "end": end}
    if mobility == "staff":
        if chance(random, 0.7):
            case["country"] = a_country(random)
        if chance(random, 0.2):
            case["interruption_days"] = 1 + int(random.random() * 3)
    return case
