from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.durations import (
    Duration,
    calendar_days,
    commission_days,
    guide_count,
    month_end,
    weekdays,
)

DAYS = st.dates(date(2019, 1, 1), date(2025, 12, 31))
LENGTHS = st.integers(0, 500)


@pytest.mark.parametrize(
    ("start", "end", "months", "days"),
    [
        # 5.3.4.1 and the cases of 5.3.4.5; 30.3. of case 3 is a misprint for 31.3.
        (date(2021, 9, 5), date(2022, 1, 15), 4, 11),
        (date(2021, 9, 15), date(2022, 1, 24), 4, 10),
        (date(2021, 9, 10), date(2022, 6, 5), 8, 27),
        (date(2022, 2, 1), date(2022, 4, 17), 2, 17),
        # From the first of a month, a month ends on its last day.
        (date(2022, 2, 1), date(2022, 2, 28), 1, 0),
        (date(2022, 2, 1), date(2022, 3, 31), 2, 0),
        (date(2022, 2, 1), date(2022, 3, 30), 1, 30),
        # Where day N-1 does not exist, the month ends on its last day.
        (date(2022, 1, 31), date(2022, 4, 30), 3, 0),
        (date(2023, 1, 30), date(2023, 2, 28), 1, 0),
        (date(2022, 8, 31), date(2022, 12, 31), 4, 1),
        (date(2024, 1, 30), date(2024, 2, 29), 1, 0),
        (date(2024, 1, 30), date(2024, 2, 28), 0, 30),
        (date(2021, 9, 5), date(2021, 9, 5), 0, 1),
        (date(2021, 9, 1), date(2022, 8, 31), 12, 0),
    ],
)
def test_full_months_run_from_day_n_to_day_n_minus_one(
    start: date, end: date, months: int, days: int
) -> None:
    assert guide_count(start, end) == Duration(months, days)


def test_each_month_end_is_counted_from_the_start_and_not_from_the_previous_end() -> None:
    ends = [month_end(date(2022, 1, 31), number) for number in (1, 2, 3)]
    assert ends == [date(2022, 2, 28), date(2022, 3, 30), date(2022, 4, 30)]


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2021, 9, 10), date(2022, 6, 5), 8 * 30 + 26),
        (date(2021, 9, 5), date(2022, 1, 15), 131),
        (date(2022, 8, 31), date(2022, 12, 31), 121),
        (date(2022, 2, 1), date(2022, 3, 31), 60),
        (date(2022, 2, 1), date(2022, 2, 28), 28),
    ],
)
def test_the_commission_counts_every_month_as_thirty_days(
    start: date, end: date, days: int
) -> None:
    assert commission_days(start, end) == days


def test_calendar_days_include_both_ends() -> None:
    assert calendar_days(date(2021, 10, 28), date(2021, 11, 1)) == 5


def test_weekdays_are_monday_to_friday() -> None:
    assert weekdays(date(2022, 9, 5), date(2022, 9, 14)) == 8
    assert weekdays(date(2022, 9, 10), date(2022, 9, 11)) == 0


@given(DAYS, LENGTHS)
def test_weekdays_agree_with_counting_them_one_by_one(start: date, length: int) -> None:
    end = start + timedelta(length)
    counted = sum((start + timedelta(day)).weekday() < 5 for day in range(length + 1))
    assert weekdays(start, end) == counted


@given(DAYS, LENGTHS)
def test_a_day_more_never_makes_a_shorter_duration(start: date, length: int) -> None:
    end = start + timedelta(length)
    assert guide_count(start, end) < guide_count(start, end + timedelta(1))


@given(DAYS, LENGTHS)
def test_the_days_over_never_make_another_full_month(start: date, length: int) -> None:
    end = start + timedelta(length)
    count = guide_count(start, end)
    assert 0 <= count.days <= 30
    assert end < month_end(start, count.months + 1)
    assert count.months == 0 or month_end(start, count.months) <= end


@given(DAYS, st.integers(1, 24))
def test_a_stay_to_a_month_end_has_no_days_over(start: date, months: int) -> None:
    assert guide_count(start, month_end(start, months)) == Duration(months, 0)
