"""Forms made from the schemas of calculators."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ui.client import Json
from ui.form_fields import Field, Kind, fields_of

EITHER_NOTHING: Json = {"type": "null"}
TRIP: Json = {
    "name": "trip",
    "labels": {
        "country": "destination country",
        "green": "green travel",
        "start": "first day",
        "end": "last day",
        "days": "days",
        "costs": "costs, euros",
        "kind": "kind of host",
        "distance_km": "distance",
        "origin": "town of departure",
        "zero": "zero grant",
        "legs": "further trips",
    },
    "reasons": {"country": "the amount depends on it"},
    "choices": {"ordinary": "ordinary", "eu_body": "body of the EU"},
    "one_of": [["start", "end"], ["days"]],
    "schema": {
        "required": ["country", "green"],
        "$defs": {
            "Kind": {"enum": ["ordinary", "eu_body"], "type": "string"},
            "Leg": {
                "required": ["country"],
                "properties": {
                    "country": {"format": "country", "type": "string"},
                    "days": {"anyOf": [{"type": "integer"}, EITHER_NOTHING], "default": None},
                },
            },
        },
        "properties": {
            "country": {"format": "country", "type": "string"},
            "start": {
                "anyOf": [{"format": "date", "type": "string"}, EITHER_NOTHING],
                "default": None,
            },
            "end": {
                "anyOf": [{"format": "date", "type": "string"}, EITHER_NOTHING],
                "default": None,
            },
            "green": {"type": "boolean"},
            "costs": {
                "anyOf": [{"type": "number"}, {"type": "string"}, EITHER_NOTHING],
                "default": None,
            },
            "kind": {"$ref": "#/$defs/Kind", "default": "ordinary"},
            "distance_km": {
                "anyOf": [{"type": "number"}, {"type": "string"}, EITHER_NOTHING],
                "default": None,
            },
            "origin": {
                "anyOf": [{"maxLength": 100, "type": "string"}, EITHER_NOTHING],
                "default": None,
            },
            "days": {
                "anyOf": [{"maximum": 366, "minimum": 1, "type": "integer"}, EITHER_NOTHING],
                "default": None,
            },
            "zero": {"default": False, "type": "boolean"},
            "legs": {
                "default": [],
                "items": {"$ref": "#/$defs/Leg"},
                "maxItems": 2,
                "type": "array",
            },
        },
    },
}
FIELDS = {field.name: field for field in fields_of(TRIP)}


def test_each_kind_of_input_has_its_kind_of_field() -> None:
    assert {name: field.kind for name, field in FIELDS.items()} == {
        "country": Kind.COUNTRY,
        "start": Kind.DATE,
        "end": Kind.DATE,
        "green": Kind.YES_NO,
        "costs": Kind.NUMBER,
        "kind": Kind.CHOICE,
        "distance_km": Kind.NUMBER,
        "origin": Kind.TEXT,
        "days": Kind.WHOLE,
        "zero": Kind.YES_NO,
        "legs": Kind.ROWS,
    }


def test_a_field_says_what_it_is_and_why_it_is_asked() -> None:
    assert (FIELDS["country"].label, FIELDS["country"].why) == (
        "Destination country",
        "the amount depends on it",
    )
    assert FIELDS["kind"].choices == TRIP["choices"]


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("start", "2021-09-15", date(2021, 9, 15)),
        ("start", "15.9.", None),
        ("start", "9999-12-31", None),
        ("days", "12", 12),
        ("days", 12, 12),
        ("days", "0", None),
        ("days", "1e99", None),
        ("days", "9" * 5000, None),
        ("green", "true", True),
        ("green", False, False),
        ("green", "maybe", None),
        ("kind", "eu_body", "eu_body"),
        ("kind", ["eu_body"], None),
        ("kind", "moon", None),
        ("costs", "12.50", "12.50"),
        ("legs", '[{"country":"FR"},1]', [{"country": "FR"}]),
        ("legs", "[" * 3000, []),
        ("legs", [{}, {}, {}], [{}, {}]),
    ],
)
def test_what_a_field_cannot_show_is_left_out(name: str, value: object, shown: object) -> None:
    assert FIELDS[name].read(value) == shown


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("1 234,50", "1234.50"),
        ("1\u00a0234", "1234"),
        ("0,125", "0.125"),
        ("12.5", "12.5"),
        ("−5", "-5"),
        ("1,234", "1,234"),  # a thousand or a fraction: the service asks
        ("ten", "ten"),
        ("  ", None),
    ],
)
def test_numbers_are_sent_as_text_in_the_service_s_way(typed: str, sent: str | None) -> None:
    assert FIELDS["costs"].written(typed) == sent


def test_what_the_service_assumes_anyway_is_not_sent() -> None:
    assert FIELDS["kind"].written("ordinary") is None
    assert FIELDS["zero"].written(False) is None
    assert Field("green", "", "", Kind.YES_NO, required=True).written(False) is False


def draw(calculator: dict[str, object], start: dict[str, object]) -> None:
    import streamlit as st

    from ui import forms
    from ui.client import Client
    from ui.screen import Screen

    class Fake(Client):
        def countries(self, language: str) -> dict[str, str]:
            return {
                "fi": {"AT": "Itävalta", "AX": "Åland", "FR": "Ranska", "CZ": "Tšekki"},
                "en": {"AT": "Austria", "AX": "Åland", "FR": "France", "CZ": "Czechia"},
            }[language]

    language = "en" if st.session_state.get("english") else "fi"
    screen = Screen(Fake("fake"), language)
    start = st.session_state.get("start", start)
    if wanted := st.session_state.get("wanted"):
        forms.ask_for("trip", wanted)
    form = forms.draw(screen, calculator, start, "trip")
    for name in st.session_state.get("wrong", ()):
        form.tell(name, f"{name} is wrong")
    st.session_state["given"] = form.inputs


@pytest.fixture
def opened() -> Callable[..., AppTest]:
    def opens(**start: object) -> AppTest:
        kwargs = {"calculator": TRIP, "start": start}
        app = AppTest.from_function(draw, kwargs=kwargs, default_timeout=30).run()
        assert not app.exception
        return app

    return opens


def labels(app: AppTest, *, hidden: bool) -> set[str]:
    """The labels in the expander, or those in front of it."""
    kinds = ("selectbox", "radio", "checkbox", "date_input", "number_input", "text_input")
    tucked = {one.label for kind in kinds for one in app.expander[0].get(kind)}
    every: set[str] = {one.label for kind in kinds for one in app.get(kind)}
    return tucked if hidden else every - tucked


def given(app: AppTest) -> Any:  # noqa: ANN401  # the form's inputs
    assert not app.exception
    return app.session_state["given"]


def test_an_empty_form_gives_nothing_and_answers_no_question_by_itself(
    opened: Callable[..., AppTest],
) -> None:
    app = opened()
    assert given(app) == {}
    assert app.radio[0].value is None


def test_what_must_be_given_stands_in_front(opened: Callable[..., AppTest]) -> None:
    app = opened()
    front = {"Destination country", "Green travel", "First day", "Last day", "Days"}
    assert labels(app, hidden=False) == front
    assert "first day + last day tai days" in app.caption[0].value


def test_what_turns_out_to_be_needed_comes_to_the_front_with_its_kin(
    opened: Callable[..., AppTest],
) -> None:
    app = opened()
    app.session_state["wanted"] = ["distance_km"]
    assert {"Distance", "Town of departure"} <= labels(app.run(), hidden=False)


def test_what_the_form_starts_with_is_shown_and_given_back(
    opened: Callable[..., AppTest],
) -> None:
    start = {
        "country": "FR",
        "green": False,
        "start": "2021-09-15",
        "end": "2022-01-24",
        "costs": "12.50",
        "kind": "eu_body",
        "legs": [{"country": "AT", "days": 3}],
    }
    app = opened(**start)
    assert given(app) == start
    assert {"Costs, euros", "Kind of host"} <= labels(app, hidden=False)


def test_garbage_to_start_with_is_passed_over(opened: Callable[..., AppTest]) -> None:
    app = opened(country="QQ", start="soon", days="-4", kind=7, zero="perhaps", legs="{", x="y")
    assert given(app) == {}


def test_what_was_chosen_outlasts_a_change_of_language(opened: Callable[..., AppTest]) -> None:
    app = opened()
    app.selectbox[0].select("FR")
    app.radio[0].set_value(True)
    assert given(app.run()) == {"country": "FR", "green": True}
    app.session_state["english"] = True
    assert given(app.run()) == {"country": "FR", "green": True}


def test_countries_stand_in_the_order_of_the_reader_s_alphabet(
    opened: Callable[..., AppTest],
) -> None:
    app = opened()
    assert app.selectbox[0].options == ["Itävalta", "Ranska", "Tšekki", "Åland"]
    app.session_state["english"] = True
    assert app.run().selectbox[0].options == ["Åland", "Austria", "Czechia", "France"]


def test_a_form_given_other_values_starts_again(opened: Callable[..., AppTest]) -> None:
    app = opened(country="FR", days=5)
    app.selectbox[0].select("AT").run()
    app.session_state["start"] = {"country": "CZ"}
    assert given(app.run()) == {"country": "CZ"}


def test_rows_are_added_and_taken_away_without_a_trace(opened: Callable[..., AppTest]) -> None:
    app = opened(legs=[{"country": "FR"}])
    app.button(key="trip-0-legs-add").click().run()
    assert given(app)["legs"] == [{"country": "FR"}, {}]
    assert not [one for one in app.button if one.key == "trip-0-legs-add"]  # two are the most
    app.button(key="trip-0-legs-0-remove").click().run()
    assert given(app)["legs"] == [{}]


def test_a_fault_is_told_at_its_field(opened: Callable[..., AppTest]) -> None:
    app = opened()
    app.session_state["wrong"] = ["country", "nothing-there"]
    assert [one.value for one in app.run().error] == ["country is wrong"]
