"""Travel grants by distance: the two printed tables (5.3.4.3, 5.3.5.1)."""

from decimal import Decimal

_STUDENT = (
    # (from km, ordinary, green)
    (8000, 1500, 1500),
    (4000, 820, 820),
    (3000, 530, 610),
    (2000, 360, 410),
    (500, 275, 320),
    (100, 180, 210),
    (10, 23, 23),
    (0, 0, 0),
)
_STAFF = (
    (8000, 1500, 1500),
    (4000, 820, 820),
    (3000, 530, 610),
    (2000, 360, 410),
    (500, 275, 320),
    (100, 180, 210),
    (0, 23, 23),
)

GREEN_WITHOUT_GRANT = 50


def student_travel(km: Decimal | int, green: bool) -> int:
    """Euros to a student who has a right to a travel grant."""
    for start, ordinary, low_emission in _STUDENT:
        if km >= start:
            return low_emission if green else ordinary
    raise ValueError(km)


def staff_travel(km: Decimal | int, green: bool) -> int:
    """Euros to a member of staff."""
    for start, ordinary, low_emission in _STAFF:
        if km >= start:
            return low_emission if green else ordinary
    raise ValueError(km)
