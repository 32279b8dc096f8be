from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import calculate
from tests.calculator.asking import Inputs, assert_asked, assert_invalid, figure, notes

NAME = "partner-country-cap"


def test_a_fifth_of_the_budget_last_awarded_may_go_to_partner_countries() -> None:
    found = calculate(NAME, {"budget": 250_000})
    assert figure(found, "partner_country_cap") == "50000"


def test_regions_5_and_14_count_towards_the_cap() -> None:
    assert "cap-counts-regions-5-and-14" in notes(calculate(NAME, {"budget": 1}))


@pytest.mark.parametrize(
    ("used", "left", "share", "within"),
    [
        (0, "20000", "0", True),
        (20_000, "0", "20", True),
        ("20000.01", "0", "20.01", False),
        (12_345, "7655", "12.35", True),
    ],
)
def test_what_is_used_is_measured_against_the_cap(
    used: object, left: str, share: str, within: bool
) -> None:
    found = calculate(NAME, {"budget": 100_000, "partner_country_use": used})
    assert figure(found, "partner_country_left") == left
    assert figure(found, "partner_country_share") == share
    assert figure(found, "within_cap") is within
    assert ("partner-country-cap-exceeded" in notes(found)) is not within


def test_no_more_than_the_budget_can_be_used() -> None:
    inputs: Inputs = {"budget": 100, "partner_country_use": 101}
    assert_invalid(NAME, inputs, "partner_country_use", "more-than-budget", [100, 101])


def test_the_budget_is_asked_for() -> None:
    assert_asked(NAME, {"partner_country_use": 100}, "budget")


@given(st.decimals("0.01", "1000000", places=2))
def test_the_cap_is_never_above_a_fifth(budget: Decimal) -> None:
    cap = Decimal(str(figure(calculate(NAME, {"budget": budget}), "partner_country_cap")))
    assert budget / 5 - Decimal("0.01") < cap <= budget / 5
