"""Draws long student mobilities."""

from datetime import date, timedelta
from random import Random

from tests.calculator.oracle.calendar_days import month_end, months_and_days
from tests.calculator.oracle.draw import (
    Case,
    a_country,
    a_distance,
    a_start,
    chance,
    one_of,
)

_MONTHS = (0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12, 12)


def an_end(random: Random, start: date) -> date:
    """A last day: on or beside the end of a month of the stay, at the limits, or anywhere."""
    luck = random.random()
    if luck < 0.5:
        beside = int(random.random() * 3) - 1
        return month_end(start, one_of(random, _MONTHS)) + timedelta(beside)
    if luck < 0.65:
        return start + timedelta(56 + int(random.random() * 8))
    return start + timedelta(60 + int(random.random() * 306))


def a_long_stay(random: Random) -> Case:
    """One case of `student-long`."""
    case: Case = {
        "country": a_country(random),
        "activity": one_of(random, ("studies", "traineeship", "combined")),
        "children": chance(random, 0.3),
        "green_travel": chance(random, 0.4),
    }
    if chance(random, 0.85):
        start = a_start(random)
        end = an_end(random, start)
        case |= {"start": start, "end": end}
        if chance(random, 0.08):
            case["last_funded_day"] = end - timedelta(int(random.random() * 40))
        elif chance(random, 0.08):
            case["zero_grant_days"] = int(random.random() * 12)
        elif chance(random, 0.05):
            months, days = months_and_days(start, max(start, end))
            case |= {"module_months": months, "module_days": max(0, min(30, days + _off(random)))}
    else:
        case |= {"months": one_of(random, _MONTHS), "days": int(random.random() * 31)}
    if chance(random, 0.8):
        case["distance_km"] = a_distance(random)
    if case["green_travel"] or chance(random, 0.02):
        case["green_travel_days"] = int(random.random() * 5.2)
    if chance(random, 0.6):
        case["institution_pays_travel"] = chance(random, 0.7)
    if "module_months" not in case and chance(random, 0.05):
        case |= one_of(random, _RARE)
    return case


def _off(random: Random) -> int:
    """By how many days the Beneficiary Module's count differs."""
    return int(random.random() * 5) - 2


_RARE: tuple[Case, ...] = (
    {"already_at_destination": True},
    {"already_at_destination": True},
    {"residence_country": "SE"},
    {"residence_country": "DE", "sending_country": "FI"},
    {"double_funding": True},
    {"mundus_scholarship": True},
    {"host": "eu_body", "activity": "traineeship"},
    {"host": "programme_agency", "activity": "traineeship"},
    {"zero_grant": True},
    {"zero_grant": True},
    {"closure_days": 5, "activity": "traineeship"},
    {"closure_days": 14, "activity": "traineeship"},
)
