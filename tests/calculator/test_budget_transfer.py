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

NAME = "budget-transfer"
STUDENTS = ("student_mobility", "studies", "traineeship")
STAFF = ("staff_mobility", "teaching", "training")
INSTITUTION = ("organisational_support", "bip", "inclusion_institution")


def between(source: str, target: str, **more: object) -> Inputs:
    return {"from_category": source, "to_category": target, **more}


@pytest.mark.parametrize(
    ("sources", "targets", "percent"),
    [
        (("studies",), ("traineeship",), "100"),
        (("traineeship",), ("studies",), "100"),
        (STUDENTS, STAFF, "10"),
        (("teaching",), ("training",), "100"),
        (("training",), ("teaching",), "100"),
        (STAFF, STUDENTS, "100"),
        (INSTITUTION, STUDENTS + STAFF, "100"),
        (
            (*STUDENTS, *STAFF, *INSTITUTION, "inclusion_participant"),
            ("exceptional_costs",),
            "10",
        ),
    ],
)
def test_each_rule_of_the_guide_allows_its_share(
    sources: tuple[str, ...], targets: tuple[str, ...], percent: str
) -> None:
    for source in sources:
        for target in targets:
            found = calculate(NAME, between(source, target))
            assert figure(found, "transfer_share") == percent


@pytest.mark.parametrize("target", [*INSTITUTION, "inclusion_participant"])
@pytest.mark.parametrize("source", [*STUDENTS, *STAFF, "exceptional_costs"])
def test_nothing_moves_into_the_institutions_support_or_inclusion(source: str, target: str) -> None:
    assert_refused(NAME, between(source, target), "transfer-not-allowed", "5.2", [])


@pytest.mark.parametrize("target", [*STUDENTS, *STAFF])
@pytest.mark.parametrize("source", ["exceptional_costs", "inclusion_participant"])
def test_exceptional_costs_and_a_participants_support_do_not_move_to_mobility(
    source: str, target: str
) -> None:
    assert_refused(NAME, between(source, target), "transfer-not-allowed", "5.2", [])


def test_support_does_not_move_between_the_institutions_categories() -> None:
    inputs = between("organisational_support", "bip")
    assert_refused(NAME, inputs, "transfer-not-allowed", "5.2", ["BIP"])


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("studies", "studies"),
        ("student_mobility", "traineeship"),
        ("teaching", "staff_mobility"),
        ("bip", "bip"),
    ],
)
def test_a_category_cannot_give_to_itself(source: str, target: str) -> None:
    assert_invalid(NAME, between(source, target), "to_category", "transfer-within-category")


def test_ten_per_cent_of_all_student_grants_may_go_to_staff() -> None:
    found = calculate(NAME, between("studies", "teaching", granted="123456.78"))
    assert figure(found, "transferable") == "12345.67"  # a most is rounded down
    assert "transfer-share-of-student-grants" in notes(found)


def test_what_was_moved_before_leaves_less() -> None:
    inputs = between("student_mobility", "staff_mobility", granted=100_000, moved_before=4000)
    assert figure(calculate(NAME, inputs), "transferable") == "6000"
    overdrawn = calculate(NAME, inputs | {"moved_before": 20_000})
    assert figure(overdrawn, "transferable") == "0"


def test_the_most_itself_may_be_moved_but_no_cent_more() -> None:
    inputs = between("studies", "training", granted=100_000)
    calculate(NAME, inputs | {"amount": 10_000})
    too_much = inputs | {"amount": "10000.01"}
    assert_refused(NAME, too_much, "transfer-too-large", "5.2", ["10000.01", 10_000])


def test_exceptional_costs_are_measured_by_the_budget_last_awarded() -> None:
    inputs = between("studies", "exceptional_costs", granted=50_000)
    found = calculate(NAME, inputs | {"budget": 200_000, "amount": 20_000})
    assert figure(found, "transferable") == "20000"
    assert "transfer-share-of-last-budget" in notes(found)
    assert_asked(NAME, inputs | {"amount": 20_000}, "budget")


def test_a_sum_can_only_be_judged_when_its_base_is_known() -> None:
    assert_asked(NAME, between("studies", "teaching", amount=1), "granted")


def test_the_categories_are_asked_for() -> None:
    assert_asked(NAME, {}, "from_category", "to_category")
