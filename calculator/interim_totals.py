"""The totals a coordinator needs for the interim report (4.4, 4.7.2, 5.3.4.2, 5.3.9)."""

from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_UP, Decimal

from calculator.calculation import Calculation
from calculator.countries import load_countries
from calculator.organisational_support import support_for
from calculator.rates import Rates
from calculator.shares import percentage

_MOBILITIES = frozenset({"student-long", "student-short", "staff"})
"""The calculators whose rows are people on the move, for whom organisational support is paid."""

_PAID_AS = {"student-long": {"combined": "studies"}, "student-short": {"combined": "studies"}}
"""A combined period of a student is paid from the grants for studies (6.3.5)."""


@dataclass(frozen=True, slots=True)
class Group:
    """The grants of one type of mobility: `activity` as in the inputs, or empty."""

    activity: str
    people: int
    euros: Decimal


@dataclass(frozen=True, slots=True)
class BudgetUse:
    """What the rows use of the budget, in per cent, beside the limits of the guide."""

    budget: Decimal
    used_share: Decimal
    threshold: Decimal
    partner_share: Decimal | None
    partner_cap: Decimal


@dataclass(frozen=True, slots=True)
class InterimTotals:
    """Sums in euros over the rows that could be computed; None where they do not apply."""

    groups: tuple[Group, ...]
    grants: Decimal
    people: int | None
    organisational_support: Decimal | None
    partner_countries: Decimal | None
    budget: BudgetUse | None


@dataclass(slots=True)
class Tally:
    """Adds up calculations one by one."""

    calculator: str
    rates: Rates
    budget: Decimal | None
    people: dict[str, int] = field(default_factory=dict)
    euros: dict[str, Decimal] = field(default_factory=dict)
    partner_countries: Decimal = Decimal(0)

    def add(self, calculation: Calculation) -> None:
        """Count one case in; results that are no single sum of euros add nothing.

        A trip with any stay in a partner country counts as a whole towards their share.
        """
        total = next((r for r in calculation.results if r.name == "total"), None)
        euros = Decimal(str(total.value)) if total and total.unit == "EUR" else Decimal(0)
        activity = str(calculation.inputs.get("activity", ""))
        activity = _PAID_AS.get(self.calculator, {}).get(activity, activity)
        stays = _stays(calculation.inputs)
        self.people[activity] = self.people.get(activity, 0) + len(stays)
        self.euros[activity] = self.euros.get(activity, Decimal(0)) + euros
        countries = load_countries(self.rates.folder)
        if any(code in countries and countries[code].region is not None for code in stays):
            self.partner_countries += euros

    def totals(self) -> InterimTotals:
        """The sums so far."""
        mobility = self.calculator in _MOBILITIES
        grants = sum(self.euros.values(), Decimal(0))
        people = sum(self.people.values())
        support = support_for(people, self.rates) if mobility else None
        return InterimTotals(
            tuple(Group(name, self.people[name], self.euros[name]) for name in sorted(self.people)),
            grants,
            people if mobility else None,
            support,
            self.partner_countries if mobility else None,
            self._budget_use(grants + (support or 0), mobility=mobility),
        )

    def _budget_use(self, used: Decimal, *, mobility: bool) -> BudgetUse | None:
        if self.budget is None:
            return None
        return BudgetUse(
            self.budget,
            percentage(used, self.budget, ROUND_DOWN),
            self.rates.rate("prepayments.threshold").value,
            percentage(self.partner_countries, self.budget, ROUND_UP) if mobility else None,
            self.rates.rate("partner_country_cap.share").value,
        )


def _stays(inputs: dict[str, object]) -> list[str]:
    """The country of each mobility in a row: a trip of several legs is several mobilities."""
    stays = [str(inputs.get("country", ""))]
    legs = inputs.get("legs")
    if isinstance(legs, list):
        stays += [str(leg.get("country", "")) for leg in legs if isinstance(leg, dict)]
    return stays
