from decimal import Decimal

from calculator import Calculation, calculate
from calculator.interim_totals import InterimTotals, Tally
from calculator.rates import load_rates


def totals(name: str, *cases: dict[str, object], budget: int | None = None) -> InterimTotals:
    tally = Tally(name, load_rates(), None if budget is None else Decimal(budget))
    for case in cases:
        tally.add(calculate(name, case))
    return tally.totals()


LONG: dict[str, object] = {
    "start": "1.9.2021",
    "end": "31.12.2021",
    "activity": "studies",
    "children": False,
    "green_travel": False,
}


def test_regions_5_and_14_count_as_partner_countries_and_programme_countries_do_not() -> None:
    found = totals("student-long", LONG | {"country": "CH"}, LONG | {"country": "SE"})
    assert found.grants == 2 * 4 * 470
    assert found.partner_countries == 4 * 470


def test_people_on_a_zero_grant_count_towards_organisational_support() -> None:
    found = totals("student-long", LONG | {"country": "SE", "zero_grant": True})
    assert found.grants == 0
    assert found.people == 1
    assert found.organisational_support == 400


def test_a_combined_period_of_a_student_is_reported_as_studies() -> None:
    found = totals("student-long", LONG | {"country": "SE", "activity": "combined"})
    assert [group.activity for group in found.groups] == ["studies"]


def test_each_leg_of_a_trip_of_staff_is_a_mobility_of_its_own() -> None:
    trip: dict[str, object] = {
        "country": "SE",
        "start": "1.3.2022",
        "end": "3.3.2022",
        "activity": "teaching",
        "green_travel": False,
        "distance_km": 400,
        "legs": [
            {
                "country": "DK",
                "start": "4.3.2022",
                "end": "6.3.2022",
                "green_travel": False,
                "distance_km": 500,
            },
        ],
    }
    found = totals("staff", trip)
    assert found.people == 2
    assert found.organisational_support == 800


def test_calculators_that_move_nobody_have_a_sum_but_no_head_count() -> None:
    found = totals("bip-support", {"participants": 15}, {"participants": 20}, budget=28_000)
    assert found.grants == 14_000
    assert (found.people, found.organisational_support, found.partner_countries) == (None,) * 3
    assert found.budget is not None
    assert found.budget.used_share == 50
    assert found.budget.partner_share is None


def test_a_calculation_without_one_sum_adds_nothing() -> None:
    found = totals("prepayments", {"budget": 100_000})
    assert isinstance(calculate("prepayments", {"budget": 1}), Calculation)
    assert found.grants == 0


def test_shares_are_rounded_against_the_one_who_asks() -> None:
    found = totals("student-long", LONG | {"country": "CH"}, budget=3_000_000)
    assert found.budget is not None
    assert found.budget.used_share == Decimal("0.07")  # 0.076 %, the grant and 400 € of support
    assert found.budget.partner_share == Decimal("0.07")  # 0.0627 %
