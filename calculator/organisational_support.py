"""Organisational support: a unit a participant, and what is repaid when fewer go (5.3.9)."""

from decimal import Decimal

from pydantic import Field

from calculator.inputs import Count, Inputs
from calculator.rates import Rate, Rates
from calculator.registry import Calculator
from calculator.worksheet import Worksheet


class OrganisationalSupport(Inputs):
    """Inputs of organisational support: the head count, and the estimate it is measured by."""

    participants: Count = Field(description="Participants whose mobility takes place")
    estimated_participants: Count | None = Field(
        None, description="Participants that the grant was worked out from, when it is settled"
    )


def organisational_support(case: OrganisationalSupport, sheet: Worksheet) -> None:
    """Units for the first hundred and for the rest; settled with a leeway of 10 % (5.3.9)."""
    sheet.assume("organisational-support-counts-all")
    if case.estimated_participants is None:
        sheet.result("total", _add_support(sheet, case.participants), "EUR")
        return
    _settle(case.participants, case.estimated_participants, sheet)


def support_for(participants: int, rates: Rates) -> Decimal:
    """The organisational support for a head count, in euros (5.3.9)."""
    return sum((rate.value * people for rate, _, people in _bands(participants, rates)), Decimal(0))


def _settle(participants: int, estimated: int, sheet: Worksheet) -> None:
    """The final support: as granted within the leeway, worked out again below it."""
    leeway = sheet.rates.rate("organisational_support.leeway")
    kept = participants * 100 >= estimated * (100 - leeway.value)
    granted = support_for(estimated, sheet.rates)
    sheet.step("organisational-support-granted", f"{estimated}", granted, "EUR")
    sheet.step(
        "organisational-support-limit",
        f"{estimated} × {100 - leeway.value} %",
        estimated * (100 - leeway.value) / 100,
        "people",
        leeway,
    )
    total = _add_support(sheet, estimated if kept else participants)
    if participants > estimated:
        sheet.assume("more-participants-change-nothing")
    if not kept:
        sheet.step("repayment", f"{granted} - {total}", granted - total, "EUR", leeway)
    sheet.result("total", total, "EUR")
    sheet.result("repayment", granted - total, "EUR")


def _add_support(sheet: Worksheet, participants: int) -> Decimal:
    """Write the support for a head count down, band by band, and return it in euros."""
    for rate, first, people in _bands(participants, sheet.rates):
        sheet.step(
            "organisational-support-band",
            f"{people} × {rate.value}",
            people * rate.value,
            "EUR",
            rate,
            addend=True,
            first=first,
            last=first + people - 1,
        )
    total = support_for(participants, sheet.rates)
    sheet.step("total", f"{participants}", total, "EUR")
    return total


def _bands(participants: int, rates: Rates) -> list[tuple[Rate, int, int]]:
    """Each rate in use with the number of its first participant and how many it pays for."""
    found = []
    for rate in rates.rows("organisational_support.unit"):
        low, high = rate.band("participant")
        first = int(low or 1)
        last = participants if high is None else min(participants, int(high) - 1)
        if last >= first:
            found.append((rate, first, last - first + 1))
    return found


CALCULATORS = {
    "organisational-support": Calculator(
        "organisational-support", "5.3.9", OrganisationalSupport, organisational_support
    ),
}
