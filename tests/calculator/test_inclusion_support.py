from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import calculate
from tests.calculator.asking import (
    Inputs,
    assert_adds_up,
    assert_asked,
    assert_invalid,
    assert_refused,
    figure,
    notes,
)

NAME = "inclusion-support"


def test_the_institution_gets_100_on_top_of_the_real_costs() -> None:
    found = calculate(NAME, {"granted": 1500})
    assert figure(found) == "1600"
    assert figure(found, "inclusion_real_costs") == "1500"
    assert figure(found, "inclusion_institution") == "100"
    assert_adds_up(found)


def test_the_institution_gets_100_for_each_participant() -> None:
    found = calculate(NAME, {"granted": 1500, "participants": 3})
    assert figure(found, "inclusion_institution") == "300"


def test_the_smallest_grant_is_200() -> None:
    calculate(NAME, {"granted": 200})
    assert_refused(NAME, {"granted": "199.99"}, "inclusion-too-little", "5.3.8", ["199.99", 200])
    several: Inputs = {"granted": 599, "participants": 3}
    assert_refused(NAME, several, "inclusion-too-little", "5.3.8", [599, 200])


@pytest.mark.parametrize(
    ("realised", "repayment", "total"),
    [(1500, "0", "1600"), ("1200.50", "299.5", "1300.5"), (0, "1500", "100"), (2000, "0", "1600")],
)
def test_what_was_not_spent_is_recovered(realised: object, repayment: str, total: str) -> None:
    found = calculate(NAME, {"granted": 1500, "realised": realised})
    assert (figure(found, "repayment"), figure(found)) == (repayment, total)


def test_costs_over_the_grant_are_not_covered() -> None:
    found = calculate(NAME, {"granted": 1500, "realised": 2000})
    assert "inclusion-costs-over-grant" in notes(found)


def test_eligibility_is_left_to_the_agency() -> None:
    found = calculate(NAME, {"granted": 1500})
    assert "inclusion-decided-by-agency" in notes(found)


def test_receipts_are_settled_for_one_participant_at_a_time() -> None:
    inputs: Inputs = {"granted": 1500, "participants": 2, "realised": 1000}
    assert_invalid(NAME, inputs, "participants", "inclusion-one-at-a-time")


def test_the_sum_granted_is_asked_for() -> None:
    assert_asked(NAME, {}, "granted")


@given(st.decimals("200", "100000", places=2), st.decimals("0", "100000", places=2))
def test_nobody_keeps_more_than_was_spent_or_granted(granted: Decimal, realised: Decimal) -> None:
    found = calculate(NAME, {"granted": granted, "realised": realised})
    assert Decimal(str(figure(found, "inclusion_real_costs"))) == min(granted, realised)
