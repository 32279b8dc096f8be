"""What long and short student mobility share: inputs, exclusions, travel (5.3.4.3, 6.2, 6.3.1)."""

from pydantic import Field

from calculator.countries import Country
from calculator.errors import Ineligible
from calculator.inputs import Children, Days, YesNo
from calculator.mobility import Activity, Host, Mobility, kilometres
from calculator.travel_grant import Traveller, add_green_top_up, add_travel_grant
from calculator.worksheet import Worksheet

EUROPEAN_REGIONS = frozenset({5, 14})
"""Partner-country regions that are paid by the European amounts (5.3.4.2)."""


class StudentMobility(Mobility):
    """Inputs of every student mobility."""

    activity: Activity = Field(description="Studies, traineeship or both under one host")
    children: Children = Field(description="Whether the student has children under age")
    green_travel_days: Days = Field(0, description="Extra days of green travel")
    institution_pays_travel: YesNo | None = Field(
        None, description="Whether the institution pays travel grants to partner countries"
    )
    zero_grant: YesNo = Field(False, description="Whether the whole stay is without a grant")
    zero_grant_days: Days = Field(
        0, description="Days without a grant, when their dates are not known"
    )
    host: Host = Field(Host.ORDINARY, description="Kind of host organisation")
    mundus_scholarship: YesNo = Field(
        False, description="Whether the student holds an Erasmus Mundus scholarship"
    )


def refuse_the_excluded(case: StudentMobility) -> None:
    """Holders of Mundus scholarships (6.2.1) and hosts where nobody can be a trainee (6.3.1)."""
    if case.mundus_scholarship:
        raise Ineligible("mundus-scholarship")
    if case.activity is not Activity.STUDIES and case.host is Host.EU_BODY:
        raise Ineligible("host-is-eu-body")
    if case.activity is not Activity.STUDIES and case.host is Host.PROGRAMME_AGENCY:
        raise Ineligible("host-is-programme-agency")


def institution_pays(case: StudentMobility, country: Country, sheet: Worksheet) -> bool:
    """Whether a student without children gets a travel grant: the institution decides (5.3.4.3).

    Only to partner countries other than regions 5 and 14; an unknown decision is said.
    """
    if country.is_programme_country or country.region in EUROPEAN_REGIONS:
        return False
    if case.institution_pays_travel is None:
        sheet.assume("travel-decision-unknown")
    return bool(case.institution_pays_travel)


def add_student_travel(case: StudentMobility, sheet: Worksheet, *, entitled: bool) -> int:
    """Write the travel grant down where one is due, else the sum for green travel (5.3.4.3)."""
    if entitled:
        km = kilometres(case, sheet)
        return add_travel_grant(sheet, Traveller.STUDENT, km, green=case.green_travel)
    return add_green_top_up(sheet) if case.green_travel else 0
