from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import calculate
from tests.calculator.asking import (
    Inputs,
    assert_asked,
    assert_invalid,
    assert_refused,
    figure,
    notes,
)

NAME = "instalments"


def test_at_least_70_per_cent_is_paid_first() -> None:
    found = calculate(NAME, {"grant": 2233})
    assert figure(found, "first_instalment") == "1563.1"
    assert figure(found, "last_instalment") == "669.9"
    assert "first-instalment-least" in notes(found)


@pytest.mark.parametrize(
    ("share", "first", "last"), [(70, "700", "300"), (80, "800", "200"), (100, "1000", "0")]
)
def test_the_institution_chooses_the_split_from_70_up(share: int, first: str, last: str) -> None:
    found = calculate(NAME, {"grant": 1000, "first_share": share})
    assert (figure(found, "first_instalment"), figure(found, "last_instalment")) == (first, last)
    assert "first-instalment-least" not in notes(found)


def test_less_than_70_per_cent_at_first_is_refused() -> None:
    inputs: Inputs = {"grant": 1000, "first_share": "69.9"}
    assert_refused(NAME, inputs, "first-instalment-too-small", "5.3.3", ["69.9", 70])


def test_one_instalment_is_the_whole_grant() -> None:
    found = calculate(NAME, {"grant": 1000, "instalments": 1, "participant_report": "1.2.2022"})
    assert figure(found, "first_instalment") == "1000"
    assert "last_instalment_by" not in {result.name for result in found.results}
    inputs: Inputs = {"grant": 1000, "instalments": 1, "first_share": 70}
    assert_invalid(NAME, inputs, "first_share", "one-instalment-is-whole", [100])


@pytest.mark.parametrize("given_count", [0, 3])
def test_there_are_one_or_two_instalments(given_count: int) -> None:
    inputs: Inputs = {"grant": 1000, "instalments": given_count}
    assert_refused(NAME, inputs, "instalments-one-or-two", "5.3.3", [given_count])


@pytest.mark.parametrize(
    ("signed", "start", "due"),
    [
        ("1.8.2021", "15.8.2021", "2021-08-15"),
        ("1.8.2021", "5.9.2021", "2021-08-31"),
        ("1.8.2021", "31.8.2021", "2021-08-31"),
    ],
)
def test_the_first_comes_30_days_after_signing_or_at_the_start(
    signed: str, start: str, due: str
) -> None:
    found = calculate(NAME, {"grant": 1000, "signed": signed, "start": start})
    assert figure(found, "first_instalment_by") == due
    assert "first-instalment-needs-documents" in notes(found)


def test_an_agreement_signed_after_the_start_is_warned_about() -> None:
    found = calculate(NAME, {"signed": "6.9.2021", "start": "5.9.2021"})
    assert figure(found, "first_instalment_by") == "2021-09-05"
    assert "signed-after-start" in notes(found)


def test_the_last_comes_within_45_days_of_the_participant_report() -> None:
    found = calculate(NAME, {"participant_report": "1.2.2022"})
    assert figure(found, "last_instalment_by") == "2022-03-18"


def test_nothing_left_has_no_date() -> None:
    inputs: Inputs = {"grant": 1000, "first_share": 100, "participant_report": "1.2.2022"}
    found = calculate(NAME, inputs)
    assert "last_instalment_by" not in {result.name for result in found.results}


def test_staff_who_are_paid_themselves_follow_the_same_rule_by_its_own_words() -> None:
    found = calculate(
        NAME,
        {"participant": "staff", "grant": 1190, "signed": "1.8.2021", "start": "5.9.2021"},
    )
    assert figure(found, "first_instalment") == "833"
    assert figure(found, "first_instalment_by") == "2021-08-31"
    quotes = [step.source.quote for step in found.steps if step.source]
    assert any("70–100 % kokonaisapurahasta" in quote for quote in quotes)


def test_the_grant_is_asked_for_unless_only_dates_are_wanted() -> None:
    assert_asked(NAME, {}, "grant")
    assert_asked(NAME, {"signed": "1.8.2021"}, "start")
    assert_asked(NAME, {"grant": 1000, "start": "5.9.2021"}, "signed")


@given(st.decimals("0", "30000", places=2), st.decimals("70", "100", places=1))
def test_the_two_are_the_grant_and_the_first_is_never_too_small(
    grant: Decimal, share: Decimal
) -> None:
    found = calculate(NAME, {"grant": grant, "first_share": share})
    first = Decimal(str(figure(found, "first_instalment")))
    assert first + Decimal(str(figure(found, "last_instalment"))) == grant
    assert first >= grant * share / 100
