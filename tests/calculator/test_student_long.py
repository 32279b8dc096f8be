from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import LANGUAGES, Language, calculate, replay
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

LONG = "student-long"


def case(**changes: object) -> Inputs:
    """France, 15.9.2021–24.1.2022, studies, nothing special: case 1 of 5.3.4.5."""
    return {
        "country": "FR",
        "start": "15.9.2021",
        "end": "24.1.2022",
        "activity": "studies",
        "children": False,
        "green_travel": False,
    } | changes


def stay(start: str, end: str, **changes: object) -> Inputs:
    return case(start=start, end=end, **changes)


def months(number: int, days: int = 0, **changes: object) -> Inputs:
    return case(start=None, end=None, months=number, days=days, **changes)


# The guide's worked examples


def test_case_1_studies_in_france() -> None:
    found = calculate(LONG, case())
    assert (figure(found), figure(found, "months"), figure(found, "days")) == ("1820", "4", "10")


def test_case_1_with_children() -> None:
    assert euros(LONG, case(children=True)) == 2903  # 4 × 670 + 10 × 670/30


def test_case_2_studies_in_spain_with_children() -> None:
    spain = stay("10.9.2021", "5.6.2022", country="ES")
    assert euros(LONG, spain | {"children": True}) == 5963
    assert euros(LONG, spain) == 3738  # 8 × 420 + 27 × 14


def test_case_3_traineeship_in_sweden_with_children() -> None:
    sweden = stay("1.2.2022", "17.4.2022", country="SE", activity="traineeship")
    assert euros(LONG, sweden | {"children": True}) == 2233
    assert euros(LONG, sweden) == 1591  # 2 × 620 + 17 × 620/30 = 1591.33


def test_the_example_of_5_3_4_1_lasts_four_months_and_eleven_days() -> None:
    found = calculate(LONG, stay("5.9.2021", "15.1.2022"))
    assert (figure(found, "months"), figure(found, "days")) == ("4", "11")


# Durations


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("31.1.2022", "30.4.2022", ("3", "0")),
        ("31.8.2022", "31.12.2022", ("4", "1")),
        ("1.2.2022", "31.3.2022", ("2", "0")),
    ],
)
def test_month_ends_are_counted_from_the_start_date(
    start: str, end: str, expected: tuple[str, str]
) -> None:
    found = calculate(LONG, stay(start, end))
    assert (figure(found, "months"), figure(found, "days")) == expected


def test_two_full_months_are_enough_even_at_59_days() -> None:
    assert euros(LONG, stay("1.2.2022", "31.3.2022")) == 840


def test_sixty_days_that_are_not_two_full_months_are_refused_with_the_first_sufficient_day() -> (
    None
):
    assert_refused(
        LONG,
        stay("2.7.2022", "30.8.2022"),
        "long-too-short-dated",
        "6.2.7",
        ["1.9.2022", "29"],
    )


def test_one_day_short_of_two_months_is_refused_in_months_too() -> None:
    assert_refused(LONG, months(1, 29), "long-too-short", "6.2.7", ["29"])


def test_twelve_months_are_the_most() -> None:
    assert euros(LONG, stay("1.9.2021", "31.8.2022")) == 5040
    assert_refused(LONG, stay("1.9.2021", "1.9.2022"), "long-too-long", "6.2.7", ["12"])


def test_the_commission_count_is_shown_beside_the_guides() -> None:
    found = calculate(LONG, stay("10.9.2021", "5.6.2022", country="ES"), language="fi")
    assert step(found, "commission-count") == "266"
    warning = next(w.text for w in found.warnings if w.code == "commission-count-differs")
    assert "8 kk 26 pv" in warning
    assert "-1 pv" in warning
    assert "-14 €" in warning


def test_no_warning_where_the_two_counts_agree() -> None:
    assert "commission-count-differs" not in notes(calculate(LONG, case()))


def test_the_beneficiary_modules_count_replaces_the_guides_visibly() -> None:
    found = calculate(LONG, case(module_months=4, module_days=9))
    assert figure(found) == "1806"
    assert "module-count-used" in notes(found)


def test_a_stay_outside_the_contract_period_is_computed_with_a_warning() -> None:
    found = calculate(LONG, stay("1.9.2023", "31.12.2023"))
    assert figure(found) == "1680"
    assert "outside-contract-period" in notes(found)
    day_before = stay("31.8.2021", "31.12.2021")
    assert "outside-contract-period" in notes(calculate(LONG, day_before))
    for inside in (stay("1.9.2021", "31.12.2021"), stay("1.9.2023", "31.10.2023")):
        assert "outside-contract-period" not in notes(calculate(LONG, inside))


# Monthly amounts


@pytest.mark.parametrize(
    ("country", "monthly"),
    [
        ("SE", 470),
        ("FR", 420),
        ("GB", 470),
        ("CH", 470),
        ("FO", 470),
        ("AD", 420),
        ("MC", 420),
        ("SM", 420),
        ("VA", 420),
        ("JP", 700),
        ("XK", 700),
    ],
)
def test_regions_5_and_14_take_the_european_amounts(country: str, monthly: int) -> None:
    assert euros(LONG, months(3, country=country)) == 3 * monthly


@pytest.mark.parametrize(("country", "monthly"), [("SE", 620), ("FR", 570), ("JP", 850)])
def test_a_traineeship_is_paid_150_more_whatever_the_country(country: str, monthly: int) -> None:
    found = calculate(LONG, months(2, country=country, activity="traineeship"))
    assert figure(found) == str(2 * monthly)
    assert ("traineeship-in-partner-country" in notes(found)) == (country == "JP")


def test_both_top_ups_may_apply() -> None:
    assert euros(LONG, months(2, activity="traineeship", children=True)) == 2 * (420 + 150 + 250)


def test_a_combined_period_is_paid_as_studies_for_its_whole_length() -> None:
    found = calculate(LONG, case(activity="combined"))
    assert figure(found) == "1820"
    assert "combined-is-studies" in notes(found)


def test_the_total_is_rounded_once_and_not_part_by_part() -> None:
    # 28 × 950/30 = 886.67; parts rounded apart would give 653 + 233 = 886
    found = calculate(LONG, months(2, 28, country="JP", children=True, distance_km=5000))
    assert figure(found) == str(2 * 950 + 887 + 820)


# Zero grant


def test_months_and_days_are_counted_to_the_last_funded_day() -> None:
    found = calculate(LONG, case(last_funded_day="14.12.2021"))
    assert figure(found) == "1260"
    assert (figure(found, "months"), figure(found, "days")) == ("4", "10")


def test_undated_zero_grant_days_come_off_the_days_over() -> None:
    assert euros(LONG, case(zero_grant_days=10)) == 1680


def test_more_undated_zero_grant_days_than_days_over_ask_for_the_last_funded_day() -> None:
    assert_asked(LONG, case(zero_grant_days=11), "last_funded_day")


def test_fewer_than_two_funded_months_are_refused() -> None:
    assert_refused(LONG, case(last_funded_day="13.11.2021"), "funded-too-short", "5.3.1", ["30"])
    assert euros(LONG, case(last_funded_day="14.11.2021")) == 840


def test_a_wholly_zero_grant_mobility_is_0_euros() -> None:
    found = calculate(LONG, case(zero_grant=True))
    assert figure(found) == "0"
    assert "wholly-zero-grant" in notes(found)


def test_the_last_funded_day_lies_within_the_stay() -> None:
    assert_invalid(LONG, case(last_funded_day="25.1.2022"), "last_funded_day", "outside-the-stay")


def test_zero_grant_days_must_agree_with_the_last_funded_day() -> None:
    agreeing = case(last_funded_day="14.1.2022", zero_grant_days=10)
    assert euros(LONG, agreeing) == 1680
    disagreeing = agreeing | {"zero_grant_days": 9}
    assert_invalid(LONG, disagreeing, "zero_grant_days", "zero-grant-given-twice")


# Travel


def test_no_travel_grant_to_programme_countries() -> None:
    assert euros(LONG, case(children=True, distance_km=2000)) == 2903


def test_a_travel_grant_to_partner_countries_if_the_institution_pays_it() -> None:
    japan = months(3, country="JP", distance_km=7800)
    assert euros(LONG, japan | {"institution_pays_travel": True}) == 2100 + 820
    assert euros(LONG, japan | {"institution_pays_travel": False}) == 2100


def test_an_unknown_decision_is_said_and_nothing_is_paid() -> None:
    found = calculate(LONG, months(3, country="JP", distance_km=7800))
    assert figure(found) == "2100"
    assert "travel-decision-unknown" in notes(found)


def test_the_institution_may_not_refuse_it_to_students_with_children() -> None:
    japan = months(3, country="JP", distance_km=7800, children=True)
    assert euros(LONG, japan | {"institution_pays_travel": False}) == 3 * 950 + 820


@pytest.mark.parametrize(("country", "monthly"), [("GB", 470), ("AD", 420)])
def test_regions_5_and_14_get_a_travel_grant_with_children_only(country: str, monthly: int) -> None:
    there = months(3, country=country, distance_km=1900, institution_pays_travel=True)
    assert euros(LONG, there) == 3 * monthly
    found = calculate(LONG, there | {"children": True})
    assert figure(found) == str(3 * (monthly + 250) + 275)
    assert "children-to-region-5-or-14" in notes(found)


def test_a_student_already_there_gets_no_travel_grant_and_no_top_up() -> None:
    japan = months(3, country="JP", children=True, already_at_destination=True, green_travel=True)
    found = calculate(LONG, japan)
    assert figure(found) == "2850"
    assert "already-at-destination" in notes(found)


def test_the_distance_is_asked_for_where_it_matters() -> None:
    assert_asked(LONG, months(3, country="JP", children=True), "distance_km")


def test_green_travel_without_a_travel_grant_is_50_euros_once() -> None:
    assert euros(LONG, case(green_travel=True)) == 1870


def test_green_travel_with_a_travel_grant_takes_the_green_column_and_no_50_euros() -> None:
    morocco = months(2, country="MA", institution_pays_travel=True, green_travel=True)
    assert euros(LONG, morocco | {"distance_km": 3500}) == 1400 + 610
    assert euros(LONG, morocco | {"distance_km": 4500}) == 1400 + 820
    found = calculate(LONG, morocco | {"distance_km": 9})
    assert figure(found) == "1400"
    assert "green-under-first-band" in notes(found)


def test_green_travel_days_are_paid_at_a_thirtieth_after_the_minimum_is_tested() -> None:
    assert euros(LONG, case(green_travel=True, green_travel_days=4)) == 1820 + 50 + 4 * 14
    short = months(1, 29, green_travel=True, green_travel_days=4)
    assert_refused(LONG, short, "long-too-short", "6.2.7", [])


def test_more_than_four_green_days_are_refused() -> None:
    assert_refused(
        LONG,
        case(green_travel=True, green_travel_days=5),
        "too-many-green-days",
        "5.3.4.3",
        ["4", "5"],
    )


def test_green_days_need_green_travel() -> None:
    assert_refused(
        LONG, case(green_travel_days=1), "green-days-without-green-travel", "5.3.4.3", []
    )


# Who, where, with what money


@pytest.mark.parametrize(
    ("changes", "code", "section"),
    [
        ({"country": "FI"}, "destination-is-sending-country", "6.2.4"),
        ({"residence_country": "FR"}, "destination-is-residence-country", "6.2.4"),
        ({"country": "FI", "sending_country": "SE"}, "finland-only-for-invited-staff", "5.3.5.2"),
        ({"double_funding": True}, "double-funding", "5.3.1"),
        ({"mundus_scholarship": True}, "mundus-scholarship", "6.2.1"),
        ({"activity": "traineeship", "host": "eu_body"}, "host-is-eu-body", "6.3.1"),
        (
            {"activity": "traineeship", "host": "programme_agency"},
            "host-is-programme-agency",
            "6.3.1",
        ),
    ],
)
def test_what_the_guide_does_not_allow_is_refused(changes: Inputs, code: str, section: str) -> None:
    assert_refused(LONG, case(**changes), code, section, [])


def test_ones_home_country_is_allowed_if_it_is_not_the_residence() -> None:
    assert euros(LONG, case(residence_country="FI")) == 1820


def test_an_eu_body_may_host_studies() -> None:
    assert euros(LONG, case(host="eu_body")) == 1820


def test_a_companys_closure_is_paid_but_not_counted_to_the_minimum() -> None:
    july = stay("1.6.2022", "31.8.2022", activity="traineeship")
    found = calculate(LONG, july | {"closure_days": 31})
    assert figure(found) == str(3 * 570)
    assert "closure-paid-not-counted" in notes(found)
    assert_refused(LONG, july | {"closure_days": 32}, "long-too-short-dated", "6.2.7", ["1.9.2022"])


# Inputs


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"country": "Atlantis"}, "country", "unknown-country"),
        ({"start": "31.2.2022"}, "start", "not-a-date"),
        ({"end": "1.9.2021"}, "end", "end-before-start"),
        ({"months": 3}, "months", "dates-and-months"),
        ({"distance_km": -1}, "distance_km", "too-small"),
        ({"distance_km": 30000}, "distance_km", "too-large"),
        ({"activity": "holiday"}, "activity", "not-a-choice"),
        ({"children": -1}, "children", "too-small"),
        ({"green_travel": "perhaps"}, "green_travel", "not-yes-no"),
        ({"shoe_size": 43}, "shoe_size", "unknown-input"),
    ],
)
def test_absurd_inputs_are_sent_back_in_three_languages(
    changes: Inputs, field: str, code: str
) -> None:
    assert_invalid(LONG, case(**changes), field, code)


def test_a_refusal_of_a_country_names_what_was_written() -> None:
    assert_invalid(LONG, case(country="Atlantis"), "country", "unknown-country", ["Atlantis"])


def test_everything_missing_is_asked_for_at_once() -> None:
    assert_asked(LONG, {"country": "FR"}, "green_travel", "activity", "children", "start", "end")


def test_the_other_end_is_asked_for() -> None:
    assert_asked(LONG, case(end=None), "end")


def test_inputs_are_understood_as_people_write_them() -> None:
    written: Inputs = {
        "country": "Ranskaan",
        "start": "2021-09-15",
        "end": "24.1.2022",
        "activity": "studies",
        "children": "0",
        "green_travel": "ei",
    }
    assert calculate(LONG, written).inputs["country"] == "FR"
    assert euros(LONG, written) == 1820


# The working


def test_every_rate_of_the_working_has_its_section_and_quote() -> None:
    everything = case(country="JP", activity="traineeship", children=True, distance_km=7800)
    sections = {
        each.code: each.source and each.source.section for each in calculate(LONG, everything).steps
    }
    assert sections == {
        "guide-count": "5.3.4.1",
        "guide-count-days": "5.3.4.1",
        "monthly-base": "5.3.4.2",
        "traineeship-top-up": "5.3.4.2",
        "children-top-up": "5.3.4.4",
        "monthly-total": None,
        "full-months": None,
        "days-over": "5.3.4.1",
        "travel-grant": "5.3.4.3",
        "total": None,
        "commission-count": None,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_receipt_replays_to_the_same_result_in_any_language(language: Language) -> None:
    found = calculate(LONG, case(children=2, green_travel=True), language="fi")
    again, changes = replay(found.receipt, language=language)
    assert changes == ()
    assert again.results[0].value == found.results[0].value
    assert again.receipt == found.receipt


# Properties

COUNTRIES = st.sampled_from(["SE", "FR", "GB", "AD", "JP", "XK"])
FACTS = st.fixed_dictionaries(
    {
        "country": COUNTRIES,
        "activity": st.sampled_from(["studies", "traineeship", "combined"]),
        "children": st.booleans(),
        "green_travel": st.booleans(),
        "institution_pays_travel": st.booleans(),
        "distance_km": st.decimals(0, 20000, places=1),
    }
)
STARTS = st.dates(date(2021, 9, 1), date(2022, 12, 31))


@given(FACTS, STARTS, st.integers(61, 350))
@settings(deadline=None)
def test_a_longer_stay_never_pays_less(facts: Inputs, start: date, length: int) -> None:
    # Any 62 days, both ends included, hold two full months.
    ends = [start + timedelta(length + extra) for extra in range(3)]
    totals = [euros(LONG, facts | {"start": start, "end": end}) for end in ends]
    assert all(shorter <= longer for shorter, longer in pairwise(totals))


@given(FACTS, STARTS, st.integers(62, 360), st.integers(0, 4))
@settings(deadline=None)
def test_the_addends_sum_to_the_total_before_its_one_rounding(
    facts: Inputs, start: date, length: int, green_days: int
) -> None:
    inputs = facts | {"start": start, "end": start + timedelta(length)}
    if facts["green_travel"]:
        inputs["green_travel_days"] = green_days
    assert_adds_up(calculate(LONG, inputs))


@given(st.decimals(0, 20000, places=2), st.booleans())
@settings(deadline=None)
def test_a_greater_distance_never_pays_less(km: Decimal, green: bool) -> None:
    there = months(2, country="JP", children=True, green_travel=green)
    nearer = euros(LONG, there | {"distance_km": km})
    farther = euros(LONG, there | {"distance_km": min(km + 100, Decimal(20000))})
    assert nearer <= farther
