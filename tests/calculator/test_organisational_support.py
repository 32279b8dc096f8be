import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import calculate
from tests.calculator.asking import assert_adds_up, assert_invalid, euros, figure, notes, step

NAME = "organisational-support"


@pytest.mark.parametrize(
    ("participants", "total"), [(0, 0), (1, 400), (100, 40_000), (101, 40_230), (150, 51_500)]
)
def test_the_first_hundred_bring_400_and_each_after_230(participants: int, total: int) -> None:
    assert euros(NAME, {"participants": participants}) == total


def test_the_working_shows_both_bands_with_their_participants() -> None:
    found = calculate(NAME, {"participants": 150})
    bands = [s for s in found.steps if s.code == "organisational-support-band"]
    assert [(s.label, s.formula, s.value) for s in bands] == [
        ("Participants 1–100", "100 × 400", "40000"),
        ("Participants 101–150", "50 × 230", "11500"),
    ]
    assert {s.source.section for s in bands if s.source} == {"5.3.9"}


def test_zero_grant_invited_virtual_and_cancelled_participants_count() -> None:
    assert "organisational-support-counts-all" in notes(calculate(NAME, {"participants": 1}))


@pytest.mark.parametrize(
    ("estimated", "participants", "total", "repayment"),
    [
        (100, 90, "40000", "0"),  # exactly 10 % fewer is within the leeway
        (100, 89, "35600", "4400"),
        (200, 180, "63000", "0"),
        (200, 179, "58170", "4830"),
        (15, 14, "6000", "0"),  # 13.5 is the limit
        (15, 13, "5200", "800"),
        (10, 0, "0", "4000"),
        (0, 0, "0", "0"),
    ],
)
def test_more_than_ten_per_cent_below_the_estimate_repays_the_whole_difference(
    estimated: int, participants: int, total: str, repayment: str
) -> None:
    found = calculate(NAME, {"participants": participants, "estimated_participants": estimated})
    assert (figure(found), figure(found, "repayment")) == (total, repayment)


def test_more_participants_than_estimated_leave_the_support_as_granted() -> None:
    found = calculate(NAME, {"participants": 150, "estimated_participants": 100})
    assert (figure(found), figure(found, "repayment")) == ("40000", "0")
    assert "more-participants-change-nothing" in notes(found)


def test_the_smallest_head_count_without_repayment_is_shown_exactly() -> None:
    found = calculate(NAME, {"participants": 14, "estimated_participants": 15})
    assert step(found, "organisational-support-limit") == "13.5"


@pytest.mark.parametrize(
    ("participants", "code"), [(-1, "too-small"), ("12.5", "not-a-whole-number")]
)
def test_negative_and_fractional_head_counts_are_refused(participants: object, code: str) -> None:
    says = [participants] if code == "too-small" else ["12.5"]
    assert_invalid(NAME, {"participants": participants}, "participants", code, says)


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_the_parts_add_up_and_nothing_over_the_grant_is_repaid(
    participants: int, estimated: int
) -> None:
    found = calculate(NAME, {"participants": participants, "estimated_participants": estimated})
    assert_adds_up(found)
    assert 0 <= int(figure(found, "repayment")) <= euros(NAME, {"participants": estimated})


@given(st.integers(0, 3000))
def test_one_participant_more_never_brings_less(participants: int) -> None:
    more = euros(NAME, {"participants": participants + 1})
    assert more - euros(NAME, {"participants": participants}) in (400, 230)
