import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import Ineligible, InvalidInputs, MissingInputs, calculate


def results(**inputs: object) -> dict[str, str | bool]:
    return {result.name: result.value for result in calculate("exchange-quota", inputs).results}


@pytest.mark.parametrize(
    ("cycle", "months"),
    [("bachelor", "12"), ("master", "12"), ("single_cycle", "24"), ("doctoral", "12")],
)
def test_each_cycle_has_its_own_months(cycle: str, months: str) -> None:
    found = results(cycle=cycle, used_months=0)
    assert found == {"quota_remaining_months": months, "quota_remaining_days": "0"}


def test_short_stays_scholarships_and_days_count_thirty_to_a_month() -> None:
    found = results(
        cycle="master", used_months=4, used_days=11, short_days=20, scholarship_months=2
    )
    assert found == {"quota_remaining_months": "4", "quota_remaining_days": "29"}


def test_virtual_time_does_not_count_and_a_note_says_so() -> None:
    found = calculate("exchange-quota", {"cycle": "master", "used_months": 3, "virtual_days": 40})
    assert found.results[0].value == "9"
    assert [note.code for note in found.assumptions] == ["virtual-days-not-counted"]


def test_a_stay_that_fits_leaves_the_rest() -> None:
    found = results(cycle="bachelor", used_months=5, start="5.9.2021", end="15.1.2022")
    assert found["quota_left_months"] == "2"
    assert found["quota_left_days"] == "19"


def test_a_stay_may_use_the_quota_up() -> None:
    found = results(cycle="bachelor", used_months=5, months=7)
    assert (found["quota_left_months"], found["quota_left_days"]) == ("0", "0")


def test_a_stay_over_the_remainder_is_refused_and_on_a_zero_grant_too() -> None:
    with pytest.raises(Ineligible) as caught:
        calculate("exchange-quota", {"cycle": "bachelor", "used_months": 5, "months": 7, "days": 1})
    refused = caught.value
    assert refused.source is not None
    assert refused.source.section == "6.2.3"
    assert "7 kk 1 pv" in refused.text["fi"]
    assert "nolla-apurahalla" in refused.text["fi"]
    assert "7 months 1 days" in refused.text["en"]
    assert "7 månader 1 dagar" in refused.text["sv"]


def test_only_a_return_that_the_pandemic_prevents_may_exceed_the_quota() -> None:
    found = calculate(
        "exchange-quota",
        {"cycle": "master", "used_months": 11, "months": 2, "return_prevented": True},
    )
    assert [note.code for note in found.assumptions] == ["quota-exceeded-by-pandemic"]
    assert found.results[-1].value == "0"


def test_a_quota_used_beyond_its_months_is_pointed_out() -> None:
    found = calculate("exchange-quota", {"cycle": "master", "used_months": 13})
    assert [note.code for note in found.warnings] == ["quota-overdrawn"]
    assert found.results[0].value == "0"


def test_the_cycle_and_the_months_used_are_asked_for() -> None:
    with pytest.raises(MissingInputs) as caught:
        calculate("exchange-quota", {})
    assert caught.value.names == ("cycle", "used_months")


def test_half_a_pair_of_dates_is_asked_for() -> None:
    with pytest.raises(MissingInputs) as caught:
        calculate("exchange-quota", {"cycle": "master", "used_months": 0, "start": "1.9.2021"})
    assert caught.value.names == ("end",)


@pytest.mark.parametrize(
    "extra",
    [
        {"start": "1.9.2021", "end": "31.8.2021"},
        {"start": "1.9.2021", "end": "31.10.2021", "months": 3},
        {"used_days": -1},
    ],
)
def test_contradicting_and_negative_inputs_are_refused(extra: dict[str, object]) -> None:
    with pytest.raises(InvalidInputs):
        calculate("exchange-quota", {"cycle": "master", "used_months": 0} | extra)


@given(st.integers(0, 12), st.integers(0, 29), st.integers(0, 12), st.integers(0, 29))
def test_what_is_used_and_what_is_left_make_the_quota(
    used: int, days: int, months: int, asked_days: int
) -> None:
    remaining = max(0, 360 - used * 30 - days)
    asked = months * 30 + asked_days
    inputs = {
        "cycle": "master",
        "used_months": used,
        "used_days": days,
        "months": months,
        "days": asked_days,
    }
    if asked > remaining:
        with pytest.raises(Ineligible):
            calculate("exchange-quota", inputs)
        return
    found = results(**inputs)
    left = int(found["quota_left_months"]) * 30 + int(found["quota_left_days"])
    assert left == remaining - asked
