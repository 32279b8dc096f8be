"""Costs that the pandemic caused: what the project may pay, and what the agency decides (7).

Equipment, services and tests are worked out (7.9); costs of one interrupted, cancelled or virtual
mobility only against the sum below which nothing is paid (7.1.4, 7.2.1, 7.3.1).
"""

from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from pydantic import Field

from calculator.errors import Contradiction, Ineligible, MissingInputs
from calculator.inputs import Euros, Inputs
from calculator.registry import Calculator
from calculator.shares import Budget, share
from calculator.worksheet import Worksheet


class Kind(StrEnum):
    """What the costs come from."""

    EXCEPTIONAL_COSTS = "exceptional_costs"
    INTERRUPTED = "interrupted_mobility"
    CANCELLED = "cancelled_mobility"
    VIRTUAL = "virtual_mobility"


class ExceptionalCosts(Inputs):
    """Inputs of exceptional costs: the project's budget and costs, or those of one mobility."""

    kind: Kind = Field(Kind.EXCEPTIONAL_COSTS, description="What the costs come from")
    budget: Budget | None = Field(None, description="Grant of the project, as last awarded")
    equipment_costs: Euros = Field(
        Decimal(0), description="Equipment and services for virtual mobility, real costs"
    )
    test_costs: Euros = Field(Decimal(0), description="Coronavirus tests, real costs")
    quarantine_costs: Euros = Field(Decimal(0), description="Quarantine hotels and the like")
    charged_before: Euros = Field(
        Decimal(0), description="Exceptional costs already charged to the project"
    )
    extra_costs: Euros | None = Field(
        None, description="Extra costs of one mobility that nobody else pays"
    )


def exceptional_costs(case: ExceptionalCosts, sheet: Worksheet) -> None:
    """Shares of the costs within 10 % of the budget, or the threshold of one mobility."""
    if case.kind is Kind.EXCEPTIONAL_COSTS:
        _project_costs(case, sheet)
    else:
        _mobility_costs(case, sheet)


def _project_costs(case: ExceptionalCosts, sheet: Worksheet) -> None:
    """80 % of equipment and services and 100 % of tests, together within the cap (7.9)."""
    if case.extra_costs is not None:
        raise Contradiction("kind", "exceptional-kind-needed")
    if case.quarantine_costs:
        raise Ineligible("quarantine-not-exceptional-cost")
    if case.budget is None:
        raise MissingInputs(("budget",))
    cap = sheet.rates.rate("exceptional_costs.cap")
    most = share(case.budget, cap.value, ROUND_DOWN)
    sheet.step("exceptional-cap", f"{cap.value} % × {case.budget}", most, "EUR", cap)
    if case.charged_before:
        most = max(most - case.charged_before, Decimal(0))
        sheet.step("exceptional-cap-left", f"- {case.charged_before}", most, "EUR", cap)
    eligible = Decimal(0)
    for code, costs in (("equipment", case.equipment_costs), ("tests", case.test_costs)):
        if costs:
            rate = sheet.rates.rate(f"exceptional_costs.{code}")
            part = share(costs, rate.value)
            sheet.step(f"exceptional-{code}", f"{rate.value} % × {costs}", part, "EUR", rate)
            eligible += part
    total = min(eligible, most)
    if eligible > most:
        sheet.warn("exceptional-costs-over-cap", over=eligible - most)
    if eligible:
        sheet.step("exceptional-total", f"min({eligible}, {most})", total, "EUR")
        sheet.assume("exceptional-costs-need-grounds")
        sheet.result("total", total, "EUR")
    sheet.result("exceptional_cap", most, "EUR")


def _mobility_costs(case: ExceptionalCosts, sheet: Worksheet) -> None:
    """Nothing below the threshold; from it on the agency decides, and no amount is computed."""
    if case.extra_costs is None:
        raise MissingInputs(("extra_costs",))
    least = sheet.rates.rate("exceptional_costs.threshold", kind=case.kind)
    sheet.step("exceptional-threshold", "", least.value, "EUR", least)
    decides = case.extra_costs >= least.value
    if decides:
        sheet.warn(f"agency-decides-{case.kind}", costs=case.extra_costs, least=least.value)
    else:
        sheet.step("exceptional-total", f"{case.extra_costs} < {least.value}", 0, "EUR", least)
        sheet.result("total", 0, "EUR")
    sheet.result("agency_decides", decides, "boolean")


CALCULATORS = {
    "exceptional-costs": Calculator(
        "exceptional-costs", "7.9", ExceptionalCosts, exceptional_costs
    ),
}
