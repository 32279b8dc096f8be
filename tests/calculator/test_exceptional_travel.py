import pytest

from calculator import calculate
from tests.calculator.asking import (
    Inputs,
    assert_adds_up,
    assert_asked,
    assert_invalid,
    assert_refused,
    euros,
    figure,
    notes,
)

EXCEPTIONAL = "exceptional-travel"


def case(**changes: object) -> Inputs:
    """700 km by plane: a travel grant of 275 €."""
    return {
        "traveller": "staff",
        "green_travel": False,
        "distance_km": 700,
        "real_costs": 600,
    } | changes


def allowed(inputs: Inputs) -> str | bool:
    return figure(calculate(EXCEPTIONAL, inputs), "exceptional_costs_allowed")


def test_eighty_percent_of_the_real_costs_instead_of_the_travel_grant() -> None:
    found = calculate(EXCEPTIONAL, case())
    assert figure(found) == "480"
    assert figure(found, "exceptional_costs_allowed") is True
    assert_adds_up(found)


def test_a_grant_that_covers_exactly_70_percent_does_not_qualify() -> None:
    # 180 / 257.14 is just over 70 %, 180 / 257.15 just under
    near: Inputs = {"distance_km": 200}
    assert allowed(case(real_costs="257.14", **near)) is False
    assert allowed(case(real_costs="257.15", **near)) is True
    assert allowed(case(green_travel=True, real_costs=300, **near)) is False  # 210 / 300
    assert allowed(case(green_travel=True, real_costs="300.01", **near)) is True


def test_a_grant_that_covers_enough_is_paid_as_such() -> None:
    found = calculate(EXCEPTIONAL, case(real_costs=300))
    assert figure(found) == "275"
    assert figure(found, "exceptional_costs_allowed") is False
    assert "grant-covers-enough" in notes(found)
    assert_adds_up(found)


def test_the_grant_actually_due_counts_the_green_column_if_green() -> None:
    assert allowed(case(real_costs=450)) is True  # 275 / 450 = 61 %
    assert allowed(case(real_costs=450, green_travel=True)) is False  # 320 / 450 = 71 %


@pytest.mark.parametrize(("costs", "total"), [("999.99", 800), ("500.62", 400), ("500.63", 401)])
def test_the_sum_is_rounded_once(costs: str, total: int) -> None:
    assert euros(EXCEPTIONAL, case(real_costs=costs)) == total


def test_the_estimate_decides_and_the_realised_costs_are_paid() -> None:
    assert euros(EXCEPTIONAL, case(real_costs=600, realised_costs=700)) == 560
    found = calculate(EXCEPTIONAL, case(real_costs=600, realised_costs=300))
    assert figure(found) == "240"
    assert "travel-grant-is-higher" in notes(found)


def test_a_students_right_to_a_travel_grant_is_asked_for() -> None:
    assert_asked(EXCEPTIONAL, case(traveller="student"), "entitled")
    assert euros(EXCEPTIONAL, case(traveller="student", entitled=True)) == 480


@pytest.mark.parametrize(
    "changes",
    [{"traveller": "student", "entitled": False}, {"already_at_destination": True}],
)
def test_without_a_right_to_a_travel_grant_it_is_refused(changes: Inputs) -> None:
    assert_refused(EXCEPTIONAL, case(**changes), "no-right-to-travel-grant", "5.3.7", [])


@pytest.mark.parametrize("costs", [0, -5])
def test_costs_are_more_than_nothing(costs: int) -> None:
    assert_invalid(EXCEPTIONAL, case(real_costs=costs), "real_costs", "too-small", [costs])


def test_the_distance_is_asked_for() -> None:
    assert_asked(EXCEPTIONAL, case(distance_km=None), "distance_km")
