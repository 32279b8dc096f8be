import pytest

from calculator import calculate
from tests.calculator.asking import assert_invalid, figure, notes


def facts(country: str) -> dict[str, str | bool]:
    return {
        result.name: result.value for result in calculate("country", {"country": country}).results
    }


def test_a_programme_country_of_group_1() -> None:
    assert facts("Ruotsi") == {
        "monthly": "470",
        "monthly_traineeship": "620",
        "monthly_children": "720",
        "monthly_traineeship_children": "870",
        "short_daily_first": "70",
        "short_daily_later": "50",
        "student_group": "1",
        "staff_daily_first": "124",
        "staff_daily_later": "87",
        "staff_minimum": "2",
        "staff_group": "A",
        "programme_country": True,
        "travel_grant_by_decision": False,
    }


@pytest.mark.parametrize(
    ("country", "monthly", "group", "daily", "staff_group"),
    [
        ("DE", "420", "2", "110", "B"),
        ("EE", "420", "2", "97", "C"),
        ("CH", "470", "1", "124", "A"),
        ("AD", "420", "2", "110", "B"),
        ("JP", "700", "partner", "180", "partner"),
    ],
)
def test_groups_and_rates(
    country: str, monthly: str, group: str, daily: str, staff_group: str
) -> None:
    known = facts(country)
    assert (known["monthly"], known["student_group"]) == (monthly, group)
    assert (known["staff_daily_first"], known["staff_group"]) == (daily, staff_group)


@pytest.mark.parametrize(
    ("country", "region"), [("GB", "14"), ("MC", "5"), ("JP", "13"), ("AL", "1")]
)
def test_partner_countries_have_a_region_and_a_five_day_minimum(country: str, region: str) -> None:
    known = facts(country)
    assert (known["region"], known["programme_country"]) == (region, False)
    assert known["staff_minimum"] == "5"
    assert known["travel_grant_by_decision"] == (region not in ("5", "14"))


@pytest.mark.parametrize(
    ("country", "different"),
    [
        ("SE", set()),
        ("JP", {"partner-country-travel-by-decision", "partner-countries-share-a-cap"}),
        ("AD", {"partner-country-at-european-amounts", "partner-countries-share-a-cap"}),
        (
            "GB",
            {
                "partner-country-at-european-amounts",
                "partner-countries-share-a-cap",
                "united-kingdom-left-the-programme",
            },
        ),
        (
            "CH",
            {
                "partner-country-at-european-amounts",
                "partner-countries-share-a-cap",
                "switzerland-has-its-own-programme",
            },
        ),
        (
            "UA",
            {
                "partner-country-travel-by-decision",
                "partner-countries-share-a-cap",
                "recognised-territory-only",
            },
        ),
    ],
)
def test_what_is_different_there_is_said(country: str, different: set[str]) -> None:
    assert notes(calculate("country", {"country": country})) == different


def test_finland_has_rates_for_invited_staff_only() -> None:
    found = calculate("country", {"country": "Suomi"})
    assert {result.name for result in found.results} == {
        "staff_daily_first",
        "staff_daily_later",
        "staff_minimum",
        "staff_group",
    }
    assert figure(found, "staff_daily_first") == "124"
    assert notes(found) == {"only-invited-staff-come-here"}


def test_every_rate_has_its_section() -> None:
    steps = calculate("country", {"country": "GB"}).steps
    assert all(step.source and step.source.quote for step in steps)


def test_an_unknown_country_is_sent_back() -> None:
    assert_invalid("country", {"country": "Atlantis"}, "country", "unknown-country", ["Atlantis"])
