"""What the guide says of one country: region, groups, rates, what is different (2, 5.3)."""

from decimal import Decimal

from pydantic import Field

from calculator.countries import Country as CountryRow
from calculator.inputs import Country, Inputs
from calculator.mobility import HOME, country_row
from calculator.registry import Calculator
from calculator.student import EUROPEAN_REGIONS
from calculator.worksheet import Worksheet

_OWN_NOTES = {
    "CH": "switzerland-has-its-own-programme",
    "GB": "united-kingdom-left-the-programme",
    "RU": "recognised-territory-only",
    "UA": "recognised-territory-only",
}
"""Countries of which the guide says something of their own (2.2, 2.3)."""


class CountryFacts(Inputs):
    """Inputs of what is known of a country: the country."""

    country: Country = Field(description="Receiving country, ISO 3166-1 alpha-2")


def country(case: CountryFacts, sheet: Worksheet) -> None:
    """Monthly and daily rates of a country, its region and groups, and notes."""
    row = country_row(case.country, sheet)
    if row.code == HOME:
        sheet.warn("only-invited-staff-come-here")
        _staff(row, sheet)
        return
    sheet.step(
        "country-is-programme-country", row.code, row.is_programme_country, "boolean", row.listed
    )
    _students(row, sheet)
    _staff(row, sheet)
    sheet.result("programme_country", row.is_programme_country, "boolean")
    if row.region:
        sheet.result("region", str(row.region), "text")
    by_decision = not (row.is_programme_country or row.region in EUROPEAN_REGIONS)
    sheet.result("travel_grant_by_decision", by_decision, "boolean")
    _notes(row, sheet)


def _students(row: CountryRow, sheet: Worksheet) -> None:
    """Monthly sums of long mobility, daily sums of short mobility (5.3.4.2, 5.3.4.4)."""
    group = row.student_group or "partner"
    base = sheet.rates.rate("student_long.monthly", group=group)
    sheet.step("monthly-base", row.code, base.value, "EUR/month", base)
    trainee = sheet.rates.rate("student_long.traineeship")
    sheet.step("traineeship-top-up", "", trainee.value, "EUR/month", trainee)
    children = sheet.rates.rate("student_long.children")
    sheet.step("children-top-up", "", children.value, "EUR/month", children)
    for name, top_ups in (
        ("monthly", Decimal(0)),
        ("monthly_traineeship", trainee.value),
        ("monthly_children", children.value),
        ("monthly_traineeship_children", trainee.value + children.value),
    ):
        sheet.result(name, base.value + top_ups, "EUR/month")
    _by_band("student_short.daily", "short_daily", sheet)
    sheet.result("student_group", str(group), "text")


def _staff(row: CountryRow, sheet: Worksheet) -> None:
    """Daily sums and the shortest mobility of staff (5.3.5.2, 6.6.3)."""
    _by_band("staff.daily", "staff_daily", sheet, group=row.staff_group)
    kind = "programme" if row.is_programme_country else "partner"
    least = sheet.rates.rate("staff.minimum", country=kind)
    sheet.step("staff-minimum", row.code, least.value, "days", least)
    sheet.result("staff_minimum", least.value, "days")
    sheet.result("staff_group", row.staff_group, "text")


def _by_band(rate_name: str, result: str, sheet: Worksheet, **case: str) -> None:
    """The rate of the first days and that of the later ones."""
    first = sheet.rates.rate(rate_name, None, day=1, **case)
    later = sheet.rates.rate(rate_name, None, day=first.band("day")[1] or 1, **case)
    for name, rate in (("first", first), ("later", later)):
        sheet.step(f"{result.replace('_', '-')}-{name}", "", rate.value, "EUR/day", rate)
        sheet.result(f"{result}_{name}", rate.value, "EUR/day")


def _notes(row: CountryRow, sheet: Worksheet) -> None:
    """What is different there."""
    if row.is_programme_country:
        return
    if row.region in EUROPEAN_REGIONS:
        sheet.warn("partner-country-at-european-amounts", region=row.region or 0)
    else:
        sheet.warn("partner-country-travel-by-decision")
    share = sheet.rates.rate("partner_country_cap.share").value
    sheet.warn("partner-countries-share-a-cap", share=share)
    if note := _OWN_NOTES.get(row.code):
        sheet.warn(note)


CALCULATORS = {"country": Calculator("country", "2", CountryFacts, country)}
