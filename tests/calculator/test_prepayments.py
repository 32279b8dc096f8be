from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import calculate
from tests.calculator.asking import assert_invalid, figure, notes

NAME = "prepayments"


def test_80_per_cent_is_paid_first_and_at_most_20_later() -> None:
    found = calculate(NAME, {"budget": 100_000})
    assert figure(found, "first_prepayment") == "80000"
    assert figure(found, "second_prepayment") == "20000"
    assert figure(found, "prepayment_threshold") == "56000"
    assert "second-prepayment-once-used" in notes(found)


@pytest.mark.parametrize(
    ("used", "second", "still"),
    [
        ("56000", "20000", "0"),
        ("55999.99", "0", "0.01"),
        (0, "0", "56000"),
        (100_000, "20000", "0"),
    ],
)
def test_the_second_prepayment_needs_56_per_cent_used(
    used: object, second: str, still: str
) -> None:
    found = calculate(NAME, {"budget": 100_000, "used": used})
    assert (figure(found, "second_prepayment"), figure(found, "still_to_use")) == (second, still)


def test_a_share_just_below_the_threshold_is_never_shown_as_reached() -> None:
    found = calculate(NAME, {"budget": 100_000, "used": "55999.99"})
    assert figure(found, "used_share") == "55.99"
    assert "second-prepayment-not-yet" in notes(found)


def test_more_than_the_grant_cannot_be_used() -> None:
    assert_invalid(NAME, {"budget": 100, "used": 101}, "used", "more-than-budget", [100, 101])


def test_a_grant_of_nothing_is_refused() -> None:
    assert_invalid(NAME, {"budget": 0}, "budget", "too-small", ["0.01"])


def test_the_contract_is_signed_within_three_months_of_the_award() -> None:
    found = calculate(NAME, {"budget": 1, "award_notified": "30.11.2021"})
    assert figure(found, "sign_by") == "2022-02-28"


def test_the_first_prepayment_comes_within_30_days_of_both_signatures() -> None:
    found = calculate(NAME, {"budget": 1, "both_signed": "1.9.2021"})
    assert figure(found, "first_paid_by") == "2021-10-01"


def test_documents_are_kept_for_five_years_after_the_final_payment() -> None:
    found = calculate(NAME, {"budget": 1, "final_payment": "15.3.2024"})
    assert figure(found, "documents_kept_until") == "2029-03-15"


def test_the_reporting_dates_of_the_contract_are_shown() -> None:
    found = calculate(NAME, {"budget": 1})
    assert {result.name: result.value for result in found.results if result.unit == "date"} == {
        "first_interim_report": "2022-02-12",
        "second_interim_report": "2023-02-13",
        "extra_interim_report": "2023-08-31",
        "final_report": "2023-12-15",
    }


@given(st.decimals("0.01", "1000000000", places=2))
def test_the_two_prepayments_never_exceed_the_grant(budget: Decimal) -> None:
    found = calculate(NAME, {"budget": budget})
    first = Decimal(str(figure(found, "first_prepayment")))
    second = Decimal(str(figure(found, "second_prepayment")))
    assert budget - Decimal("0.01") <= first + second <= budget
