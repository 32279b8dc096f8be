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
)

SHORT = "student-short"


def case(**changes: object) -> Inputs:
    """Jyväskylä to Bruges, 10.2.–19.2., with two travel days: case 4 of 5.3.4.5."""
    return {
        "country": "BE",
        "start": "10.2.2022",
        "end": "19.2.2022",
        "virtual_part": True,
        "ects": 3,
        "children": False,
        "green_travel": False,
        "travel_days": 2,
    } | changes


def days(number: int, **changes: object) -> Inputs:
    return case(start=None, end=None, days=number, travel_days=0) | changes


TROMSO: Inputs = {
    "country": "NO",
    "start": "15.1.2022",
    "end": "13.2.2022",
    "doctoral": True,
    "children": False,
    "green_travel": False,
    "distance_km": 448,
}
"""Case 5 of 5.3.4.5."""


def test_case_4_of_the_guide() -> None:
    assert euros(SHORT, case()) == 840
    assert euros(SHORT, case(children=True, distance_km=1826)) == 1215


def test_case_5_of_the_guide() -> None:
    assert euros(SHORT, TROMSO) == 1780
    assert euros(SHORT, TROMSO | {"children": True}) == 2110


def test_the_first_fourteen_days_are_paid_70_euros_and_the_rest_50() -> None:
    assert euros(SHORT, days(14)) == 980
    assert euros(SHORT, days(15)) == 1030
    assert euros(SHORT, days(30)) == 1780


@pytest.mark.parametrize("country", ["SE", "FR", "GB", "AD", "JP"])
@pytest.mark.parametrize("activity", ["studies", "traineeship", "combined"])
def test_all_countries_and_activities_are_paid_alike(country: str, activity: str) -> None:
    assert euros(SHORT, days(10, country=country, activity=activity)) == 700


def test_the_virtual_part_at_home_is_unpaid_and_remote_study_there_is_paid() -> None:
    found = calculate(SHORT, case(), language="en")
    note = next(note for note in found.assumptions if note.code == "virtual-part-unpaid")
    assert "Remote study" in note.text


# Travel days


def test_travel_days_are_paid_at_the_band_of_the_running_day() -> None:
    assert euros(SHORT, days(13, travel_days=2)) == 14 * 70 + 50
    assert euros(SHORT, days(10, green_travel=True, travel_days=2, green_travel_days=4)) == (
        14 * 70 + 2 * 50 + 50
    )


def test_travel_days_past_day_30_are_paid_50_euros() -> None:
    found = calculate(SHORT, days(30, travel_days=2))
    assert figure(found) == "1880"
    assert "travel-days-past-the-maximum" in notes(found)
    assert "travel-days-past-the-maximum" not in notes(calculate(SHORT, days(28, travel_days=2)))


def test_travel_days_do_not_count_towards_the_minimum() -> None:
    assert_refused(SHORT, days(4, travel_days=2), "short-too-short", "6.2.7", ["4", "5"])


def test_more_than_two_travel_days_are_refused() -> None:
    assert_refused(SHORT, case(travel_days=3), "too-many-travel-days", "5.3.4.1", ["2", "3"])


def test_more_than_four_green_days_are_refused() -> None:
    green = case(green_travel=True, green_travel_days=5)
    assert_refused(SHORT, green, "too-many-green-days", "5.3.4.3", ["4", "5"])


def test_green_days_need_green_travel() -> None:
    refused = case(green_travel_days=1)
    assert_refused(SHORT, refused, "green-days-without-green-travel", "5.3.4.3", [])


# Length and content


@pytest.mark.parametrize(("number", "code"), [(4, "short-too-short"), (31, "short-too-long")])
def test_the_physical_part_lasts_from_5_to_30_days(number: int, code: str) -> None:
    assert_refused(SHORT, days(number), code, "6.2.7", ["5", "30", number])
    assert euros(SHORT, days(5)) == 350


def test_the_physical_part_is_unbroken() -> None:
    assert_refused(SHORT, case(interruption_days=1), "short-broken", "5.3.4.1", ["5", "30"])


def test_a_virtual_part_is_required() -> None:
    refused = case(virtual_part=False)
    assert_refused(SHORT, refused, "short-without-virtual-part", "6.2.7", [])


def test_three_credits_are_required() -> None:
    assert_refused(SHORT, case(ects=2.5), "short-too-few-credits", "6.2.10", ["3", "2.5"])
    assert euros(SHORT, case(ects=3)) == 840


def test_doctoral_mobility_needs_neither() -> None:
    assert euros(SHORT, case(doctoral=True, virtual_part=False, ects=0)) == 840


def test_what_was_not_said_of_the_content_is_taken_for_granted_visibly() -> None:
    found = calculate(SHORT, case(ects=None))
    assert figure(found) == "840"
    assert "short-content-taken-for-granted" in notes(found)
    assert "short-content-taken-for-granted" not in notes(calculate(SHORT, case()))


def test_a_stay_outside_the_contract_period_is_computed_with_a_warning() -> None:
    found = calculate(SHORT, case(start="25.10.2023", end="1.11.2023"))
    assert figure(found) == "700"
    assert "outside-contract-period" in notes(found)


# Children and travel


@pytest.mark.parametrize(("number", "top_up"), [(5, 100), (14, 100), (15, 150), (30, 150)])
def test_the_top_up_for_children_is_paid_once_by_the_physical_days(
    number: int, top_up: int
) -> None:
    with_children = euros(SHORT, days(number, children=True, distance_km=5))
    assert with_children == euros(SHORT, days(number)) + top_up


def test_travel_days_do_not_raise_the_top_up_for_children() -> None:
    found = euros(SHORT, days(14, children=True, distance_km=5, travel_days=2))
    assert found == 14 * 70 + 2 * 50 + 100


@pytest.mark.parametrize("country", ["FR", "GB", "AD", "JP"])
def test_students_with_children_get_a_travel_grant_to_every_country(country: str) -> None:
    there = days(5, country=country, children=True, distance_km=600)
    assert euros(SHORT, there | {"institution_pays_travel": False}) == 350 + 100 + 275


def test_without_children_the_institution_decides_in_partner_countries() -> None:
    japan = days(5, country="JP", distance_km=7800)
    assert euros(SHORT, japan | {"institution_pays_travel": True}) == 350 + 820
    assert euros(SHORT, japan | {"institution_pays_travel": False}) == 350
    assert "travel-decision-unknown" in notes(calculate(SHORT, japan))


@pytest.mark.parametrize("country", ["FR", "GB", "AD"])
def test_without_children_there_is_none_elsewhere(country: str) -> None:
    there = days(5, country=country, distance_km=600, institution_pays_travel=True)
    assert euros(SHORT, there) == 350


def test_green_travel_is_50_euros_without_a_travel_grant_and_the_green_column_with_one() -> None:
    assert euros(SHORT, days(5, green_travel=True)) == 400
    assert euros(SHORT, days(5, green_travel=True, children=True, distance_km=600)) == 770


def test_already_there_means_no_travel_grant_and_no_top_up() -> None:
    there = days(5, children=True, green_travel=True, already_at_destination=True)
    assert euros(SHORT, there) == 450


def test_the_distance_is_asked_for_where_it_matters() -> None:
    assert_asked(SHORT, days(5, children=True), "distance_km")


# Zero grant


def test_a_wholly_zero_grant_mobility_is_0_euros() -> None:
    assert euros(SHORT, case(zero_grant=True, children=True)) == 0
    assert euros(SHORT, case(zero_grant_days=10)) == 0


def test_at_least_five_days_are_funded() -> None:
    assert euros(SHORT, case(zero_grant_days=5, travel_days=0)) == 350
    refused = case(zero_grant_days=6)
    assert_refused(SHORT, refused, "short-funded-too-short", "5.3.1", ["5", "4"])


def test_zero_grant_days_are_not_more_than_the_days() -> None:
    wrong = case(zero_grant_days=11)
    assert_invalid(SHORT, wrong, "zero_grant_days", "more-zero-grant-days-than-days", ["10"])


# Who and where


@pytest.mark.parametrize(
    ("changes", "code", "section"),
    [
        ({"country": "FI"}, "destination-is-sending-country", "6.2.4"),
        ({"residence_country": "BE"}, "destination-is-residence-country", "6.2.4"),
        ({"double_funding": True}, "double-funding", "5.3.1"),
        ({"mundus_scholarship": True}, "mundus-scholarship", "6.2.1"),
        ({"activity": "traineeship", "host": "eu_body"}, "host-is-eu-body", "6.3.1"),
    ],
)
def test_what_the_guide_does_not_allow_is_refused(changes: Inputs, code: str, section: str) -> None:
    assert_refused(SHORT, case(**changes), code, section, [])


def test_dates_and_days_must_agree() -> None:
    assert_invalid(SHORT, case(days=12), "days", "dates-and-days", ["10"])
    assert euros(SHORT, case(days=10)) == 840


def test_dates_are_asked_for() -> None:
    assert_asked(SHORT, case(start=None, end=None), "start", "end")


def test_a_receipt_replays_to_the_same_result() -> None:
    found = calculate(SHORT, case())
    again, changes = replay(found.receipt)
    assert (again, changes) == (found, ())


@given(
    st.fixed_dictionaries(
        {
            "country": st.sampled_from(["SE", "GB", "JP"]),
            "children": st.booleans(),
            "green_travel": st.booleans(),
            "institution_pays_travel": st.booleans(),
            "distance_km": st.decimals(0, 20000, places=1),
            "travel_days": st.integers(0, 2),
        }
    )
)
@settings(deadline=None, max_examples=30)
def test_a_longer_stay_never_pays_less_and_addends_sum_to_the_total(facts: Inputs) -> None:
    found = [calculate(SHORT, days(number) | facts) for number in range(5, 31)]
    for each in found:
        assert_adds_up(each)
    totals = [int(figure(each)) for each in found]
    assert all(shorter < longer for shorter, longer in pairwise(totals))
