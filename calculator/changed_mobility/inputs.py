"""The inputs of a changed mobility: both stays, and what became of the agreed one."""

from enum import StrEnum

from pydantic import Field

from calculator.inputs import Day, Days, Euros, Percent, YesNo
from calculator.student import StudentMobility


class Cause(StrEnum):
    """Why a stay became shorter."""

    ORDINARY = "ordinary"
    FORCE_MAJEURE = "force_majeure"
    CORONA = "corona"


class Course(StrEnum):
    """What became of the stay: the cases of 7.1.1–7.1.3, 7.2 and 7.3."""

    RETURNED_HOME = "returned_home"
    STAYED_ABROAD = "stayed_abroad"
    CAME_BACK = "came_back"
    TURNED_VIRTUAL = "turned_virtual"
    CANCELLED = "cancelled"


class Ground(StrEnum):
    """The grounds on which the whole grant may be kept in the pandemic (7.1.1–7.1.3)."""

    REMOTE = "remote"
    CONTINUING_COSTS = "continuing_costs"
    RESUMES = "resumes"
    TRAVEL_RESTRICTIONS = "travel_restrictions"
    NONE = "none"


class ChangedMobility(StudentMobility):
    """Inputs of a changed stay: `start` and `end` as agreed, the realised dates beside them."""

    start: Day = Field(description="First day of the agreed stay")
    end: Day = Field(description="Last day of the agreed stay")
    realised_start: Day | None = Field(None, description="First day of the realised stay")
    realised_end: Day | None = Field(None, description="Last day of the realised stay")
    last_funded_day: Day | None = Field(None, description="Last day with a grant, as agreed")
    interruption_days: Days = Field(0, description="Days of a break within the realised stay")
    content_completed: YesNo | None = Field(
        None, description="Whether the agreed studies or traineeship were done in full"
    )
    agreement_amended: YesNo = Field(
        False, description="Whether the grant agreement was amended to pay the extra days"
    )
    cause: Cause | None = Field(None, description="Why the stay became shorter")
    course: Course | None = Field(None, description="What became of the stay")
    ground: Ground | None = Field(None, description="Ground for keeping the grant (pandemic)")
    prepayment_percent: Percent | None = Field(
        None, description="Share of the grant that was paid in advance"
    )
    quarantine_days: Days = Field(
        0, description="Compulsory quarantine days at the destination, outside the realised dates"
    )
    paid_so_far: Euros | None = Field(None, description="Grant already paid, in euros")
