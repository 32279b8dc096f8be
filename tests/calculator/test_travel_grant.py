from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import calculate
from tests.calculator.asking import (
    Inputs,
    assert_asked,
    assert_invalid,
    euros,
    figure,
    notes,
    step,
)

GRANT = "travel-grant"


def journey(km: object, traveller: str = "student", *, green: bool = False) -> Inputs:
    return {"traveller": traveller, "distance_km": km, "green_travel": green}


BANDS = [
    # from km, ordinary, green
    ("10", 23, 23),
    ("100", 180, 210),
    ("500", 275, 320),
    ("2000", 360, 410),
    ("3000", 530, 610),
    ("4000", 820, 820),
    ("8000", 1500, 1500),
]


@pytest.mark.parametrize(("start", "ordinary", "green"), BANDS)
@pytest.mark.parametrize("traveller", ["student", "staff"])
def test_the_printed_tables(start: str, ordinary: int, green: int, traveller: str) -> None:
    assert euros(GRANT, journey(start, traveller)) == ordinary
    assert euros(GRANT, journey(start, traveller, green=True)) == green


@pytest.mark.parametrize("band", range(1, len(BANDS)))
@pytest.mark.parametrize("traveller", ["student", "staff"])
def test_bands_are_half_open_on_the_true_distance(band: int, traveller: str) -> None:
    just_under = Decimal(BANDS[band][0]) - Decimal("0.001")
    for green in (False, True):
        assert (
            euros(GRANT, journey(just_under, traveller, green=green)) == BANDS[band - 1][1 + green]
        )


def test_99_and_a_half_kilometres_are_in_the_band_under_100() -> None:
    assert euros(GRANT, journey("99.5")) == 23


def test_students_get_none_under_10_km_and_staff_23_euros() -> None:
    assert euros(GRANT, journey("9.999")) == 0
    assert euros(GRANT, journey("9.999", "staff")) == 23
    assert euros(GRANT, journey(0, "staff", green=True)) == 23


def test_green_under_10_km_is_0_euros_and_not_50() -> None:
    found = calculate(GRANT, journey(5, green=True))
    assert figure(found) == "0"
    assert "green-under-first-band" in notes(found)
    assert "green-under-first-band" not in notes(calculate(GRANT, journey(5, "staff", green=True)))


@pytest.mark.parametrize(
    ("km", "grant", "traveller"),
    [
        (1826, 275, "student"),
        (448, 180, "student"),
        (1650, 275, "staff"),
        (368, 180, "staff"),
        (3148, 530, "staff"),
        (662, 275, "staff"),
        (2854, 360, "staff"),
    ],
)
def test_the_guides_seven_distances(km: int, grant: int, traveller: str) -> None:
    assert euros(GRANT, journey(km, traveller)) == grant


@pytest.mark.parametrize(
    ("origin", "destination", "country", "printed"),
    [
        ("Jyväskylä", "Brugge", "BE", 1826),
        ("Rovaniemi", "Tromssa", "NO", 448),
        ("Jyväskylä", "Amsterdam", "NL", 1650),
        ("Amsterdam", "Hampuri", "DE", 368),
        ("Mikkeli", "Madrid", "ES", 3148),
        ("Turku", "Göteborg", "SE", 662),
        ("Rovaniemi", "Rooma", "IT", 2854),
    ],
)
def test_towns_give_the_printed_distances_within_a_few_kilometres(
    origin: str, destination: str, country: str, printed: int
) -> None:
    towns: Inputs = {
        "traveller": "staff",
        "green_travel": False,
        "origin": origin,
        "destination": destination,
        "country": country,
    }
    found = calculate(GRANT, towns)
    assert abs(Decimal(str(step(found, "distance"))) - printed) < 5
    assert figure(found) == str(euros(GRANT, journey(printed, "staff")))
    note = next(note for note in found.assumptions if note.code == "distance-of-towns")
    assert str(step(found, "distance")) in note.text


@pytest.mark.parametrize(("km", "warned"), [(495, True), (505, True), (494, False), (506, False)])
def test_within_one_percent_of_a_band_edge_the_commissions_figure_is_asked_for(
    km: int, warned: bool
) -> None:
    assert ("distance-near-band-edge" in notes(calculate(GRANT, journey(km)))) == warned


def test_already_there_means_no_travel_grant() -> None:
    assert euros(GRANT, journey(None) | {"already_at_destination": True}) == 0


def test_a_students_right_to_the_grant_is_an_assumption() -> None:
    assert "student-is-entitled" in notes(calculate(GRANT, journey(200)))
    assert "student-is-entitled" not in notes(calculate(GRANT, journey(200, "staff")))


def test_a_negative_distance_is_sent_back() -> None:
    assert_invalid(GRANT, journey(-1), "distance_km", "too-small", ["-1"])


@pytest.mark.parametrize(
    ("destination", "country", "code", "says"),
    [
        ("Amsterdamm", None, "unknown-place", "Amsterdam"),
        ("Qwertyuiop", None, "unknown-place-unlike", "Qwertyuiop"),
        ("Rooma", "SE", "place-in-another-country", "SE"),
    ],
)
def test_a_town_that_cannot_be_found_is_sent_back(
    destination: str, country: str | None, code: str, says: str
) -> None:
    towns = journey(None) | {"origin": "Turku", "destination": destination, "country": country}
    assert_invalid(GRANT, towns, "destination", code, [says])


def test_of_several_towns_the_largest_is_taken_and_said() -> None:
    towns = journey(None, "staff") | {"origin": "Turku", "destination": "Frankfurt"}
    found = calculate(GRANT, towns)
    warning = next(note.text for note in found.warnings if note.code == "place-is-ambiguous")
    assert "Frankfurt am Main (DE)" in warning


def test_the_distance_or_the_other_town_is_asked_for() -> None:
    assert_asked(GRANT, journey(None), "distance_km")
    assert_asked(GRANT, journey(None) | {"origin": "Turku"}, "destination")
    assert_asked(GRANT, journey(None) | {"destination": "Rooma"}, "origin")


@given(
    st.decimals(0, 20000, places=3),
    st.decimals(0, 20000, places=3),
    st.sampled_from(["student", "staff"]),
    st.booleans(),
)
@settings(deadline=None)
def test_a_greater_distance_never_pays_less(
    one: Decimal, other: Decimal, traveller: str, green: bool
) -> None:
    nearer, farther = sorted((one, other))
    assert euros(GRANT, journey(nearer, traveller, green=green)) <= euros(
        GRANT, journey(farther, traveller, green=green)
    )
