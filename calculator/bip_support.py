"""Support for blended intensive programmes (BIP), and the conditions of one (5.3.10, 6.7, 7.4)."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from calculator.countries import load_countries
from calculator.durations import calendar_days
from calculator.errors import Contradiction, Ineligible, MissingInputs
from calculator.inputs import Count, Country, Day, Days, Inputs, YesNo
from calculator.mobility import warn_outside_contract
from calculator.registry import Calculator
from calculator.worksheet import Worksheet


class BipSupport(Inputs):
    """Inputs of BIP support: who takes part, and what is known of the course.

    `participants` is everybody taking part; the counts after it say how many of them do not count.
    """

    participants: Count = Field(description="Everybody taking part, those of the next lines too")
    host_learners: Count = Field(0, description="Of them, learners of the receiving institution")
    teachers: Count = Field(0, description="Of them, teachers and others who run the course")
    ka171_learners: Count = Field(0, description="Of them, learners funded by KA171")
    partner_country_learners: Count = Field(
        0, description="Of them, learners sent by institutions in partner countries"
    )
    exchange_students_at_host: Count = Field(
        0, description="Of them, long-term exchange students at the receiving institution"
    )
    institutions: Count | None = Field(None, description="Institutions that run the course")
    programme_countries: Count | None = Field(
        None, description="Programme countries that the institutions are in"
    )
    country: Country | None = Field(None, description="Country of the physical part")
    physical_parts: Count = Field(1, description="Physical parts of the course")
    physical_days: Days | None = Field(None, description="Length of the physical part in days")
    start: Day | None = Field(None, description="First day of the physical part")
    end: Day | None = Field(None, description="Last day of the physical part")
    ects: Annotated[Decimal, Field(ge=0, le=60)] | None = Field(
        None, description="Credits of the whole course, ECTS"
    )
    force_majeure_decision: YesNo = Field(
        False, description="Whether the agency has accepted fewer learners as force majeure"
    )


def bip_support(case: BipSupport, sheet: Worksheet) -> None:
    """A unit for each mobile learner, twenty at most (5.3.10)."""
    _check_network(case, sheet)
    _check_physical_part(case, sheet)
    learners = _counted_learners(case, sheet)
    _check_least_learners(case, learners, sheet)
    most = sheet.rates.rate("bip_support.most_learners")
    paid = min(learners, int(most.value))
    if paid < learners:
        sheet.step("bip-paid-learners", f"min({learners}, {most.value})", paid, "people", most)
    unit = sheet.rates.rate("bip_support.unit")
    total = paid * unit.value
    sheet.step("total", f"{paid} × {unit.value}", total, "EUR", unit, addend=True)
    sheet.result("total", total, "EUR")
    sheet.result("counted_learners", learners, "people")


def _counted_learners(case: BipSupport, sheet: Worksheet) -> int:
    """Mobile learners from abroad, zero-grant and staff learners with them (6.7.3)."""
    excluded = [
        count
        for count in (
            case.host_learners,
            case.teachers,
            case.ka171_learners,
            case.partner_country_learners,
            case.exchange_students_at_host,
        )
        if count
    ]
    if sum(excluded) > case.participants:
        raise Contradiction(
            "participants",
            "bip-fewer-than-its-parts",
            {"value": case.participants, "parts": sum(excluded)},
        )
    learners = case.participants - sum(excluded)
    formula = " - ".join(map(str, [case.participants, *excluded]))
    sheet.step("bip-counted-learners", formula, learners, "people")
    return learners


def _check_least_learners(case: BipSupport, learners: int, sheet: Worksheet) -> None:
    least = sheet.rates.rate("bip_support.least_learners").value
    if learners >= least:
        return
    if not case.force_majeure_decision:
        raise Ineligible("bip-too-few-learners", {"learners": learners, "least": least})
    sheet.warn("bip-fewer-learners-accepted", least=least)


def _check_network(case: BipSupport, sheet: Worksheet) -> None:
    """Three institutions in three programme countries, held in one of these (6.7)."""
    institutions = sheet.rates.rate("bip_support.least_institutions").value
    if case.institutions is not None and case.institutions < institutions:
        raise Ineligible(
            "bip-too-few-institutions", {"given": case.institutions, "least": institutions}
        )
    countries = sheet.rates.rate("bip_support.least_countries").value
    if case.programme_countries is not None and case.programme_countries < countries:
        raise Ineligible(
            "bip-too-few-countries", {"given": case.programme_countries, "least": countries}
        )
    if case.country and not load_countries(sheet.rates.folder)[case.country].is_programme_country:
        raise Ineligible("bip-outside-programme-countries")


def _check_physical_part(case: BipSupport, sheet: Worksheet) -> None:
    """One unbroken part of 5 to 30 days, and 3 credits in all (6.7)."""
    if case.physical_parts != 1:
        raise Ineligible("bip-physical-parts", {"given": case.physical_parts})
    least = sheet.rates.rate("bip_support.least_days").value
    most = sheet.rates.rate("bip_support.most_days").value
    days = _physical_days(case, sheet)
    if days is not None and not least <= days <= most:
        raise Ineligible("bip-physical-length", {"days": days, "least": least, "most": most})
    credits_least = sheet.rates.rate("bip_support.least_credits").value
    if case.ects is not None and case.ects < credits_least:
        raise Ineligible("bip-too-few-credits", {"given": case.ects, "least": credits_least})
    if None in (case.institutions, case.programme_countries, case.country, days, case.ects):
        sheet.assume("bip-conditions-taken-as-met")


def _physical_days(case: BipSupport, sheet: Worksheet) -> int | None:
    """The length given, or counted from the dates, both ends included."""
    if case.start is None and case.end is None:
        return case.physical_days
    if case.start is None or case.end is None:
        raise MissingInputs(("start",) if case.start is None else ("end",))
    if case.end < case.start:
        raise Contradiction("end", "end-before-start", {"start": case.start, "end": case.end})
    days = calendar_days(case.start, case.end)
    if case.physical_days not in (None, days):
        raise Contradiction("physical_days", "bip-days-and-dates", {"days": days})
    warn_outside_contract(case.start, case.end, sheet)
    return days


CALCULATORS = {"bip-support": Calculator("bip-support", "5.3.10", BipSupport, bip_support)}
