"""Draws the institution's own money: support, intensive courses, master programmes."""

from datetime import timedelta
from decimal import Decimal
from random import Random

from tests.calculator.oracle.draw import Case, a_country, a_start, chance, one_of


def near(random: Random, edge: int, most: int) -> int:
    """A count: half of the time within two of the edge, else anywhere up to `most`."""
    if chance(random, 0.5):
        return max(0, edge - 2 + int(random.random() * 5))
    return int(random.random() * (most + 1))


def an_organisational_support(random: Random) -> Case:
    """One case of `organisational-support`."""
    if chance(random, 0.3):
        return {"participants": near(random, 100, 1000)}
    estimated = near(random, 100, 1000)
    return {
        "participants": near(random, estimated * 9 // 10, estimated * 6 // 5),
        "estimated_participants": estimated,
    }


def a_bip(random: Random) -> Case:
    """One case of `bip-support`."""
    case: Case = {
        "participants": near(random, one_of(random, (15, 20)), 40),
        "institutions": one_of(random, (2, 3, 3, 3, 4, 4, 5, 5, 6, 9)),
        "programme_countries": one_of(random, (2, 3, 3, 3, 3, 3, 4, 4, 4, 5)),
        "country": "FI" if chance(random, 0.7) else a_country(random),
        "ects": one_of(random, _CREDITS),
    }
    length = one_of(random, (4, 5, 5, 5, 6, 10, 20, 29, 30, 30, 31))
    if chance(random, 0.5):
        start = a_start(random)
        case |= {"start": start, "end": start + timedelta(length - 1)}
    else:
        case["physical_days"] = length
    for group in _LEFT_OUT:
        if chance(random, 0.15):
            case[group] = int(random.random() * 4)
    if chance(random, 0.05):
        case["physical_parts"] = 2
    if chance(random, 0.2):
        case["force_majeure_decision"] = True
    return case


_CREDITS = tuple(Decimal(text) for text in ("2.5", "3", "3", "3", "3", "4", "5", "5"))
_LEFT_OUT = (
    "host_learners",
    "teachers",
    "ka171_learners",
    "partner_country_learners",
    "exchange_students_at_host",
)


def _programme(random: Random) -> Case:
    return {"programme_months": one_of(random, (12, 12, 18, 18, 24, 24, 24, 6, 36))}


def a_mundus_institutional(random: Random) -> Case:
    """One case of `mundus-institutional`."""
    return _programme(random) | {"enrolled_students": near(random, 100, 200)}


def a_mundus_scholarship(random: Random) -> Case:
    """One case of `mundus-scholarships`."""
    case = _programme(random)
    luck = random.random()
    if luck < 0.5:
        scholarships = near(random, 60, 100)
        case["scholarships"] = scholarships
        if chance(random, 0.4):
            case["same_nationality"] = near(random, scholarships // 10, 8)
    elif luck < 0.8:
        case["study_months"] = one_of(random, (9, 11, 12, 12, 13, 16, 18, 18, 19, 24))
    if chance(random, 0.05):
        case["previous_scholarship"] = True
    return case


def a_mundus_grant(random: Random) -> Case:
    """One case of `mundus-grant`."""
    scholarships = near(random, 60, 80)
    case = _programme(random) | {
        "scholarships": scholarships,
        "enrolled_students": near(random, 100, 200),
    }
    if chance(random, 0.5):
        case["extra_ndici"] = int(random.random() * 20)
    if chance(random, 0.5):
        case["extra_ipa3"] = int(random.random() * 8)
    if chance(random, 0.5):
        case["needs_support"] = one_of(random, _SUPPORT)
    return case


_SUPPORT = tuple(Decimal(text) for text in ("0", "3000", "64500", "119999.99", "120000", "120001"))
_UNITS = (3_000, 4_500, 6_000, 9_500, 13_000, 18_500, 27_500, 35_500, 47_500, 60_000)


def a_mundus_need(random: Random) -> Case:
    """One case of `mundus-needs`."""
    if chance(random, 0.6):
        costs = Decimal(one_of(random, _UNITS)) + one_of(random, _CENTS)
    else:
        costs = Decimal(int(random.random() * 8_000_000)) / 100
    case: Case = {"estimated_costs": costs}
    if chance(random, 0.6):
        case["months"] = 1 + int(random.random() * 30)
    elif chance(random, 0.5):
        case["one_off"] = True
    return case


_CENTS = tuple(Decimal(text) for text in ("-1", "-0.01", "0", "0.01", "1"))


def a_mundus_design(random: Random) -> Case:
    """One case of `mundus-design`."""
    return {"projects": 1 + int(random.random() * 20)}


def a_partnership(random: Random) -> Case:
    """One case of `strategic-partnership`."""
    case: Case = {"years": int(random.random() * 5)}
    if chance(random, 0.3):
        case |= {"organisations": near(random, 3, 9), "programme_countries": near(random, 3, 9)}
    return case
