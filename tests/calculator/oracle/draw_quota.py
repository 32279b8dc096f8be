"""Draws quotas and recent graduates."""

from datetime import timedelta
from random import Random

from tests.calculator.oracle.calendar_days import later
from tests.calculator.oracle.draw import Case, a_start, chance, one_of
from tests.calculator.oracle.draw_long import an_end

_CYCLES = ("bachelor", "master", "single_cycle", "doctoral")


def a_quota(random: Random) -> Case:
    """One case of `exchange-quota`."""
    case: Case = {
        "cycle": one_of(random, _CYCLES),
        "used_months": int(random.random() * 14),
    }
    if chance(random, 0.5):
        case["used_days"] = int(random.random() * 62)
    if chance(random, 0.3):
        case["short_days"] = int(random.random() * 31)
    if chance(random, 0.2):
        case["scholarship_months"] = int(random.random() * 8)
    if chance(random, 0.2):
        case["virtual_days"] = int(random.random() * 100)
    if chance(random, 0.4):
        start = a_start(random)
        case |= {"start": start, "end": an_end(random, start)}
    elif chance(random, 0.7):
        case |= {"months": int(random.random() * 13), "days": int(random.random() * 31)}
    if chance(random, 0.1):
        case["return_prevented"] = True
    return case


def a_graduate(random: Random) -> Case:
    """One case of `recent-graduate`: ends on and beside the two last days."""
    graduation = a_start(random) - timedelta(int(random.random() * 300))
    case: Case = {
        "graduation": graduation,
        "selected_before_graduation": chance(random, 0.96),
    }
    if chance(random, 0.9):
        start = graduation + timedelta(int(random.random() * 330) - 5)
        if chance(random, 0.5):
            beside = timedelta(int(random.random() * 3) - 1)
            end = later(graduation, months=one_of(random, (12, 12, 18))) + beside
        else:
            end = an_end(random, start)
        case |= {"start": start, "end": end}
    if chance(random, 0.6):
        case["extended_time"] = chance(random, 0.6)
    if chance(random, 0.5):
        case |= {"cycle": one_of(random, _CYCLES), "used_months": int(random.random() * 13)}
    return case
