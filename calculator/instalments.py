"""How a grant is paid out: one or two instalments, and by when (5.3.3)."""

from datetime import timedelta
from decimal import ROUND_UP, Decimal
from typing import ClassVar

from pydantic import Field

from calculator.errors import Contradiction, Ineligible, MissingInputs
from calculator.inputs import Count, Day, Euros, Inputs, Percent
from calculator.registry import Calculator
from calculator.shares import share
from calculator.travel_grant import Traveller
from calculator.worksheet import Worksheet

_WHOLE = Decimal(100)


class Instalments(Inputs):
    """Inputs of paying a grant: its sum, how it is split, and the days that start a term."""

    any_of: ClassVar = (("grant",), ("signed", "start"), ("participant_report",))

    participant: Traveller = Field(
        Traveller.STUDENT, description="Student, or staff who are paid the grant themselves"
    )
    grant: Euros | None = Field(None, description="Whole grant of the mobility")
    instalments: Count | None = Field(None, description="Number of instalments: one or two")
    first_share: Percent | None = Field(None, description="Share of the first instalment")
    signed: Day | None = Field(None, description="Day the grant agreement was signed")
    start: Day | None = Field(None, description="First day at the host")
    participant_report: Day | None = Field(None, description="Day the participant report was sent")


def instalments(case: Instalments, sheet: Worksheet) -> None:
    """At least 70 % at first, the rest 45 days after the report at the latest (5.3.3)."""
    first_share = _first_share(case, sheet)
    left = _WHOLE - first_share
    if case.grant is not None:
        left = _sums(case.grant, first_share, case.participant, sheet)
    if case.signed or case.start:
        _first_day(case, sheet)
    if case.participant_report and left:
        term = sheet.rates.rate("instalments.last_term", participant=case.participant)
        last = case.participant_report + timedelta(days=int(term.value))
        sheet.step("last-instalment-by", f"+ {term.value} days", last, "date", term)
        sheet.result("last_instalment_by", last, "date")


def _first_share(case: Instalments, sheet: Worksheet) -> Decimal:
    """The share chosen, or the least the guide allows where the institution has not said."""
    most = sheet.rates.rate("instalments.most", participant=case.participant).value
    if case.instalments is not None and not 1 <= case.instalments <= most:
        raise Ineligible("instalments-one-or-two", {"given": case.instalments})
    if case.instalments == 1:
        if case.first_share not in (None, _WHOLE):
            raise Contradiction("first_share", "one-instalment-is-whole")
        return _WHOLE
    least = sheet.rates.rate("instalments.first_share", participant=case.participant).value
    if case.first_share is None:
        sheet.assume("first-instalment-least", least=least)
        return least
    if case.first_share < least:
        raise Ineligible("first-instalment-too-small", {"given": case.first_share, "least": least})
    return case.first_share


def _sums(grant: Decimal, percent: Decimal, participant: Traveller, sheet: Worksheet) -> Decimal:
    """Write both instalments down and return the last one in euros."""
    rate = sheet.rates.rate("instalments.first_share", participant=participant)
    first = share(grant, percent, ROUND_UP)
    last = grant - first
    sheet.step("first-instalment", f"{percent} % × {grant}", first, "EUR", rate, addend=True)
    sheet.step("last-instalment", f"{grant} - {first}", last, "EUR", addend=True)
    sheet.result("first_instalment", first, "EUR")
    sheet.result("last_instalment", last, "EUR")
    return last


def _first_day(case: Instalments, sheet: Worksheet) -> None:
    """Thirty days from signing, or the start of the mobility if that comes first."""
    if case.signed is None or case.start is None:
        raise MissingInputs(("signed",) if case.signed is None else ("start",))
    if case.signed > case.start:
        sheet.warn("signed-after-start")
    term = sheet.rates.rate("instalments.first_term", participant=case.participant)
    by_signing = case.signed + timedelta(days=int(term.value))
    first = min(by_signing, case.start)
    sheet.step("first-instalment-by", f"min({by_signing}, {case.start})", first, "date", term)
    sheet.assume("first-instalment-needs-documents")
    sheet.result("first_instalment_by", first, "date")


CALCULATORS = {"instalments": Calculator("instalments", "5.3.3", Instalments, instalments)}
