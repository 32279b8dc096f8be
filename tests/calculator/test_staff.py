import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import calculate, replay
from tests.calculator.asking import (
    Inputs,
    assert_adds_up,
    assert_asked,
    assert_invalid,
    assert_refused,
    euros,
    figure,
    notes,
    step,
)

STAFF = "staff"


def case(**changes: object) -> Inputs:
    """Mikkeli to Madrid, 4.–9.4., 3148 km: case 1 of 5.3.6."""
    return {
        "country": "ES",
        "start": "4.4.2022",
        "end": "9.4.2022",
        "green_travel": False,
        "distance_km": 3148,
    } | changes


def days(number: int, **changes: object) -> Inputs:
    return case(start=None, end=None, days=number, distance_km=50) | changes


NEAR = 23
"""The travel grant of `days`."""


# The guide's worked examples


def test_case_1_six_days_in_madrid() -> None:
    found = calculate(STAFF, case())
    assert (figure(found), figure(found, "days")) == ("1190", "6")


def test_case_2_counts_five_days_by_its_dates_and_points_out_the_printed_four() -> None:
    gothenburg = case(country="SE", start="28.10.2021", end="1.11.2021", distance_km=662)
    found = calculate(STAFF, gothenburg)
    assert (figure(found), figure(found, "days")) == ("895", "5")
    warning = next(w.text for w in found.warnings if w.code == "printed-example-differs")
    assert "4 days" in warning
    assert "€771" in warning


def test_case_2_with_four_days_given() -> None:
    gothenburg = days(4, country="SE", distance_km=662)
    assert euros(STAFF, gothenburg) == 771


def test_other_dates_have_no_printed_example() -> None:
    assert "printed-example-differs" not in notes(calculate(STAFF, case()))


def test_case_3_six_of_ten_days_in_rome_funded() -> None:
    rome = case(country="IT", start="1.5.2022", end="10.5.2022", distance_km=2854)
    found = calculate(STAFF, rome | {"zero_grant_days": 4})
    assert (figure(found), figure(found, "days")) == ("1020", "10")


def test_the_example_of_5_3_5_1_pays_275_and_180_for_its_two_legs() -> None:
    hamburg = {"country": "DE", "days": 3, "green_travel": False, "distance_km": 368}
    found = calculate(STAFF, days(5, country="NL", distance_km=1650, legs=[hamburg]))
    grants = [each.value for each in found.steps if each.code == "travel-grant"]
    assert grants == ["275", "180"]
    assert figure(found) == str(5 * 110 + 275 + 3 * 110 + 180)
    assert figure(found, "days") == "8"


def test_the_two_legs_by_their_towns_start_from_the_previous_place() -> None:
    hamburg = {"country": "DE", "days": 3, "green_travel": False, "destination": "Hampuri"}
    amsterdam = days(5, country="NL", distance_km=None, origin="Jyväskylä")
    found = calculate(STAFF, amsterdam | {"destination": "Amsterdam", "legs": [hamburg]})
    grants = [each.value for each in found.steps if each.code == "travel-grant"]
    assert grants == ["275", "180"]


# Daily rates


@pytest.mark.parametrize(
    ("country", "high", "low"),
    [
        ("SE", 124, 87),
        ("GB", 124, 87),
        ("NL", 110, 77),
        ("AD", 110, 77),
        ("EE", 97, 68),
        ("JP", 180, 126),
        ("UA", 180, 126),
    ],
)
def test_days_1_to_14_and_15_to_60_are_paid_the_printed_rates(
    country: str, high: int, low: int
) -> None:
    assert euros(STAFF, days(14, country=country)) == 14 * high + NEAR
    assert euros(STAFF, days(15, country=country)) == 14 * high + low + NEAR
    assert euros(STAFF, days(60, country=country)) == 14 * high + 46 * low + NEAR


@pytest.mark.parametrize("activity", ["teaching", "training", "combined"])
def test_teaching_and_training_are_paid_alike(activity: str) -> None:
    assert euros(STAFF, case(activity=activity)) == 1190


def test_the_bands_run_over_the_paid_days_travel_days_included() -> None:
    assert euros(STAFF, days(13, travel_days=2)) == 14 * 110 + 77 + NEAR
    assert euros(STAFF, days(20, zero_grant_days=6)) == 14 * 110 + NEAR
    assert euros(STAFF, days(20, interruption_days=6)) == 14 * 110 + NEAR


def test_each_leg_starts_its_own_bands() -> None:
    further = {"country": "PT", "days": 14, "green_travel": False, "distance_km": 500}
    assert euros(STAFF, days(14, legs=[further])) == 28 * 110 + NEAR + 275


# Travel


def test_six_travel_days_are_paid_when_travelling_green() -> None:
    green = days(5, green_travel=True, travel_days=2, green_travel_days=4)
    assert euros(STAFF, green) == 11 * 110 + NEAR


def test_travel_days_past_day_60_are_paid_at_the_low_rate() -> None:
    found = calculate(STAFF, days(60, travel_days=2))
    assert figure(found) == str(14 * 110 + 48 * 77 + NEAR)
    assert "staff-travel-days-past-the-maximum" in notes(found)
    fitting = calculate(STAFF, days(58, travel_days=2))
    assert "staff-travel-days-past-the-maximum" not in notes(fitting)


def test_more_than_two_travel_days_are_refused() -> None:
    refused = case(travel_days=3)
    assert_refused(STAFF, refused, "staff-too-many-travel-days", "5.3.5.2", ["2", "3"])


def test_more_than_four_green_days_are_refused() -> None:
    refused = case(green_travel=True, green_travel_days=5)
    assert_refused(STAFF, refused, "staff-too-many-green-days", "5.3.5.2", ["4", "5"])


def test_green_days_need_green_travel() -> None:
    refused = case(green_travel_days=1)
    assert_refused(STAFF, refused, "staff-green-days-without-green-travel", "5.3.5.2", [])


def test_green_travel_takes_the_green_column_and_never_50_euros() -> None:
    assert euros(STAFF, case(green_travel=True)) == 660 + 610
    assert euros(STAFF, days(5, green_travel=True)) == 550 + NEAR


def test_no_travel_grant_when_already_there_or_paid_by_others() -> None:
    assert euros(STAFF, case(already_at_destination=True)) == 660
    found = calculate(STAFF, case(travel_paid_by_others=True))
    assert figure(found) == "660"
    assert "travel-paid-by-others" in notes(found)


def test_the_distance_is_asked_for() -> None:
    assert_asked(STAFF, case(distance_km=None), "distance_km")


# Length


@pytest.mark.parametrize(
    ("country", "least"), [("SE", 2), ("EE", 2), ("JP", 5), ("GB", 5), ("AD", 5)]
)
def test_the_minimum_is_2_days_in_programme_and_5_in_partner_countries(
    country: str, least: int
) -> None:
    assert_refused(
        STAFF, days(least - 1, country=country), "staff-too-short", "6.6.3", [least, least - 1]
    )
    assert euros(STAFF, days(least, country=country)) > 0


def test_sixty_days_are_the_most() -> None:
    assert_refused(STAFF, days(61), "staff-too-long", "6.6.3", ["60", "61"])


def test_travel_days_do_not_count_towards_the_minimum() -> None:
    refused = days(4, country="JP", travel_days=2)
    assert_refused(STAFF, refused, "staff-too-short", "6.6.3", ["5", "4"])


def test_interruption_days_shorten_the_duration() -> None:
    found = calculate(STAFF, days(10, interruption_days=3))
    assert figure(found, "days") == "7"
    assert figure(found) == str(7 * 110 + NEAR)
    refused = days(6, country="JP", interruption_days=2)
    assert_refused(STAFF, refused, "staff-too-short", "6.6.3", ["5", "4"])
    assert figure(calculate(STAFF, days(62, interruption_days=2)), "days") == "60"


def test_non_funded_days_do_not_shorten_it_but_the_funded_must_reach_the_minimum() -> None:
    assert figure(calculate(STAFF, days(10, zero_grant_days=3)), "days") == "10"
    assert euros(STAFF, days(10, zero_grant_days=8)) == 2 * 110 + NEAR
    refused = days(10, zero_grant_days=9)
    assert_refused(STAFF, refused, "staff-funded-too-short", "5.3.1", ["2", "1"])
    partner = days(12, country="JP", interruption_days=3, zero_grant_days=5, travel_days=2)
    assert_refused(STAFF, partner, "staff-funded-too-short", "5.3.1", ["5", "4"])


def test_a_wholly_zero_grant_mobility_is_0_euros() -> None:
    found = calculate(STAFF, case(zero_grant=True))
    assert (figure(found), figure(found, "days")) == ("0", "6")
    assert euros(STAFF, case(zero_grant_days=6)) == 0
    refused = days(1, zero_grant=True)
    assert_refused(STAFF, refused, "staff-too-short", "6.6.3", ["2", "1"])


def test_the_minimum_means_full_working_days() -> None:
    weekend = case(start="9.4.2022", end="10.4.2022")
    found = calculate(STAFF, weekend)
    assert figure(found) == str(2 * 110 + 530)
    assert "few-weekdays" in notes(found)
    assert "few-weekdays" not in notes(calculate(STAFF, weekend | {"working_days": 2}))
    assert_refused(
        STAFF, weekend | {"working_days": 1}, "staff-too-few-working-days", "6.6.3", ["2", "1"]
    )


def test_weekends_inside_are_paid() -> None:
    assert euros(STAFF, case(start="8.4.2022", end="11.4.2022")) == 4 * 110 + 530


def test_impossible_days_are_sent_back() -> None:
    assert_invalid(
        STAFF,
        days(5, interruption_days=5),
        "interruption_days",
        "more-interruption-than-days",
        ["5"],
    )
    assert_invalid(
        STAFF,
        days(5, zero_grant_days=6),
        "zero_grant_days",
        "more-zero-grant-days-than-days",
        ["5"],
    )
    assert_invalid(STAFF, case(days=4), "days", "dates-and-days", ["6"])
    assert_invalid(STAFF, case(end="3.4.2022"), "end", "end-before-start", ["3.4.2022"])


def test_a_stay_outside_the_contract_period_is_computed_with_a_warning() -> None:
    found = calculate(STAFF, case(start="30.10.2023", end="4.11.2023"))
    assert figure(found) == "1190"
    assert "outside-contract-period" in notes(found)


def test_dates_are_asked_for() -> None:
    assert_asked(STAFF, case(start=None, end=None), "start", "end")


# Trips of several legs


def leg(**changes: object) -> Inputs:
    return {"country": "DE", "days": 3, "green_travel": False, "distance_km": 368} | changes


def test_each_leg_has_its_own_minimum() -> None:
    refused = days(5, legs=[leg(days=1)])
    assert_refused(STAFF, refused, "staff-too-short", "6.6.3", ["2", "1"])
    partner = days(5, legs=[leg(country="CH", days=4)])
    assert_refused(STAFF, partner, "staff-too-short", "6.6.3", ["5", "4"])


def test_legs_may_be_written_as_json() -> None:
    assert euros(STAFF, days(5, legs=json.dumps([leg()]))) == 550 + NEAR + 330 + 180


def test_legs_that_are_not_json_are_sent_back() -> None:
    assert_invalid(STAFF, days(5, legs="Hampuri"), "legs", "not-understood")


def test_what_a_leg_lacks_is_asked_for() -> None:
    assert_asked(STAFF, days(5, legs=[leg(days=None)]), "legs")
    assert_asked(STAFF, days(5, legs=[leg(distance_km=None)]), "legs")


def test_the_legs_follow_one_another() -> None:
    second = leg(days=None, start="9.4.2022", end="12.4.2022")
    assert_invalid(STAFF, case(legs=[second]), "legs", "legs-overlap", ["9.4.2022"])
    assert euros(STAFF, case(legs=[second | {"start": "10.4.2022"}])) == 1190 + 3 * 110 + 180


def test_a_fault_within_a_leg_is_told_of_the_legs() -> None:
    wrong = leg(days=3, interruption_days=3)
    assert_invalid(STAFF, days(5, legs=[wrong]), "legs", "more-interruption-than-days", ["3"])


def test_legs_less_than_100_km_apart_are_better_combined() -> None:
    assert "legs-close-together" in notes(calculate(STAFF, days(5, legs=[leg(distance_km=99)])))
    assert "legs-close-together" not in notes(
        calculate(STAFF, days(5, legs=[leg(distance_km=100)]))
    )
    assert "legs-close-together" not in notes(calculate(STAFF, days(5)))


def test_the_previous_place_is_looked_for_in_its_own_country() -> None:
    marseille = leg(country="FR", distance_km=None, destination="Marseille")
    valencia = days(5, destination="Valencia", legs=[marseille])
    onward = next(each for each in calculate(STAFF, valencia).steps if each.code == "distance")
    assert onward.formula == "Valencia (ES) – Marseille (FR)"


def test_a_whole_trip_may_be_on_a_zero_grant() -> None:
    assert euros(STAFF, days(5, zero_grant=True, legs=[leg()])) == 0


# Who and where


@pytest.mark.parametrize(
    ("changes", "code", "section"),
    [
        ({"country": "FI"}, "staff-destination-is-sending-country", "6.6.4"),
        ({"residence_country": "ES"}, "staff-destination-is-residence-country", "6.6.4"),
        ({"country": "FI", "sending_country": "SE"}, "finland-only-for-invited-staff", "5.3.5.2"),
        ({"double_funding": True}, "double-funding", "5.3.1"),
        ({"activity": "conference"}, "conference", "6.6.1"),
        ({"invited_from_enterprise": True}, "invited-staff-only-to-finland", "5.3.5.2"),
        (
            {"invited_from_enterprise": True, "country": "FI", "activity": "training"},
            "invited-staff-only-teach",
            "6.6.1",
        ),
        (
            {"invited_from_enterprise": True, "country": "FI", "residence_country": "FI"},
            "staff-destination-is-residence-country",
            "6.6.4",
        ),
    ],
)
def test_what_the_guide_does_not_allow_is_refused(changes: Inputs, code: str, section: str) -> None:
    assert_refused(STAFF, case(**changes), code, section, [])


def test_staff_invited_from_an_enterprise_come_to_finland_at_group_a() -> None:
    invited = case(country="FI", invited_from_enterprise=True, activity="teaching")
    assert euros(STAFF, invited) == 6 * 124 + 530
    assert_refused(
        STAFF,
        invited | {"end": "4.4.2022"},
        "staff-too-short",
        "6.6.3",
        ["2", "1"],
    )


# The working


def test_a_receipt_replays_to_the_same_result() -> None:
    found = calculate(STAFF, days(5, legs=[leg()]))
    again, changes = replay(found.receipt)
    assert (again, changes) == (found, ())


def test_each_band_is_a_step_of_its_own() -> None:
    found = calculate(STAFF, days(20), language="fi")
    bands = [(each.label, each.value) for each in found.steps if each.code == "daily-grant"]
    assert bands == [("Päivät 1–14", "1540"), ("Päivät 15–20", "462")]
    assert step(found, "total") == figure(found)


@given(
    st.fixed_dictionaries(
        {
            "country": st.sampled_from(["SE", "ES", "EE", "JP", "GB"]),
            "green_travel": st.booleans(),
            "travel_days": st.integers(0, 2),
            "distance_km": st.decimals(0, 20000, places=1),
        }
    )
)
@settings(deadline=None, max_examples=20)
def test_a_longer_stay_never_pays_less_and_addends_sum_to_the_total(facts: Inputs) -> None:
    found = [calculate(STAFF, days(number) | facts) for number in range(5, 61)]
    for each in found:
        assert_adds_up(each)
    totals = [int(figure(each)) for each in found]
    assert all(shorter < longer for shorter, longer in pairwise(totals))
