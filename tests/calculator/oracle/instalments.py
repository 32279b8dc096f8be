"""Paying the grant in one or two instalments by hand (5.3.3)."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tests.calculator.oracle.answers import Answer, Figure, No, refused


def instalments(
    *,
    grant: Decimal,
    participant: str = "student",
    instalments: int | None = None,
    first_share: Decimal | None = None,
    signed: date | None = None,
    start: date | None = None,
    participant_report: date | None = None,
) -> Answer:
    """At least 70 % first; within 30 days of signing or at the start; the rest within 45 days."""
    del participant  # staff who are paid themselves follow the same rule
    if instalments is not None and instalments not in (1, 2):
        return refused("one or two")
    if instalments == 1 and first_share not in (None, 100):
        return No("invalid", "one instalment is all")
    if first_share is not None and first_share < 70:
        return refused("under 70 %")
    share = Fraction(100 if instalments == 1 else first_share or 70)
    # A cent more rather than less: the first part is at least its share.
    first = -Fraction(-Fraction(grant) * share // 1, 100)
    found: dict[str, Figure] = {
        "first_instalment": first,
        "last_instalment": Fraction(grant) - first,
    }
    if signed is not None and start is not None:
        found["first_instalment_by"] = min(signed + timedelta(30), start)
    if participant_report is not None and first < grant:
        found["last_instalment_by"] = participant_report + timedelta(45)
    return found
