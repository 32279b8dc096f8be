"""Draws short student mobilities."""

from datetime import timedelta
from decimal import Decimal
from random import Random

from tests.calculator.oracle.draw import Case, a_country, a_distance, a_start, chance, one_of

_LENGTHS = (1, 4, 5, 5, 6, 12, 13, 14, 14, 15, 15, 16, 24, 28, 29, 30, 30, 30, 31, 45)


def a_short_stay(random: Random) -> Case:
    """One case of `student-short`."""
    case: Case = {
        "country": a_country(random),
        "children": chance(random, 0.35),
        "green_travel": chance(random, 0.4),
    }
    luck = random.random()
    length = one_of(random, _LENGTHS) if luck < 0.5 else 5 + int(random.random() * 26)
    if luck < 0.45 or luck > 0.6:
        start = a_start(random)
        case |= {"start": start, "end": start + timedelta(length - 1)}
    else:
        case["days"] = length
    if chance(random, 0.3):
        case["doctoral"] = True
    else:
        case |= {"virtual_part": chance(random, 0.98), "ects": one_of(random, _CREDITS)}
    if chance(random, 0.5):
        case["travel_days"] = int(random.random() * 3.1)
    if case["green_travel"] or chance(random, 0.02):
        case["green_travel_days"] = int(random.random() * 5.1)
    if chance(random, 0.9):
        case["distance_km"] = a_distance(random)
    if chance(random, 0.6):
        case["institution_pays_travel"] = chance(random, 0.7)
    if chance(random, 0.4):
        case["activity"] = one_of(random, ("studies", "traineeship"))
    if chance(random, 0.1):
        case |= one_of(random, _RARE)
    return case


_CREDITS = tuple(Decimal(text) for text in ("2", "2.5", "2.99", *("3", "3.5", "5") * 7))

_RARE: tuple[Case, ...] = (
    {"residence_country": "SE"},
    {"double_funding": True},
    {"mundus_scholarship": True},
    {"host": "eu_body", "activity": "traineeship"},
    {"host": "programme_agency", "activity": "traineeship"},
    {"zero_grant": True},
    {"zero_grant_days": 1},
    {"zero_grant_days": 7},
    {"interruption_days": 1},
)
