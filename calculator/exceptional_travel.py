"""Exceptional costs of expensive travel, instead of the travel grant (5.3.7)."""

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from calculator.errors import Ineligible, MissingInputs
from calculator.inputs import Euros, YesNo
from calculator.mobility import add_total
from calculator.registry import Calculator
from calculator.travel_grant import Journey, Traveller, add_travel_grant, journey_kilometres
from calculator.worksheet import Worksheet


class ExceptionalTravel(Journey):
    """Inputs of exceptional travel costs: the journey, its real costs and the right to a grant."""

    real_costs: Annotated[Euros, Field(gt=0)] = Field(
        description="Real travel costs as estimated before the journey, by the cheapest way"
    )
    realised_costs: Euros | None = Field(
        None, description="Real travel costs after the journey, when they are known"
    )
    entitled: YesNo | None = Field(
        None, description="Whether the student is entitled to a travel grant; staff always are"
    )


def exceptional_travel(case: ExceptionalTravel, sheet: Worksheet) -> None:
    """At most 80 % of the real costs, where the grant due covers less than 70 % of them."""
    _check_entitled(case)
    km = journey_kilometres(case, sheet)
    grant = add_travel_grant(sheet, case.traveller, km, green=case.green_travel, addend=False)
    threshold = sheet.rates.rate("exceptional_travel.covered")
    covered = Fraction(grant * 100) / Fraction(case.real_costs)
    formula = f"{grant} / {case.real_costs} × 100"
    sheet.step("covered-share", formula, covered, "percent", threshold)
    qualifies = covered < threshold.value
    if qualifies:
        total = add_total(sheet, _share_of_costs(case, sheet))
        if total < grant:
            sheet.warn("travel-grant-is-higher", grant=grant)
    else:
        sheet.warn("grant-covers-enough", least=threshold.value)
        sheet.step("ordinary-grant-stays", "", grant, "EUR", addend=True)
        total = add_total(sheet, grant)
    sheet.result("total", total, "EUR")
    sheet.result("exceptional_costs_allowed", qualifies, "boolean")


def _check_entitled(case: ExceptionalTravel) -> None:
    """Only those with a right to a travel grant; a student's is asked for."""
    entitled = case.entitled
    if entitled is None and case.traveller is Traveller.STUDENT:
        raise MissingInputs(("entitled",))
    if entitled is False or case.already_at_destination:
        raise Ineligible("no-right-to-travel-grant")


def _share_of_costs(case: ExceptionalTravel, sheet: Worksheet) -> Fraction:
    """The greatest share of the costs that may be paid."""
    share = sheet.rates.rate("exceptional_travel.share")
    costs = case.real_costs if case.realised_costs is None else case.realised_costs
    exact = Fraction(costs) * Fraction(share.value) / 100
    formula = f"{costs} × {share.value} / 100"
    sheet.step("share-of-costs", formula, exact, "EUR", share, addend=True)
    return exact


CALCULATORS = {
    "exceptional-travel": Calculator(
        "exceptional-travel", "5.3.7", ExceptionalTravel, exceptional_travel
    ),
}
