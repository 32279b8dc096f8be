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

NAME = "exceptional-costs"


def test_80_per_cent_of_equipment_and_all_of_the_tests_are_paid() -> None:
    found = calculate(NAME, {"budget": 100_000, "equipment_costs": 5000, "test_costs": "123.45"})
    assert step(found, "exceptional-equipment") == "4000"
    assert step(found, "exceptional-tests") == "123.45"
    assert figure(found) == "4123.45"
    assert "exceptional-costs-need-grounds" in notes(found)


def test_both_together_stay_within_ten_per_cent_of_the_budget() -> None:
    found = calculate(NAME, {"budget": 100_000, "equipment_costs": 10_000, "test_costs": 3000})
    assert (figure(found), figure(found, "exceptional_cap")) == ("10000", "10000")
    assert "exceptional-costs-over-cap" in notes(found)
    exactly = calculate(NAME, {"budget": 100_000, "equipment_costs": 10_000, "test_costs": 2000})
    assert figure(exactly) == "10000"
    assert "exceptional-costs-over-cap" not in notes(exactly)


def test_what_was_charged_before_uses_up_the_cap() -> None:
    found = calculate(NAME, {"budget": 100_000, "test_costs": 3000, "charged_before": 8000})
    assert (figure(found), figure(found, "exceptional_cap")) == ("2000", "2000")
    none_left = {"budget": 100_000, "test_costs": 3000, "charged_before": 20_000}
    assert figure(calculate(NAME, none_left)) == "0"


def test_the_budget_alone_gives_the_cap() -> None:
    found = calculate(NAME, {"budget": "99999.99"})
    assert [(r.name, r.value) for r in found.results] == [("exceptional_cap", "9999.99")]


def test_the_budget_is_asked_for_because_it_can_change_the_sum() -> None:
    assert_asked(NAME, {"test_costs": 60}, "budget")


def test_quarantine_is_no_exceptional_cost() -> None:
    inputs: Inputs = {"budget": 100_000, "quarantine_costs": 500}
    assert_refused(NAME, inputs, "quarantine-not-exceptional-cost", "7.9.2", [])


@pytest.mark.parametrize(
    ("kind", "least", "section"),
    [
        ("interrupted_mobility", 360, "7.1.4"),
        ("cancelled_mobility", 80, "7.2.1"),
        ("virtual_mobility", 80, "7.3.1"),
    ],
)
def test_small_costs_of_one_mobility_are_not_paid_and_larger_ones_the_agency_decides(
    kind: str, least: int, section: str
) -> None:
    below = calculate(NAME, {"kind": kind, "extra_costs": f"{least - 1}.99"})
    assert (figure(below), figure(below, "agency_decides")) == ("0", False)
    enough = calculate(NAME, {"kind": kind, "extra_costs": least})
    assert [(r.name, r.value) for r in enough.results] == [("agency_decides", True)]
    assert [note.source.section for note in enough.warnings if note.source] == [section]
    assert str(least) in enough.warnings[0].text


def test_costs_of_one_mobility_need_to_say_what_happened_to_it() -> None:
    assert_invalid(NAME, {"extra_costs": 100}, "kind", "exceptional-kind-needed")
    assert_asked(NAME, {"kind": "cancelled_mobility"}, "extra_costs")
