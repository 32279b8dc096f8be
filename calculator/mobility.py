"""What every mobility shares: where to, when, how far (4.2, 5.3.4.3, 6.2.4)."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from pydantic import Field

from calculator.countries import Country as CountryRow
from calculator.countries import load_countries
from calculator.errors import Contradiction, Ineligible, MissingInputs
from calculator.inputs import Country, Day, Inputs, Kilometres, YesNo
from calculator.rates import Rates
from calculator.towns import between_towns
from calculator.values import Number, whole_euros
from calculator.worksheet import Worksheet

HOME = "FI"
"""The country of the institutions that use the guide."""


class Activity(StrEnum):
    """What a student does abroad; a combined period counts as studies throughout (6.3.5)."""

    STUDIES = "studies"
    TRAINEESHIP = "traineeship"
    COMBINED = "combined"


class Host(StrEnum):
    """The kinds of host that decide whether a traineeship is possible at all (6.3.1)."""

    ORDINARY = "ordinary"
    EU_BODY = "eu_body"
    PROGRAMME_AGENCY = "programme_agency"


class Dated(Protocol):
    """Anything with a first and a last day."""

    @property
    def start(self) -> date | None:
        """The first day."""

    @property
    def end(self) -> date | None:
        """The last day."""


class Stay(Inputs):
    """Inputs of one stay: where, when, how far and how one travels."""

    country: Country = Field(description="Receiving country, ISO 3166-1 alpha-2")
    start: Day | None = Field(None, description="First day at the host")
    end: Day | None = Field(None, description="Last day at the host")
    green_travel: YesNo = Field(description="Whether the journey is made by low-emission means")
    distance_km: Kilometres | None = Field(None, description="One way, great circle, kilometres")
    origin: str | None = Field(None, max_length=100, description="Town of departure")
    destination: str | None = Field(None, max_length=100, description="Town of arrival")
    already_at_destination: YesNo = Field(False, description="Whether no journey is made at all")


class Mobility(Stay):
    """Inputs of every mobility: a stay, who sends and what else pays for it."""

    sending_country: Country = Field(HOME, description="Country of the sending institution")
    residence_country: Country | None = Field(None, description="Country of residence")
    double_funding: YesNo = Field(False, description="Whether other EU or agency funding is used")


def destination(case: Mobility, sheet: Worksheet) -> CountryRow:
    """The receiving country of a student, refused where 6.2.4 refuses it."""
    refuse_double_funding(case)
    if case.country == case.sending_country:
        raise Ineligible("destination-is-sending-country")
    if case.country == case.residence_country:
        raise Ineligible("destination-is-residence-country")
    if case.country == HOME:
        raise Ineligible("finland-only-for-invited-staff")
    return country_row(case.country, sheet)


def refuse_double_funding(case: Mobility) -> None:
    """One mobility is paid from one programme only (5.3.1)."""
    if case.double_funding:
        raise Ineligible("double-funding")


def country_row(code: str, sheet: Worksheet) -> CountryRow:
    """The guide's row for a country, in the contract year of the sheet (2.1–2.3)."""
    return load_countries(sheet.rates.folder)[code]


def dates(case: Dated) -> tuple[date, date] | None:
    """First and last day, or None when neither is given; refuses half a pair and a wrong order."""
    if case.start is None and case.end is None:
        return None
    if case.start is None or case.end is None:
        raise MissingInputs(("start",) if case.start is None else ("end",))
    if case.end < case.start:
        raise Contradiction("end", "end-before-start", {"start": case.start, "end": case.end})
    return case.start, case.end


def warn_outside_contract(start: date, end: date, sheet: Worksheet) -> None:
    """Say so when the stay is not within the contract period (4.2, 6.2.7)."""
    first, last = contract_period(sheet.rates)
    if start < first or end > last:
        sheet.warn("outside-contract-period", first=first, last=last)


def contract_period(rates: Rates) -> tuple[date, date]:
    """The first and last day on which a mobility of these contracts may take place (4.2)."""
    return rates.day("contract.first").value, rates.day("contract.last").value


def kilometres(case: Stay, sheet: Worksheet, *, origin_country: str | None = None) -> Decimal:
    """The distance given, or that between the two towns; asks when neither is known (5.3.4.3)."""
    if case.distance_km is not None:
        return case.distance_km
    return between_towns(
        case.origin, case.destination, case.country, sheet, origin_country=origin_country
    )


def add_total(sheet: Worksheet, exact: Number) -> int:
    """Write the total, the sum of the addends rounded once (5.3.1), and return it in euros."""
    total = whole_euros(exact)
    addends = " + ".join(step.exact or str(step.value) for step in sheet.steps if step.addend)
    sheet.step("total", addends or "0", total, "EUR")
    return total
