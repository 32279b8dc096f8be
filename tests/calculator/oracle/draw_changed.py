"""Draws long stays that changed."""

from datetime import timedelta
from decimal import Decimal
from random import Random

from tests.calculator.oracle.calendar_days import month_end
from tests.calculator.oracle.draw import Case, a_country, a_distance, a_start, chance, one_of

_GROUNDS = {
    "returned_home": ("remote", "continuing_costs", "none", "none"),
    "stayed_abroad": ("remote", "resumes", "travel_restrictions"),
}


def a_changed_stay(random: Random) -> Case:
    """One case of `changed-mobility`: a few days more or less, months less, months more."""
    start = a_start(random)
    end = month_end(start, 2 + int(random.random() * 10)) + timedelta(int(random.random() * 31) - 4)
    case: Case = {
        "country": a_country(random),
        "activity": one_of(random, ("studies", "traineeship", "combined")),
        "children": chance(random, 0.3),
        "green_travel": chance(random, 0.3),
        "distance_km": a_distance(random),
        "institution_pays_travel": chance(random, 0.5),
        "start": start,
        "end": end,
    }
    if case["green_travel"]:
        case["green_travel_days"] = int(random.random() * 5)
    luck = random.random()
    if luck < 0.4:
        shift = int(random.random() * 15) - 8
    elif luck < 0.8:
        shift = -int(random.random() * ((end - start).days + 1))
    else:
        shift = int(random.random() * 100)
    case |= {"realised_start": start, "realised_end": end + timedelta(shift)}
    if shift < 0:
        case |= {"content_completed": chance(random, 0.6)} | _a_cause(random)
    elif chance(random, 0.5):
        case["agreement_amended"] = True
    if chance(random, 0.3):
        case["paid_so_far"] = Decimal(int(random.random() * 5000))
    return case


def _a_cause(random: Random) -> Case:
    if chance(random, 0.6):
        return {"cause": "ordinary"}
    course = one_of(random, ("returned_home", "stayed_abroad"))
    case: Case = {"cause": "corona", "course": course, "ground": one_of(random, _GROUNDS[course])}
    if chance(random, 0.6):
        case["prepayment_percent"] = Decimal(one_of(random, (70, 75, 80, 100)))
    return case
