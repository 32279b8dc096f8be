"""Strategic partnerships of 2014–2020: the most a project could get; answers are outdated."""

from pydantic import Field

from calculator.errors import Ineligible
from calculator.inputs import Count, Inputs
from calculator.registry import Calculator
from calculator.worksheet import Worksheet


class StrategicPartnership(Inputs):
    """Inputs of a strategic partnership: how long it lasts and who takes part."""

    years: Count = Field(description="Length of the project in years: 2 or 3")
    organisations: Count | None = Field(None, description="Organisations in the partnership")
    programme_countries: Count | None = Field(
        None, description="Programme countries that the organisations come from"
    )


def strategic_partnership(case: StrategicPartnership, sheet: Worksheet) -> None:
    """At most 150 000 € for each of two or three years; three partners from three countries."""
    sheet.warn("strategic-partnership-outdated")
    if case.years not in [row.value for row in sheet.rates.rows("strategic_partnership.years")]:
        raise Ineligible("strategic-partnership-length", {"years": case.years})
    least = int(sheet.rates.rate("strategic_partnership.partners").value)
    for given in (case.organisations, case.programme_countries):
        if given is not None and given < least:
            raise Ineligible("strategic-partnership-too-few", {"given": given, "least": least})
    yearly = sheet.rates.rate("strategic_partnership.yearly")
    total = yearly.value * case.years
    formula = f"{case.years} × {yearly.value}"
    sheet.step("strategic-partnership-years", formula, total, "EUR", yearly, addend=True)
    sheet.assume("strategic-partnership-at-most")
    sheet.result("total", total, "EUR")


CALCULATORS = {
    "strategic-partnership": Calculator(
        "strategic-partnership",
        "Strategisissa kumppanuushankkeissa voidaan",
        StrategicPartnership,
        strategic_partnership,
    ),
}
