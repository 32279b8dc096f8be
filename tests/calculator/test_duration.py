import pytest

from calculator import calculate
from tests.calculator.asking import (
    Inputs,
    assert_asked,
    assert_invalid,
    assert_refused,
    figure,
    notes,
    step,
)

DURATION = "duration"


def case(mobility: str, start: str, end: str, **changes: object) -> Inputs:
    return {"mobility": mobility, "start": start, "end": end} | changes


def test_long_mobility_is_counted_in_months_and_days() -> None:
    found = calculate(DURATION, case("long", "5.9.2021", "15.1.2022"))
    assert [(result.name, result.value) for result in found.results] == [
        ("months", "4"),
        ("days", "11"),
    ]


def test_the_360_day_count_is_shown_beside_it() -> None:
    found = calculate(DURATION, case("long", "10.9.2021", "5.6.2022"))
    assert step(found, "commission-count") == "266"
    warning = next(note.text for note in found.warnings)
    assert "8 months 26 days: -1 days" in warning
    same = calculate(DURATION, case("long", "5.9.2021", "15.1.2022"))
    assert step(same, "commission-count") == "131"
    assert notes(same) == set()


def test_long_mobility_under_two_full_months_is_refused_with_the_first_sufficient_day() -> None:
    refused = case("long", "1.2.2022", "30.3.2022")
    assert_refused(DURATION, refused, "long-too-short-dated", "6.2.7", ["31.3.2022"])


def test_long_mobility_over_twelve_months_is_refused() -> None:
    refused = case("long", "1.9.2021", "1.9.2022")
    assert_refused(DURATION, refused, "long-too-long", "6.2.7", ["12"])


@pytest.mark.parametrize(("mobility", "days"), [("short", "10"), ("staff", "10")])
def test_the_others_are_counted_in_calendar_days(mobility: str, days: str) -> None:
    found = calculate(DURATION, case(mobility, "10.2.2022", "19.2.2022"))
    assert [(result.name, result.value) for result in found.results] == [("days", days)]


def test_interruption_days_shorten_staff_mobility_only() -> None:
    found = calculate(DURATION, case("staff", "10.2.2022", "19.2.2022", interruption_days=2))
    assert figure(found, "days") == "8"
    for mobility in ("long", "short"):
        wrong = case(mobility, "10.2.2022", "19.4.2022", interruption_days=2)
        assert_invalid(DURATION, wrong, "interruption_days", "interruption-of-staff-only")
    too_many = case("staff", "10.2.2022", "19.2.2022", interruption_days=10)
    assert_invalid(DURATION, too_many, "interruption_days", "more-interruption-than-days", ["10"])


def test_short_mobility_outside_5_to_30_days_is_refused() -> None:
    short = case("short", "10.2.2022", "13.2.2022")
    assert_refused(DURATION, short, "short-too-short", "6.2.7", ["5", "30", "4"])
    long = case("short", "10.2.2022", "12.3.2022")
    assert_refused(DURATION, long, "short-too-long", "6.2.7", ["5", "30", "31"])


def test_the_minimum_of_staff_mobility_depends_on_the_country() -> None:
    four_days = case("staff", "7.2.2022", "10.2.2022")
    assert "minimum-of-programme-countries" in notes(calculate(DURATION, four_days))
    assert notes(calculate(DURATION, four_days | {"country": "SE"})) == set()
    partner = four_days | {"country": "CH"}
    assert_refused(DURATION, partner, "staff-too-short", "6.6.3", ["5", "4"])


def test_staff_mobility_over_60_days_is_refused() -> None:
    refused = case("staff", "1.2.2022", "2.4.2022")
    assert_refused(DURATION, refused, "staff-too-long", "6.6.3", ["60", "61"])


def test_dates_outside_the_contract_period_are_counted_with_a_warning() -> None:
    found = calculate(DURATION, case("short", "28.10.2023", "3.11.2023"))
    assert figure(found, "days") == "7"
    assert "outside-contract-period" in notes(found)


def test_a_wrong_order_is_sent_back() -> None:
    wrong = case("short", "3.11.2022", "2.11.2022")
    assert_invalid(DURATION, wrong, "end", "end-before-start", ["3.11.2022", "2.11.2022"])


def test_everything_missing_is_asked_for() -> None:
    assert_asked(DURATION, {}, "mobility", "start", "end")
