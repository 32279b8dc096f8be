"""The travel grant by distance, for students (5.3.4.3) and staff (5.3.5.1)."""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from calculator.inputs import Country, Inputs, Kilometres, YesNo
from calculator.mobility import add_total
from calculator.rates import Rate
from calculator.registry import Calculator
from calculator.towns import between_towns
from calculator.worksheet import Worksheet

_EDGE = Decimal("0.01")


class Traveller(StrEnum):
    """Whose table of travel grants applies."""

    STUDENT = "student"
    STAFF = "staff"


class Journey(Inputs):
    """Inputs of a journey: who travels, how far and how."""

    traveller: Traveller = Field(description="Student or staff: the tables differ under 100 km")
    green_travel: YesNo = Field(
        description="Whether most kilometres (for students also: one whole direction) are made by "
        "low-emission means such as train, bus or car pooling; driving alone is not"
    )
    distance_km: Kilometres | None = Field(None, description="One way, great circle, kilometres")
    origin: str | None = Field(None, max_length=100, description="Town of departure")
    destination: str | None = Field(None, max_length=100, description="Town of arrival")
    country: Country | None = Field(None, description="Country of the town of arrival")
    already_at_destination: YesNo = Field(False, description="Whether no journey is made at all")


def travel_grant(case: Journey, sheet: Worksheet) -> None:
    """The sum of the table for the distance; 0 € where no separate journey is made."""
    if case.already_at_destination:
        sheet.assume("already-at-destination")
        total = add_total(sheet, 0)
    else:
        km = journey_kilometres(case, sheet)
        grant = add_travel_grant(sheet, case.traveller, km, green=case.green_travel)
        total = add_total(sheet, grant)
    if case.traveller is Traveller.STUDENT:
        sheet.assume("student-is-entitled")
    sheet.result("total", total, "EUR")


def journey_kilometres(case: Journey, sheet: Worksheet) -> Decimal:
    """The distance given, or that between the two towns."""
    if case.distance_km is not None:
        return case.distance_km
    return between_towns(case.origin, case.destination, case.country, sheet)


def add_travel_grant(
    sheet: Worksheet, traveller: Traveller, km: Decimal, *, green: bool, addend: bool = True
) -> int:
    """Write the travel grant for the distance down and return it in euros.

    Near the edge of a band a warning asks for the Commission's own distance calculator.
    `addend` is false where the grant is only compared with, not paid.
    """
    rate = sheet.rates.rate(f"travel_grant.{traveller}", km=km, green=green)
    sheet.step("travel-grant", f"{_band(rate)} km", rate.value, "EUR", rate, addend=addend)
    for edge in rate.band("km"):
        if edge and abs(km - edge) <= _EDGE * edge:
            sheet.warn("distance-near-band-edge", km=km, edge=edge)
    if green and not rate.value:
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


CALCULATORS = {
    "travel-grant": Calculator("travel-grant", "5.3.4.3", Journey, travel_grant),
}
