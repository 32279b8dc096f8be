"""The rules worked out a second time, by hand: figures copied from the guide, plain arithmetic.

Nothing here reads the rate files or imports the engine. `ORACLES` names, for each calculator, the
function that answers a case, the one that draws cases, and how many cases a run compares.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.calculator.oracle import budget, draw_budget, draw_quota, draw_staff, mundus, quota
from tests.calculator.oracle import draw_institution as institution
from tests.calculator.oracle.answers import Answer, Figure, No
from tests.calculator.oracle.bip_support import bip_support
from tests.calculator.oracle.changed_mobility import changed_mobility
from tests.calculator.oracle.draw import Case
from tests.calculator.oracle.draw_changed import a_changed_stay
from tests.calculator.oracle.draw_long import a_long_stay
from tests.calculator.oracle.draw_short import a_short_stay
from tests.calculator.oracle.duration import duration
from tests.calculator.oracle.exceptional_travel import exceptional_travel, travel_grant
from tests.calculator.oracle.instalments import instalments
from tests.calculator.oracle.organisational_support import organisational_support
from tests.calculator.oracle.staff import staff, teaching_hours
from tests.calculator.oracle.strategic_partnership import strategic_partnership
from tests.calculator.oracle.student_long import student_long
from tests.calculator.oracle.student_short import student_short

__all__ = ["ORACLES", "Answer", "Case", "Figure", "No", "Oracle"]


@dataclass(frozen=True, slots=True)
class Oracle:
    """One calculator's second opinion."""

    answer: Callable[..., Answer]
    draw: Callable[[Random], Case]
    cases: int


ORACLES: dict[str, Oracle] = {
    "student-long": Oracle(student_long, a_long_stay, 50_000),
    "student-short": Oracle(student_short, a_short_stay, 30_000),
    "staff": Oracle(staff, draw_staff.a_trip, 28_000),
    "duration": Oracle(duration, draw_staff.a_length, 12_000),
    "teaching-hours": Oracle(teaching_hours, draw_staff.a_teaching_stay, 6_000),
    "travel-grant": Oracle(travel_grant, draw_budget.a_journey, 12_000),
    "exceptional-travel": Oracle(exceptional_travel, draw_budget.an_expensive_journey, 8_000),
    "changed-mobility": Oracle(changed_mobility, a_changed_stay, 5_000),
    "exchange-quota": Oracle(quota.exchange_quota, draw_quota.a_quota, 6_000),
    "recent-graduate": Oracle(quota.recent_graduate, draw_quota.a_graduate, 5_000),
    "instalments": Oracle(instalments, draw_budget.some_instalments, 4_000),
    "organisational-support": Oracle(
        organisational_support, institution.an_organisational_support, 6_000
    ),
    "bip-support": Oracle(bip_support, institution.a_bip, 6_000),
    "prepayments": Oracle(budget.prepayments, draw_budget.a_prepayment, 3_000),
    "budget-transfer": Oracle(budget.budget_transfer, draw_budget.a_transfer, 5_000),
    "partner-country-cap": Oracle(budget.partner_country_cap, draw_budget.a_cap, 2_000),
    "exceptional-costs": Oracle(budget.exceptional_costs, draw_budget.an_exceptional_cost, 4_000),
    "inclusion-support": Oracle(budget.inclusion_support, draw_budget.an_inclusion_support, 3_000),
    "mundus-institutional": Oracle(
        mundus.mundus_institutional, institution.a_mundus_institutional, 1_500
    ),
    "mundus-scholarships": Oracle(
        mundus.mundus_scholarships, institution.a_mundus_scholarship, 3_000
    ),
    "mundus-grant": Oracle(mundus.mundus_grant, institution.a_mundus_grant, 3_000),
    "mundus-needs": Oracle(mundus.mundus_needs, institution.a_mundus_need, 3_000),
    "mundus-design": Oracle(mundus.mundus_design, institution.a_mundus_design, 500),
    "strategic-partnership": Oracle(strategic_partnership, institution.a_partnership, 1_000),
}
