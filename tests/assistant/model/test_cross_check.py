"""A model may say which inputs count, never what they are."""

from collections.abc import Mapping
from datetime import date

import pytest

from assistant.model.cross_check import Checked, Said, cross_check
from assistant.understanding import Language, Previous, read, route

FRANCE = "Paljonko on apuraha: opiskelijavaihto Ranskaan 15.9.2021–24.1.2022, ei lapsia, lentäen?"
ARGUMENTS = {
    "country": "FR",
    "start": "2021-09-15",
    "end": "2022-01-24",
    "activity": "studies",
    "children": False,
    "green_travel": False,
}


def checked(
    args: Mapping[str, object],
    question: str = FRANCE,
    name: str = "student-long",
    language: Language = "fi",
    previous: Previous | None = None,
) -> Checked:
    reading = read(question, language)
    intent = route(question, language, reading, previous)
    return cross_check(name, args, Said(reading, intent, previous or Previous()))


def disputed(found: Checked) -> list[str]:
    return [doubt.input for doubt in found.disputed]


def test_a_call_with_what_was_said_counts() -> None:
    found = checked(ARGUMENTS)
    assert (found.disputed, found.unsaid, found.faults) == ((), (), ())
    assert found.call.args["start"] == date(2021, 9, 15)


@pytest.mark.parametrize(
    "written",
    [
        {"country": "France"},
        {"country": "Ranska"},
        {"start": "15.9.2021"},
        {"children": "no"},
        {"children": 0},
        {"activity": "studies"},
    ],
)
def test_the_same_may_be_written_in_other_ways(written: dict[str, object]) -> None:
    assert not checked(ARGUMENTS | written).asks


@pytest.mark.parametrize(
    "other",
    [
        {"country": "BE"},
        {"country": "Belgia"},
        {"start": "2021-09-16"},
        {"end": "2022-02-24"},
        {"children": True},
        {"green_travel": True},
        {"activity": "traineeship"},
    ],
)
def test_what_the_rules_read_otherwise_is_asked_back(other: dict[str, object]) -> None:
    found = checked(ARGUMENTS | other)
    assert disputed(found) == list(other)
    assert not set(other) & set(found.call.args)


@pytest.mark.parametrize(
    "invented",
    [
        {"zero_grant_days": 30},
        {"zero_grant": True},
        {"distance_km": 1200},
        {"origin": "Turku"},
        {"green_travel_days": 4},
        {"host": "eu_body"},
        {"double_funding": True},
        {"residence_country": "SE"},
    ],
)
def test_what_nobody_said_is_asked_and_not_taken(invented: dict[str, object]) -> None:
    found = checked(ARGUMENTS | invented)
    assert list(found.unsaid) == list(invented)
    assert not set(invented) & set(found.call.args)


def test_what_the_question_leaves_open_may_not_be_filled_in() -> None:
    question = "Paljonko apurahaa saa Ranskaan opiskelemaan 15.9.2021–24.1.2022?"
    found = checked(ARGUMENTS, question)
    assert set(found.unsaid) == {"children", "green_travel"}


def test_what_was_said_counts_also_where_the_model_leaves_it_out() -> None:
    assert checked({}).call.args == checked(ARGUMENTS).call.args


def test_a_default_says_nothing() -> None:
    defaults = {"double_funding": False, "zero_grant_days": 0, "origin": None}
    assert not checked(ARGUMENTS | defaults).asks


def test_a_length_that_the_dates_tell_is_not_asked_again() -> None:
    found = checked(ARGUMENTS | {"months": 4, "days": 10})
    assert not found.asks
    assert not {"months", "days"} & set(found.call.args)


def test_a_town_may_be_named_in_another_language() -> None:
    question = "Opettaja Tampereelta Lissaboniin 4.–6.5.2022, lentäen: paljonko?"
    for name in ("Lissabon", "Lisbon", "lisboa"):
        assert not checked({"destination": name}, question, "staff").asks
    assert disputed(checked({"destination": "Porto"}, question, "staff")) == ["destination"]


def test_one_of_several_countries_is_one_that_was_said() -> None:
    question = (
        "Kumpi apuraha on suurempi, Norja vai Saksa, opiskelu 1.9.2021–31.12.2021, "
        "ei lapsia, lentäen?"
    )
    case = {"start": "2021-09-01", "end": "2021-12-31"}
    for country in ("NO", "DE"):
        found = checked(case | {"country": country}, question)
        assert (found.asks, found.call.args["country"]) == (False, country)
    assert checked(case | {"country": "BE"}, question).asks


def test_a_call_for_staff_where_a_student_goes_asks_who_it_is() -> None:
    found = checked({"country": "FR"}, FRANCE, name="staff")
    assert "role" in {*disputed(found), *found.unsaid}


def test_code_counts_the_length_that_decides_between_the_students_calculators() -> None:
    assert checked(ARGUMENTS, name="student-short").call.name == "student-long"


def test_a_number_that_the_rules_made_nothing_of_is_the_persons_own() -> None:
    question = "Paljonko organisaatiotukea saa 120 osallistujasta?"
    found = checked({"participants": 120}, question, "organisational-support")
    assert (found.asks, found.call.args) == (False, {"participants": 120})
    assert checked({"participants": 121}, question, "organisational-support").asks


def test_what_is_no_input_or_no_value_goes_back_to_the_model() -> None:
    found = checked(ARGUMENTS | {"amount": 9999, "country": "Atlantis"})
    assert set(found.faults) == {"student-long has no input 'amount'", "country: country"}
    assert not found.asks


def test_what_was_said_before_in_the_conversation_counts() -> None:
    reading = read(FRANCE, "fi")
    intent = route(FRANCE, "fi", reading, None)
    before = Previous(intent.calls, intent.facts)
    follow_up = "entä jos vaihto olisi Saksaan?"
    assert not checked(ARGUMENTS | {"country": "DE"}, follow_up, previous=before).asks
    assert disputed(checked(ARGUMENTS, follow_up, previous=before)) == ["country"]


def test_what_was_asked_back_once_is_not_disputed_again() -> None:
    reading = read(FRANCE, "fi")
    intent = route(FRANCE, "fi", reading, None)
    before = Previous(intent.calls, intent.facts, missing=("country",))
    found = checked({"country": "BE"}, "Ranskaan", previous=before)
    assert (found.asks, found.call.args["country"]) == (False, "FR")


@pytest.mark.parametrize(
    ("question", "language", "name", "other"),
    [
        (
            "How much is the grant for a student exchange to France from 15 September 2021 to "
            "24 January 2022, no children, by plane?",
            "en",
            "student-long",
            {"country": "BE"},
        ),
        (
            "Hur stort är stipendiet för studier i Frankrike 15.9.2021–24.1.2022, inga barn, flyg?",
            "sv",
            "student-long",
            {"end": "2022-01-25"},
        ),
        (
            "Paljonko OS-tukea saa 120 osallistujasta?",
            "fi",
            "organisational-support",
            {"participants": 200},
        ),
    ],
)
def test_a_difference_is_asked_back_in_every_language_and_calculator(
    question: str, language: Language, name: str, other: dict[str, object]
) -> None:
    assert disputed(checked(other, question, name, language)) == list(other)
