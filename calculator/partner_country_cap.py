"""How much of the grant may go to mobility to partner countries (5.3.4.2)."""

from decimal import ROUND_DOWN, ROUND_UP, Decimal

from pydantic import Field

from calculator.errors import Contradiction
from calculator.inputs import Euros, Inputs
from calculator.registry import Calculator
from calculator.shares import Budget, percentage, share
from calculator.worksheet import Worksheet


class PartnerCountryCap(Inputs):
    """Inputs of the cap: the grant, and what goes to partner countries."""

    budget: Budget = Field(description="Grant of the project, as last awarded")
    partner_country_use: Euros | None = Field(
        None, description="Used or planned for partner countries, regions 5 and 14 with them"
    )


def partner_country_cap(case: PartnerCountryCap, sheet: Worksheet) -> None:
    """20 % of the grant last awarded, regions 5 and 14 counted in (5.3.4.2)."""
    rate = sheet.rates.rate("partner_country_cap.share")
    most = share(case.budget, rate.value, ROUND_DOWN)
    sheet.assume("cap-counts-regions-5-and-14")
    sheet.step("partner-country-cap", f"{rate.value} % × {case.budget}", most, "EUR", rate)
    sheet.result("partner_country_cap", most, "EUR")
    if case.partner_country_use is not None:
        _measure(case.partner_country_use, case.budget, most, sheet)


def _measure(used: Decimal, budget: Decimal, most: Decimal, sheet: Worksheet) -> None:
    if used > budget:
        raise Contradiction(
            "partner_country_use", "more-than-budget", {"value": used, "limit": budget}
        )
    used_share = percentage(used, budget, ROUND_UP)
    sheet.step("partner-country-share", f"{used} / {budget}", used_share, "percent")
    if used > most:
        sheet.warn("partner-country-cap-exceeded", over=used - most)
    sheet.result("partner_country_left", max(most - used, Decimal(0)), "EUR")
    sheet.result("partner_country_share", used_share, "percent")
    sheet.result("within_cap", used <= most, "boolean")


CALCULATORS = {
    "partner-country-cap": Calculator(
        "partner-country-cap", "5.3.4.2", PartnerCountryCap, partner_country_cap
    ),
}
