"""How sure a rate is."""

import pytest

from evals.intervals import Rate, difference


def test_the_interval_is_wilsons() -> None:
    # Newcombe (1998), table I: 81 of 263.
    assert Rate(81, 263).interval == pytest.approx((0.2553, 0.3662), abs=1e-4)


def test_all_and_none_do_not_make_certainty() -> None:
    assert Rate(10, 10).interval[0] < 0.8
    assert Rate(0, 10).interval[1] > 0.2
    assert Rate(0, 0).interval == (0.0, 1.0)


def test_few_changes_are_noise_and_many_in_one_direction_are_not() -> None:
    before = [True] * 50 + [False] * 50
    slightly = [True] * 52 + [False] * 48
    clearly = [True] * 65 + [False] * 35
    assert not difference(before, slightly).is_more_than_noise
    assert difference(before, clearly).is_more_than_noise


def test_a_difference_counts_both_directions_and_holds_its_value_in_its_interval() -> None:
    found = difference([True, True, False, False], [False, True, True, True])
    assert (found.better, found.worse) == (2, 1)
    assert found.low < found.value < found.high


def test_two_equal_runs_differ_by_nothing() -> None:
    found = difference([True, False], [True, False])
    assert (found.value, found.p) == (0.0, 1.0)
