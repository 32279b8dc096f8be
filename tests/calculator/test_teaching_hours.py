from itertools import pairwise

import pytest

from calculator import calculate
from tests.calculator.asking import (
    Inputs,
    assert_asked,
    assert_invalid,
    assert_refused,
    figure,
    notes,
)

TEACHING = "teaching-hours"


def hours(inputs: Inputs) -> int:
    return int(figure(calculate(TEACHING, inputs), "hours"))


def test_the_guides_example_from_monday_to_the_next_wednesday_is_13_hours() -> None:
    assert hours({"start": "21.9.2020", "end": "30.9.2020"}) == 13
    assert hours({"start": "19.9.2022", "end": "28.9.2022"}) == 13
    assert hours({"working_days": 8}) == 13


@pytest.mark.parametrize(
    ("working_days", "expected"),
    [(1, 8), (2, 8), (5, 8), (6, 10), (7, 12), (9, 15), (10, 16), (11, 18), (15, 24), (42, 68)],
)
def test_eight_hours_a_week_in_proportion_rounded_up(working_days: int, expected: int) -> None:
    assert hours({"working_days": working_days}) == expected


def test_working_days_are_monday_to_friday() -> None:
    assert hours({"start": "5.9.2022", "end": "11.9.2022"}) == 8
    assert hours({"start": "8.9.2022", "end": "14.9.2022"}) == 8
    assert hours({"start": "8.9.2022", "end": "15.9.2022"}) == 10


def test_working_days_that_were_given_replace_those_of_the_week() -> None:
    assert hours({"start": "5.9.2022", "end": "11.9.2022", "working_days": 6}) == 10


@pytest.mark.parametrize("working_days", [2, 8, 40])
def test_combined_teaching_and_training_is_4_hours_whatever_the_length(working_days: int) -> None:
    assert hours({"working_days": working_days, "activity": "combined"}) == 4


def test_invited_staff_have_none() -> None:
    found = calculate(TEACHING, {"working_days": 8, "invited_from_enterprise": True})
    assert figure(found, "hours") == "0"
    assert "invited-staff-have-no-minimum" in notes(found)


def test_training_has_none() -> None:
    found = calculate(TEACHING, {"working_days": 8, "activity": "training"})
    assert figure(found, "hours") == "0"
    assert "training-has-no-teaching" in notes(found)


def test_wholly_virtual_mobility_is_always_8_hours_or_4_combined() -> None:
    assert hours({"working_days": 20, "virtual": True}) == 8
    assert hours({"working_days": 20, "virtual": True, "activity": "combined"}) == 4


def test_conferences_are_refused() -> None:
    conference: Inputs = {"working_days": 3, "activity": "conference"}
    assert_refused(TEACHING, conference, "conference", "6.6.1", [])


def test_a_longer_stay_never_needs_less_teaching() -> None:
    needed = [hours({"working_days": number}) for number in range(1, 61)]
    assert all(shorter <= longer for shorter, longer in pairwise(needed))


def test_impossible_days_are_sent_back() -> None:
    week: Inputs = {"start": "5.9.2022", "end": "11.9.2022"}
    wrong = week | {"working_days": 8}
    assert_invalid(TEACHING, wrong, "working_days", "more-working-days-than-days", ["7"])
    assert_invalid(TEACHING, {"working_days": 0}, "working_days", "too-small")
    assert_invalid(TEACHING, {"working_days": 61}, "working_days", "too-large")
    backwards = week | {"end": "4.9.2022"}
    assert_invalid(TEACHING, backwards, "end", "end-before-start", ["4.9.2022"])


def test_dates_are_asked_for() -> None:
    assert_asked(TEACHING, {}, "start", "end")
    assert_asked(TEACHING, {"start": "5.9.2022"}, "end")
