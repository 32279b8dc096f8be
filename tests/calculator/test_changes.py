from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import LANGUAGES, Ineligible, Language, calculate, calculator, names
from calculator.changes import Change, load_changes, possible_changes
from calculator.errors import DataFaults

LONG = {
    "country": "CA",
    "activity": "studies",
    "children": "no",
    "green_travel": "no",
    "start": "5.9.2021",
    "end": "15.1.2022",
    "institution_pays_travel": True,
    "distance_km": 3500,
}


def found(name: str, **inputs: object) -> dict[str, Change]:
    return {change.code: change for change in possible_changes(name, inputs)}


@pytest.mark.parametrize(
    ("code", "difference"),
    [
        ("month-longer", "700"),
        ("month-shorter", "-700"),
        ("green", "80"),
        ("with-children", "1091"),
        ("traineeship", "655"),
        ("institution-pays-no-travel", "-530"),
        ("farther-student", "290"),
        ("nearer-student", "-170"),
    ],
)
def test_each_change_of_a_long_mobility_tells_its_difference(code: str, difference: str) -> None:
    change = found("student-long", **LONG)[code]
    assert change.difference == difference
    before = int(str(calculate("student-long", LONG).results[0].value))
    assert change.total == str(before + int(difference))


def test_a_month_longer_is_exactly_one_month_by_the_guides_count() -> None:
    change = found("student-long", **LONG | {"start": "30.11.2021", "end": "28.2.2022"})[
        "month-longer"
    ]
    counted = calculate("student-long", change.inputs)
    before = calculate("student-long", LONG | {"start": "30.11.2021", "end": "28.2.2022"})
    assert int(str(counted.results[1].value)) == int(str(before.results[1].value)) + 1
    assert counted.results[2].value == before.results[2].value


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_that_the_rules_refuse_tells_why_in_the_readers_language(
    language: Language,
) -> None:
    case = LONG | {"country": "DE", "start": "1.9.2021", "end": "31.10.2021"}
    shorter = {
        change.code: change for change in possible_changes("student-long", case, language=language)
    }
    change = shorter["day-shorter"]
    with pytest.raises(Ineligible) as caught:
        calculate("student-long", change.inputs)
    assert change.refusal == caught.value.text[language]
    assert (change.total, change.difference) == (None, None)


def test_a_change_that_needs_another_fact_names_it() -> None:
    case = {key: value for key, value in LONG.items() if key != "distance_km"}
    case |= {"institution_pays_travel": False}
    assert found("student-long", **case)["institution-pays-travel"].missing == ("distance_km",)


def test_a_change_that_makes_no_difference_is_left_out() -> None:
    codes = found("student-long", **LONG | {"country": "DE"})
    assert "farther-student" not in codes
    assert "institution-pays-no-travel" not in codes


def test_the_distance_between_two_towns_has_a_next_band_too() -> None:
    staff = {
        "country": "DE",
        "green_travel": False,
        "days": 5,
        "origin": "Helsinki",
        "destination": "Berlin",
    }
    change = found("staff", **staff)["farther-staff"]
    assert change.inputs["distance_km"] == "2000"
    assert change.difference == "85"


def test_one_participant_more_than_a_hundred_brings_the_lower_rate() -> None:
    codes = found("organisational-support", participants=100)
    assert codes["participant-more"].difference == "230"
    assert codes["participant-less"].difference == "-400"


def test_the_next_unit_cost_of_needs_is_offered() -> None:
    codes = found("mundus-needs", estimated_costs=5000)
    assert codes["dearer-needs"].total == "6000"
    assert codes["cheaper-needs"].total == "3000"
    assert "dearer-needs" not in found("mundus-needs", estimated_costs=60_000)


def test_a_calculator_without_a_sum_of_money_has_no_changes() -> None:
    quota = {"cycle": "master", "used_months": 3}
    assert possible_changes("exchange-quota", quota) == ()


def test_a_case_that_is_itself_refused_is_refused() -> None:
    with pytest.raises(Ineligible):
        possible_changes("student-long", LONG | {"end": "1.10.2021"})


def test_every_row_names_calculators_and_inputs_that_exist() -> None:
    fields = {name: set(calculator(name).inputs.model_fields) for name in names()}
    for row in load_changes():
        needed = {row.input, *row.when}
        assert any(needed <= known for known in fields.values()), row.code
        assert all(needed <= fields[name] for name in row.calculators), row.code


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("- {kind: add, code: a, input: x, by: 1, fi: a, en: b}", "sv"),
        ("- {kind: leap, code: a, input: x, fi: a, en: b, sv: c}", "leap"),
        ("- {kind: add, code: a, input: x, by: 1, fi: a, en: b, sv: c}\n" * 2, "stands twice"),
        ("- {kind: [", "changes.yaml"),
    ],
)
def test_broken_rows_are_told_with_their_faults(content: str, fault: str, tmp_path: Path) -> None:
    file = tmp_path / "changes.yaml"
    file.write_text(content)
    with pytest.raises(DataFaults) as caught:
        load_changes(file)
    assert fault in str(caught.value)


@settings(max_examples=30)
@given(st.integers(2, 12), st.integers(0, 29), st.booleans(), st.sampled_from(["DE", "NO", "CA"]))
def test_every_total_is_what_the_calculator_says_of_the_new_inputs(
    months: int, days: int, children: bool, country: str
) -> None:
    case = {
        "country": country,
        "activity": "studies",
        "children": children,
        "green_travel": True,
        "months": months,
        "days": 0 if months == 12 else days,
        "distance_km": 900,
    }
    before = int(str(calculate("student-long", case).results[0].value))
    for change in possible_changes("student-long", case):
        if change.total is None or change.difference is None:
            assert change.refusal or change.missing
            continue
        assert calculate("student-long", change.inputs).results[0].value == change.total
        assert int(change.total) - before == int(change.difference) != 0
