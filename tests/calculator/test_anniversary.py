from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.anniversary import months_after


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2022, 5, 31), 12, date(2023, 5, 31)),
        (date(2022, 5, 31), 18, date(2023, 11, 30)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2022, 3, 31), -1, date(2022, 2, 28)),
        (date(2022, 1, 15), -1, date(2021, 12, 15)),
    ],
)
def test_a_time_limit_ends_on_the_same_day_or_the_last_of_a_short_month(
    day: date, months: int, expected: date
) -> None:
    assert months_after(day, months) == expected


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(-48, 48))
def test_a_later_day_never_has_an_earlier_anniversary(day: date, months: int) -> None:
    assert months_after(day, months) <= months_after(date.fromordinal(day.toordinal() + 1), months)
