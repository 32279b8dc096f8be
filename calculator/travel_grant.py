"""The travel grant by distance, for students (5.3.4.3) and staff (5.3.5.1)."""

from decimal import Decimal
from enum import StrEnum

from calculator.calculation import Worksheet
from calculator.rates import Rate

_EDGE = Decimal("0.01")


class Traveller(StrEnum):
    """Whose table of travel grants applies."""

    STUDENT = "student"
    STAFF = "staff"


def add_travel_grant(sheet: Worksheet, traveller: Traveller, km: Decimal, *, green: bool) -> int:
    """Write the travel grant for the distance down and return it in euros.

    Near the edge of a band a warning asks for the Commission's own distance calculator.
    """
    rate = sheet.rates.rate(f"travel_grant.{traveller}", km=km, green=green)
    sheet.step("travel-grant", f"{_band(rate)} km", rate.value, "EUR", rate, addend=True)
    low, high = rate.band("km")
    for edge in (low, high):
        if edge and abs(km - edge) <= _EDGE * edge:
            sheet.warn("distance-near-band-edge", km=km, edge=edge)
    if green and km < 10:
        sheet.assume("green-under-first-band")
    return int(rate.value)


def add_green_top_up(sheet: Worksheet) -> int:
    """Write the sum for green travel without a travel grant down and return it in euros."""
    rate = sheet.rates.rate("travel_grant.green_top_up")
    sheet.step("green-top-up", "", rate.value, "EUR", rate, addend=True)
    return int(rate.value)


def _band(rate: Rate) -> str:
    low, high = rate.band("km")
    return f"≥ {low}" if high is None else f"{low} ≤ … < {high}"
