"""Inclusion support by real costs, the institution's part, and what is recovered (5.3.8)."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from calculator.errors import Contradiction, Ineligible
from calculator.inputs import Euros, Inputs
from calculator.registry import Calculator
from calculator.worksheet import Worksheet


class InclusionSupport(Inputs):
    """Inputs of inclusion support: what is granted for real costs, and what was spent."""

    granted: Euros = Field(description="Granted, or applied for, for the real extra costs")
    participants: Annotated[int, Field(ge=1, le=10_000)] = Field(
        1, description="Participants that the sum is for"
    )
    realised: Euros | None = Field(None, description="Real costs by the receipts afterwards")


def inclusion_support(case: InclusionSupport, sheet: Worksheet) -> None:
    """Real costs of at least 200 € and 100 € a participant to the institution (5.3.8)."""
    least = sheet.rates.rate("inclusion_support.least")
    if case.granted < least.value * case.participants:
        raise Ineligible("inclusion-too-little", {"granted": case.granted, "least": least.value})
    sheet.assume("inclusion-decided-by-agency")
    kept = _kept(case, sheet)
    unit = sheet.rates.rate("inclusion_support.institution")
    institution = unit.value * case.participants
    sheet.step("inclusion-real-costs", "", kept, "EUR", addend=True)
    sheet.step(
        "inclusion-institution",
        f"{case.participants} × {unit.value}",
        institution,
        "EUR",
        unit,
        addend=True,
    )
    total = kept + institution
    sheet.step("inclusion-total", f"{kept} + {institution}", total, "EUR")
    sheet.result("total", total, "EUR")
    sheet.result("inclusion_real_costs", kept, "EUR")
    sheet.result("inclusion_institution", institution, "EUR")
    if case.realised is not None:
        sheet.result("repayment", case.granted - kept, "EUR")


def _kept(case: InclusionSupport, sheet: Worksheet) -> Decimal:
    """The sum granted, or the real costs where they came out smaller."""
    if case.realised is None:
        return case.granted
    if case.participants > 1:  # one participant's surplus does not cover another's costs
        raise Contradiction("participants", "inclusion-one-at-a-time")
    recovered = max(case.granted - case.realised, Decimal(0))
    formula = f"max(0, {case.granted} - {case.realised})"
    sheet.step("inclusion-recovered", formula, recovered, "EUR")
    if case.realised > case.granted:
        sheet.warn("inclusion-costs-over-grant", over=case.realised - case.granted)
    return case.granted - recovered


CALCULATORS = {
    "inclusion-support": Calculator(
        "inclusion-support", "5.3.8", InclusionSupport, inclusion_support
    ),
}
