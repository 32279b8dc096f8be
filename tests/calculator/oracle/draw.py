"""Draws cases that crowd where rules change: month ends, leap days, band edges, limits.

A case is the keyword arguments of an oracle and, at the same time, the inputs of a calculator.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeAlias, TypeVar

from tests.calculator.oracle.lands import FAR, GROUP_1, GROUP_2, REGION_5, REGION_14

Case: TypeAlias = dict[str, object]
Item = TypeVar("Item")

_FIRST = date(2021, 9, 1)
_CONTRACT_DAYS = 791
_NEAR = sorted(GROUP_1 | GROUP_2)
_MICRO = sorted(REGION_5 | REGION_14)
_LEAP = [date(2020, 1, 29), date(2020, 2, 29), date(2019, 12, 30), date(2019, 8, 31)] + [
    date(2024, 1, day) for day in (28, 29, 30, 31)
]
_LEAP += [date(2024, 2, 29), date(2023, 12, 29), date(2023, 11, 30), date(2023, 8, 31)]
_EDGES = (0, 10, 100, 500, 2000, 3000, 4000, 8000)
_OFF_EDGE = [Decimal(text) for text in ("-1", "-0.5", "-0.001", "0", "0.001", "1")]


def one_of(random: Random, items: Sequence[Item]) -> Item:
    """Any item; `Random.choice` at twice its speed."""
    return items[int(random.random() * len(items))]


def chance(random: Random, share: float) -> bool:
    """Whether a thing of that probability happens."""
    return random.random() < share


def a_country(random: Random) -> str:
    """Every group in fair shares, whatever the number of its countries; Finland now and then."""
    luck = random.random()
    if luck < 0.55:
        return one_of(random, _NEAR)
    if luck < 0.73:
        return one_of(random, _MICRO)
    return one_of(random, FAR) if luck < 0.99 else "FI"


def a_start(random: Random) -> date:
    """A first day: any of the contract period, one near a month's end, or one near a leap day."""
    luck = random.random()
    if luck < 0.1:
        return one_of(random, _LEAP)
    day = _FIRST + timedelta(int(random.random() * _CONTRACT_DAYS))
    if luck < 0.6:
        return day
    # Around the first of the next month: the 28th to the 31st, and the 1st and 2nd.
    first_of_next = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return first_of_next + timedelta(int(random.random() * 6) - 4)


def a_distance(random: Random) -> Decimal:
    """Kilometres: half of them within one kilometre of a band's edge."""
    if chance(random, 0.5):
        return max(Decimal(0), one_of(random, _EDGES) + one_of(random, _OFF_EDGE))
    return Decimal(int(random.random() * 200_000)) / 10
