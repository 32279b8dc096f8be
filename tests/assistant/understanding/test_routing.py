from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.understanding import Intent, Language, detect_language, read, route
from calculator import names

CASES = yaml.safe_load((Path(__file__).parent / "routes.yaml").read_text(encoding="utf-8"))
EVERYDAY = yaml.safe_load((Path(__file__).parent / "everyday.yaml").read_text(encoding="utf-8"))
LANGUAGES: tuple[Language, ...] = ("fi", "en", "sv")


def intent_of(text: str, language: Language) -> Intent:
    return route(text, language, read(text, language), None)


def questions(kind: str) -> Iterator[tuple[Language, str]]:
    for language in LANGUAGES:
        for text in CASES[kind][language]:
            yield language, text


def asked(case: dict[str, Any]) -> tuple[Language, str]:
    return next((language, case[language]) for language in LANGUAGES if language in case)


def as_read(value: object) -> object:
    return int(value) if isinstance(value, Decimal) and value == int(value) else value


@pytest.mark.parametrize(("language", "text"), list(questions("policy")))
def test_whether_how_when_and_who_are_for_the_documents(language: Language, text: str) -> None:
    intent = intent_of(text, language)
    assert (intent.kind, intent.calls) == ("policy", ())
    assert intent.policy == text


@pytest.mark.parametrize(("language", "text"), list(questions("others")))
def test_prices_and_other_programmes_are_never_calculated(language: Language, text: str) -> None:
    intent = intent_of(text, language)
    assert (intent.kind, intent.calls) == ("policy", ())


@pytest.mark.parametrize(("language", "text"), list(questions("smalltalk")))
def test_greetings_and_thanks_are_smalltalk(language: Language, text: str) -> None:
    assert intent_of(text, language).kind == "smalltalk"


@pytest.mark.parametrize(("language", "text"), list(questions("out_of_scope")))
def test_questions_plainly_about_something_else_are_out_of_scope(
    language: Language, text: str
) -> None:
    assert intent_of(text, language).kind == "out_of_scope"


@pytest.mark.parametrize("case", CASES["figures"], ids=lambda case: asked(case)[1][:60])
def test_a_figure_in_a_case_is_calculated_from_just_what_was_said(case: dict[str, Any]) -> None:
    language, text = asked(case)
    intent = intent_of(text, language)
    calls = [{one.name: {k: as_read(v) for k, v in one.args.items()}} for one in intent.calls]
    assert (intent.kind, calls) == ("calculate", case["calls"])
    assert {doubt.input for doubt in intent.doubts} == set(case.get("doubts", ()))


@pytest.mark.parametrize("case", CASES["both"], ids=lambda case: asked(case)[1][:60])
def test_a_question_of_two_parts_is_split(case: dict[str, Any]) -> None:
    language, text = asked(case)
    intent = intent_of(text, language)
    names = [{one.name: dict(one.args)} for one in intent.calls]
    assert (intent.kind, names, intent.policy) == ("both", case["calls"], case["policy"])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (asked(case)[1], asked(case)[0])
        for case in CASES["figures"]
        if len(asked(case)[1].split()) > 3
    ]
    + [(text, language) for language, text in questions("policy")],
)
def test_the_language_of_a_question_is_found(text: str, language: Language) -> None:
    assert detect_language(text, language) == language


def test_who_travels_is_asked_where_nothing_tells_a_student_from_staff() -> None:
    intent = intent_of("Paljonko saa Saksaan 5 päivää lentäen?", "fi")
    assert [doubt.input for doubt in intent.doubts] == ["role"]


def test_a_stay_longer_than_any_staff_stay_is_a_students() -> None:
    intent = intent_of("Paljonko saa Saksaan 5.9.-15.1. lentäen?", "fi")
    assert intent.doubts == ()
    assert intent.calls[0].args["start"] == date(2021, 9, 5)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_calculator_is_reached_in_everyday_words(name: str, language: Language) -> None:
    reached = {
        text: {one.name for one in intent_of(text, language).calls}
        for text in EVERYDAY[name][language]
    }
    assert {text: found for text, found in reached.items() if found != {name}} == {}
    assert len(reached) >= 4


def test_a_third_date_beside_a_stay_is_asked() -> None:
    intent = intent_of(
        "Opinnot Sloveniassa 1.9.–31.12.2022, nyt 31.1.2023 asti, ei lapsia, lento, paljonko?", "fi"
    )
    assert [doubt.input for doubt in intent.doubts] == ["end"]


def test_how_many_months_are_left_is_never_about_a_grant() -> None:
    text = "Kandidatstuderande: 2 mån utbyte med nollstipendium. Hur många månader återstår?"
    assert [one.name for one in intent_of(text, "sv").calls] == ["exchange-quota"]
