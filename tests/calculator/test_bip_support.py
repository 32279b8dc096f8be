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

NAME = "bip-support"
COURSE: Inputs = {
    "participants": 18,
    "institutions": 3,
    "programme_countries": 3,
    "country": "FI",
    "physical_days": 5,
    "ects": 3,
}


@pytest.mark.parametrize(
    ("participants", "total"), [(15, 6000), (18, 7200), (20, 8000), (21, 8000), (60, 8000)]
)
def test_a_course_gets_400_a_learner_from_6000_to_8000(participants: int, total: int) -> None:
    assert euros(NAME, COURSE | {"participants": participants}) == total


def test_fewer_than_fifteen_learners_are_refused() -> None:
    inputs = COURSE | {"participants": 14}
    assert_refused(NAME, inputs, "bip-too-few-learners", "6.7.3", [14, 15, "7.4"])


def test_fewer_learners_pass_only_by_the_agencys_force_majeure_decision() -> None:
    found = calculate(NAME, COURSE | {"participants": 12, "force_majeure_decision": "kyllä"})
    assert figure(found) == "4800"
    assert "bip-fewer-learners-accepted" in notes(found)


@pytest.mark.parametrize(
    "excluded",
    [
        "host_learners",
        "teachers",
        "ka171_learners",
        "partner_country_learners",
        "exchange_students_at_host",
    ],
)
def test_people_who_are_no_mobile_learners_do_not_count(excluded: str) -> None:
    found = calculate(NAME, COURSE | {"participants": 19, excluded: 3})
    assert (figure(found), figure(found, "counted_learners")) == ("6400", "16")
    inputs = COURSE | {"participants": 15, excluded: 1}
    assert_refused(NAME, inputs, "bip-too-few-learners", "6.7.3", [14])


def test_those_who_do_not_count_cannot_outnumber_everybody() -> None:
    inputs = COURSE | {"teachers": 10, "host_learners": 9}
    assert_invalid(NAME, inputs, "participants", "bip-fewer-than-its-parts", [18, 19])


@pytest.mark.parametrize(
    ("field", "value", "code", "says"),
    [
        ("institutions", 2, "bip-too-few-institutions", [2, 3]),
        ("programme_countries", 2, "bip-too-few-countries", [2, 3]),
        ("country", "CH", "bip-outside-programme-countries", []),
        ("country", "US", "bip-outside-programme-countries", []),
        ("physical_parts", 2, "bip-physical-parts", [2]),
        ("physical_days", 4, "bip-physical-length", [4, "5–30"]),
        ("physical_days", 31, "bip-physical-length", [31, "5–30"]),
        ("ects", "2.5", "bip-too-few-credits", [3, "2.5"]),
    ],
)
def test_a_course_that_misses_a_condition_is_refused(
    field: str, value: object, code: str, says: list[object]
) -> None:
    assert_refused(NAME, COURSE | {field: value}, code, "6.7", says)


@pytest.mark.parametrize("days", [5, 30])
def test_five_and_thirty_days_are_both_allowed(days: int) -> None:
    assert euros(NAME, COURSE | {"physical_days": days}) == 7200


def test_the_length_is_counted_from_the_dates_with_both_ends() -> None:
    dated = {key: value for key, value in COURSE.items() if key != "physical_days"}
    week = dated | {"start": "2.5.2022", "end": "6.5.2022"}
    assert euros(NAME, week) == 7200
    assert_refused(
        NAME, dated | {"start": "2.5.2022", "end": "5.5.2022"}, "bip-physical-length", "6.7", [4]
    )
    assert_invalid(NAME, week | {"physical_days": 6}, "physical_days", "bip-days-and-dates", [5])
    assert_asked(NAME, dated | {"start": "2.5.2022"}, "end")
    assert_invalid(
        NAME, dated | {"start": "6.5.2022", "end": "2.5.2022"}, "end", "end-before-start"
    )


def test_a_course_outside_the_contract_period_is_warned_about() -> None:
    dated = {key: value for key, value in COURSE.items() if key != "physical_days"}
    found = calculate(NAME, dated | {"start": "30.10.2023", "end": "3.11.2023"})
    assert "outside-contract-period" in notes(found)


def test_conditions_that_nothing_is_known_of_are_named_as_assumptions() -> None:
    assert "bip-conditions-taken-as-met" in notes(calculate(NAME, {"participants": 15}))
    assert "bip-conditions-taken-as-met" not in notes(calculate(NAME, COURSE))


def test_the_parts_add_up() -> None:
    assert_adds_up(calculate(NAME, COURSE))
