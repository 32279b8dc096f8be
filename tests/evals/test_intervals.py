"""How sure a rate is."""

import pytest

from evals.intervals import Rate, difference, mean


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


def test_a_mean_of_hits_and_misses_has_wilsons_interval() -> None:
    found = mean([1.0] * 81 + [0.0] * 182)
    assert (found.low, found.high) == pytest.approx(Rate(81, 263).interval, abs=1e-4)


def test_a_mean_of_ranks_has_an_interval_that_narrows_with_more_questions() -> None:
    few, many = mean([1.0, 0.5, 0.25, 0.0]), mean([1.0, 0.5, 0.25, 0.0] * 50)
    assert few.value == many.value == pytest.approx(0.4375, abs=1e-4)
    assert few.low < many.low < many.value < many.high < few.high
    assert (mean([0.5]).low, mean([0.5]).high) == (0.0, 1.0)
