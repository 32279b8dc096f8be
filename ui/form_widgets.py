"""One field of a form on the screen, by its kind."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

import streamlit as st

from ui.form_fields import EARLIEST, LATEST, Field, Kind, Value
from ui.screen import Screen

_SEEN_AT_ONCE = 4
"""So many choices are shown side by side; more are a list to open."""

Choice = TypeVar("Choice")


def widget(screen: Screen, one: Field, start: Value, key: str) -> Value:
    """Draw a field that begins with `start`; gives what is in it now, None for nothing."""
    return _WIDGETS[one.kind](screen, one, start, key)


def country_names(screen: Screen) -> dict[str, str]:
    """The countries' names by code, in the order of the reader's alphabet."""
    return _countries(screen.client.base_url, screen.language, screen)


def _country(screen: Screen, one: Field, start: Value, key: str) -> Value:
    return _selected(screen, one, country_names(screen), start, key)


def _choice(screen: Screen, one: Field, start: Value, key: str) -> Value:
    if one.required and len(one.choices) <= _SEEN_AT_ONCE:
        return _radio(one, one.choices, start, key)
    return _selected(screen, one, one.choices, start, key)


def _selected(
    screen: Screen, one: Field, named: Mapping[str, str], start: Value, key: str
) -> str | None:
    values = list(named)
    return st.selectbox(
        one.label,
        values,
        index=values.index(start) if isinstance(start, str) and start in named else None,
        format_func=lambda value: named.get(value, value),
        key=key,
        help=one.why or None,
        placeholder=screen.text("choose"),
    )


def _radio(one: Field, named: Mapping[Choice, str], start: Value, key: str) -> Choice | None:
    values = list(named)
    return st.radio(
        one.label,
        values,
        index=next((place for place, value in enumerate(values) if value == start), None),
        format_func=named.__getitem__,
        key=key,
        help=one.why or None,
        horizontal=True,
    )


def _yes_no(screen: Screen, one: Field, start: Value, key: str) -> bool | None:
    """Where the service assumes an answer, a tick; else nothing is chosen beforehand."""
    if one.default is not None:
        return st.checkbox(one.label, bool(start), key=key, help=one.why or None)
    named: dict[bool | None, str] = {True: screen.text("yes"), False: screen.text("no")}
    if not one.required:
        named[None] = screen.text("not-said")
    return _radio(one, named, start, key)


def _date(screen: Screen, one: Field, start: Value, key: str) -> date | None:  # noqa: ARG001  # one signature for all
    return st.date_input(
        one.label,
        start if isinstance(start, date) else None,
        EARLIEST,
        LATEST,
        key=key,
        help=one.why or None,
        format="DD.MM.YYYY",
    )


def _whole(screen: Screen, one: Field, start: Value, key: str) -> int | None:  # noqa: ARG001  # one signature for all
    return st.number_input(
        one.label,
        one.low or 0,
        one.high,
        start if isinstance(start, int) else None,
        1,
        key=key,
        help=one.why or None,
    )


def _text(screen: Screen, one: Field, start: Value, key: str) -> str | None:  # noqa: ARG001  # one signature for all
    """Also for amounts, so that no float comes between and `1 234,50` may be typed."""
    return st.text_input(
        one.label,
        None if start is None else str(start),
        one.longest or 100,
        key=key,
        help=one.why or None,
    )


_WIDGETS: dict[Kind, Callable[[Screen, Field, Value, str], Value]] = {
    Kind.COUNTRY: _country,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.WHOLE: _whole,
    Kind.NUMBER: _text,
    Kind.TEXT: _text,
}


@st.cache_data(show_spinner=False, ttl=600)
def _countries(base_url: str, language: str, _screen: Screen) -> dict[str, str]:  # noqa: ARG001  # the cache's key
    names = _screen.client.countries(language)
    return dict(sorted(names.items(), key=lambda named: _alphabetical(named[1], language)))


def _alphabetical(name: str, language: str) -> str:
    """Å, ä and ö end the Finnish and Swedish alphabets; elsewhere an accent changes no order."""
    text = name.casefold()
    if language != "en":
        text = text.translate({ord("å"): "{a", ord("ä"): "{b", ord("ö"): "{c"})
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
