from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import Calculation, Ineligible, InvalidInputs, MissingInputs, calculate

AGREED = {
    "country": "DE",
    "activity": "studies",
    "children": False,
    "green_travel": False,
    "start": "5.9.2021",
    "end": "15.1.2022",
    "realised_start": "5.9.2021",
}
"""Agreed: 4 months 11 days in group 2, 1 834 €."""

CORONA = {"cause": "corona"}


def changed(**inputs: object) -> Calculation:
    return calculate("changed-mobility", AGREED | inputs)


def total(**inputs: object) -> str | bool:
    found = changed(**inputs)
    assert found.results[0].name == "total"
    return found.results[0].value


def codes(found: Calculation) -> list[str]:
    return [note.code for note in (*found.assumptions, *found.warnings)]


def asked(**inputs: object) -> tuple[str, ...]:
    with pytest.raises(MissingInputs) as caught:
        changed(**inputs)
    return caught.value.names


def test_the_same_dates_leave_the_grant_as_agreed() -> None:
    assert total(realised_end="15.1.2022") == "1834"


@pytest.mark.parametrize(
    "case",
    [
        {"realised_end": "15.1.2022"},
        {"realised_end": "9.1.2022", "cause": "ordinary"},
        {"realised_end": "9.10.2021", "cause": "ordinary"},
        {"realised_end": "9.10.2021", **CORONA, "course": "returned_home", "ground": "none"},
        {"realised_end": "9.10.2021", **CORONA, "course": "turned_virtual"},
        {"realised_end": "15.2.2022", "agreement_amended": True, "quarantine_days": 7},
    ],
)
def test_the_steps_show_the_agreed_grant_and_add_up_to_the_new_one(case: dict[str, object]) -> None:
    found = changed(**case, country="CA", institution_pays_travel=True, distance_km=6500)
    codes_of_steps = [step.code for step in found.steps]
    assert codes_of_steps.index("monthly-base") < codes_of_steps.index("planned-grant")
    exact = sum(Fraction(s.exact or str(s.value)) for s in found.steps if s.addend)
    assert int(str(found.results[0].value)) == int(exact + Fraction(1, 2))


def test_up_to_five_days_less_leave_the_grant_as_agreed_when_the_content_was_done() -> None:
    found = changed(realised_end="10.1.2022", content_completed=True)
    assert found.results[0].value == "1834"
    assert "change-within-tolerance" in codes(found)


def test_the_tolerance_counts_both_ends_together() -> None:
    assert (
        total(realised_start="8.9.2021", realised_end="13.1.2022", content_completed=True) == "1834"
    )
    assert asked(realised_start="8.9.2021", realised_end="12.1.2022") == ("cause",)


def test_within_the_tolerance_it_is_asked_whether_the_content_was_done() -> None:
    assert asked(realised_end="10.1.2022") == ("content_completed",)


def test_within_the_tolerance_an_unfinished_content_is_worked_out_from_the_realised_dates() -> None:
    found = changed(realised_end="10.1.2022", content_completed=False, cause="ordinary")
    assert found.results[0].value == "1764"
    assert "institution-may-recover-more" in codes(found)


def test_more_than_five_days_less_is_worked_out_from_the_realised_dates() -> None:
    found = changed(realised_end="9.1.2022", cause="ordinary")
    assert [(result.name, result.value) for result in found.results] == [
        ("total", "1750"),
        ("planned_total", "1834"),
        ("grant_change", "-84"),
        ("months", "4"),
        ("days", "5"),
    ]


def test_the_tolerance_never_rescues_the_minimum() -> None:
    found = changed(
        end="4.11.2021", realised_end="3.11.2021", content_completed=True, cause="ordinary"
    )
    assert found.results[0].value == "0"
    assert "below-minimum-recovered" in codes(found)


def test_below_the_minimum_the_whole_grant_is_recovered() -> None:
    found = changed(realised_end="9.10.2021", cause="ordinary", paid_so_far=1500)
    by_name = {result.name: result.value for result in found.results}
    assert by_name["total"] == "0"
    assert by_name["grant_change"] == "-1834"
    assert by_name["to_recover"] == "1500"
    assert by_name["to_pay"] == "0"


def test_what_is_still_to_be_paid_is_told() -> None:
    found = changed(realised_end="15.1.2022", paid_so_far="1284.50")
    by_name = {result.name: result.value for result in found.results}
    assert (by_name["to_recover"], by_name["to_pay"]) == ("0", "549.5")


def test_in_force_majeure_the_agency_decides_between_the_bounds() -> None:
    found = changed(realised_end="9.10.2021", cause="force_majeure")
    assert [(result.name, result.value) for result in found.results[:2]] == [
        ("kept_at_least", "0"),
        ("kept_at_most", "1834"),
    ]
    assert "agency-decides-force-majeure" in codes(found)
    assert "total" not in [result.name for result in found.results]


def test_in_force_majeure_a_stay_above_the_minimum_keeps_its_realised_days_at_least() -> None:
    found = changed(realised_end="9.1.2022", cause="force_majeure")
    assert found.results[0].value == "1750"


def test_why_a_stay_became_shorter_is_asked_for() -> None:
    assert asked(realised_end="9.10.2021") == ("cause",)
    assert asked(realised_end="9.10.2021", **CORONA) == ("course",)
    assert asked(realised_end="9.10.2021", **CORONA, course="returned_home") == ("ground",)


@pytest.mark.parametrize(
    ("course", "ground"),
    [
        ("returned_home", "remote"),
        ("returned_home", "continuing_costs"),
        ("stayed_abroad", "remote"),
        ("stayed_abroad", "resumes"),
        ("stayed_abroad", "travel_restrictions"),
    ],
)
def test_in_the_pandemic_the_whole_grant_is_kept_on_the_grounds_of_7_1(
    course: str, ground: str
) -> None:
    assert total(realised_end="9.10.2021", **CORONA, course=course, ground=ground) == "1834"


@pytest.mark.parametrize(
    ("course", "ground"),
    [("returned_home", "none"), ("returned_home", "resumes"), ("stayed_abroad", "none")],
)
def test_without_such_a_ground_at_least_the_prepayment_is_kept(course: str, ground: str) -> None:
    found = changed(realised_end="9.10.2021", **CORONA, course=course, ground=ground)
    assert found.results[0].value == "1467"
    assert "typical-prepayment" in codes(found)
    assert "corona-at-least-prepayment" in codes(found)


def test_a_known_prepayment_replaces_the_typical_one() -> None:
    found = changed(
        realised_end="9.10.2021",
        **CORONA,
        course="returned_home",
        ground="none",
        prepayment_percent=70,
    )
    assert found.results[0].value == "1284"
    assert "typical-prepayment" not in codes(found)


def test_realised_days_above_the_prepayment_are_paid() -> None:
    case = {"realised_end": "5.1.2022", **CORONA, "course": "returned_home", "ground": "none"}
    assert total(**case) == "1694"


def test_a_stay_that_turned_virtual_is_paid_for_its_physical_days_below_the_minimum_too() -> None:
    found = changed(realised_end="9.10.2021", **CORONA, course="turned_virtual")
    assert found.results[0].value == "490"
    assert "corona-physical-days" in codes(found)


def test_the_travel_grant_stays_with_the_physical_days() -> None:
    case = {
        "country": "CA",
        "distance_km": 6500,
        "institution_pays_travel": True,
        "realised_end": "4.10.2021",
        **CORONA,
        "course": "turned_virtual",
    }
    assert total(**case) == "1520"


def test_a_break_at_home_without_remote_work_is_not_paid() -> None:
    case = {"realised_end": "15.1.2022", **CORONA, "course": "came_back", "interruption_days": 20}
    found = changed(**case, ground="none")
    assert found.results[0].value == "1568"
    assert [(r.name, r.value) for r in found.results[-2:]] == [("months", "3"), ("days", "22")]


def test_a_break_spent_on_remote_work_is_paid() -> None:
    case = {"realised_end": "15.1.2022", **CORONA, "course": "came_back", "interruption_days": 20}
    found = changed(**case, ground="remote")
    assert found.results[0].value == "1834"
    assert "remote-break-paid" in codes(found)
    assert asked(**case) == ("ground",)


def test_extra_days_are_on_a_zero_grant_unless_the_agreement_is_amended() -> None:
    found = changed(realised_end="15.2.2022")
    assert found.results[0].value == "1834"
    assert "extension-is-zero-grant" in codes(found)
    assert total(realised_end="15.2.2022", agreement_amended=True) == "2254"


def test_an_extension_is_asked_for_a_month_before_the_agreed_end() -> None:
    found = changed(realised_end="15.2.2022")
    assert found.results[-1].name == "extension_request_by"
    assert found.results[-1].value == "2021-12-15"


@pytest.mark.parametrize("amended", [True, False])
def test_an_extension_beyond_twelve_months_is_refused(amended: bool) -> None:
    with pytest.raises(Ineligible) as caught:
        changed(realised_end="5.9.2022", agreement_amended=amended)
    assert caught.value.code == "long-too-long"
    assert set(caught.value.text) == {"fi", "en", "sv"}


def test_an_extension_past_the_contract_period_is_pointed_out() -> None:
    found = changed(
        start="1.5.2023", end="31.8.2023", realised_start="1.5.2023", realised_end="15.11.2023"
    )
    assert codes(found).count("outside-contract-period") == 1


def test_a_cancelled_mobility_is_paid_nothing() -> None:
    found = changed(course="cancelled", **CORONA)
    assert [(result.name, result.value) for result in found.results] == [
        ("total", "0"),
        ("planned_total", "1834"),
        ("grant_change", "-1834"),
    ]
    assert "cancelled-corona" in codes(found)
    assert "cancelled-ordinary" in codes(changed(course="cancelled", cause="ordinary"))
    assert changed(course="cancelled", cause="force_majeure").results[1].value == "1834"
    assert asked(course="cancelled") == ("cause",)


def test_compulsory_quarantine_is_paid_by_the_day() -> None:
    found = changed(realised_end="15.1.2022", quarantine_days=10)
    assert found.results[0].value == "1974"
    assert "quarantine-paid" in codes(found)


def test_quarantine_may_not_stretch_a_stay_beyond_twelve_months() -> None:
    year = {"end": "4.9.2022", "realised_end": "4.9.2022"}
    assert total(**year) == "5040"
    with pytest.raises(Ineligible):
        changed(**year, quarantine_days=1)


def test_an_agreed_zero_grant_tail_stays_unpaid() -> None:
    found = total(realised_end="25.12.2021", last_funded_day="4.12.2021", cause="ordinary")
    assert found == "1260"


def test_agreed_zero_grant_days_stay_unpaid() -> None:
    assert total(realised_end="15.1.2022", zero_grant_days=11) == "1680"
    assert total(realised_end="9.1.2022", zero_grant_days=11, cause="ordinary") == "1680"
    assert total(realised_end="30.12.2021", zero_grant_days=11, cause="ordinary") == "1624"
    assert asked(realised_end="15.1.2022", zero_grant_days=12) == ("last_funded_day",)


def test_a_wholly_zero_grant_mobility_has_nothing_to_change() -> None:
    assert total(zero_grant=True, realised_end="9.1.2022", cause="ordinary") == "0"


def test_the_realised_dates_are_asked_for() -> None:
    assert asked(realised_start=None) == ("realised_start", "realised_end")
    assert asked() == ("realised_end",)


@pytest.mark.parametrize(
    "wrong",
    [
        {"realised_end": "4.9.2021"},
        {"realised_end": "15.1.2022", "interruption_days": 133},
    ],
)
def test_a_wrong_order_and_a_break_as_long_as_the_stay_are_refused(
    wrong: dict[str, object],
) -> None:
    with pytest.raises(InvalidInputs) as caught:
        changed(**wrong)
    assert set(caught.value.problems[0].text) == {"fi", "en", "sv"}


def test_the_rules_of_the_agreed_stay_still_hold() -> None:
    with pytest.raises(Ineligible) as caught:
        changed(country="FI", realised_end="15.1.2022")
    assert caught.value.code == "destination-is-sending-country"


@settings(max_examples=60)
@given(st.integers(0, 130), st.sampled_from(["ordinary", "corona"]))
def test_leaving_earlier_never_pays_more(days: int, cause: str) -> None:
    end = date(2022, 1, 15)

    def paid(earlier: int) -> int:
        case = {
            "realised_end": end - timedelta(days=earlier),
            "content_completed": True,
            "cause": cause,
            "course": "turned_virtual",
        }
        return int(str(total(**case)))

    assert paid(days + 1) <= paid(days)
