"""A form for any calculator, made from the schema that the service gives."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.client import Json
from ui.form_fields import Field, Kind, Value, fields_of
from ui.form_widgets import widget
from ui.screen import Screen

_TOGETHER = ({"distance_km", "origin", "destination"}, {"months", "days"})
"""Inputs that people think of together: where one is in front, all are."""


@dataclass(frozen=True, slots=True)
class Form:
    """What was filled in, as the service takes it, and the place below each field."""

    inputs: Json
    below: dict[str, DeltaGenerator]

    def tell(self, name: str, sentence: str) -> None:
        """Say below a field what is wrong with it; a field that is not there is passed over."""
        if name in self.below:
            self.below[name].error(sentence, icon=":material/error:")


def fields(screen: Screen, calculator: Json, values: Json, key: str) -> Json:
    """Draw a calculator's form and give its inputs as the service takes them.

    Args:
        screen: The service and the reader's language.
        calculator: One of `GET /v1/calculators` in the reader's language.
        values: What the form starts with, by input, as the service gives it; what a field cannot
            show is left out. Given other values than before, the form starts again with them.
        key: Names this form among those of the session; it keeps what was typed over reruns,
            languages and pages.

    Returns:
        Days in ISO format, amounts and distances as strings; nothing for what was left empty or
        as the service assumes it anyway.
    """
    return draw(screen, calculator, values, key).inputs


def draw(screen: Screen, calculator: Json, values: Json, key: str) -> Form:
    """As `fields`, with a place below each field to say what is wrong with it."""
    sheet = _Sheet(screen, {}, f"{key}-{_edition(key, values)}")
    asked = st.session_state.setdefault(f"{key}-asked", set())
    inputs = sheet.draw(fields_of(calculator), calculator["one_of"], values, asked)
    return Form(inputs, sheet.below)


def ask_for(key: str, names: Iterable[str]) -> bool:
    """Bring inputs that turned out to be needed to the front of a form.

    Returns whether any is new there: the page is then to be drawn again (`st.rerun`).
    """
    asked: set[str] = st.session_state.setdefault(f"{key}-asked", set())
    new = set(names) - asked
    asked |= new
    return bool(new)


def _edition(key: str, values: Json) -> int:
    """Counts how often the form was given other values: each time its widgets are new ones."""
    kept: tuple[int, Json] = st.session_state.get(f"{key}-start", (0, values))
    number, before = kept
    if values != before:
        number += 1
        st.session_state[f"{key}-asked"] = set()
    st.session_state[f"{key}-start"] = number, values
    return number


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A form, or one row of a list in it, while it is drawn."""

    screen: Screen
    below: dict[str, DeltaGenerator]
    key: str

    def draw(
        self,
        listed: Sequence[Field],
        groups: Sequence[Sequence[str]],
        values: Json,
        asked: set[str],
    ) -> Json:
        """What must be given in front, then what may be; gives what was filled in."""
        either = {name for group in groups for name in group}
        front = asked | _given(listed, values)
        front = front.union(*(group for group in _TOGETHER if group & (front | either)))
        plain = [one for one in listed if one.kind is not Kind.ROWS]
        rest = [one for one in plain if not one.required and one.name not in either]
        found = self._each((one for one in plain if one.required), values)
        if either:
            st.caption(self._either(groups, listed))
            found |= self._each((one for one in plain if one.name in either), values)
        found |= self._each((one for one in rest if one.name in front), values)
        if hidden := [one for one in rest if one.name not in front]:
            with st.expander(self.screen.text("more-inputs")):
                found |= self._each(hidden, values)
        for one in listed:
            if one.kind is Kind.ROWS:
                found |= self._rows(one, groups, values, front)
        return found

    def _each(self, listed: Iterable[Field], values: Json) -> Json:
        # Kept here, not by the widgets: a browser tells a choice by its words, which change with
        # the language, so that each language has widgets of its own, which start with what is held.
        held: dict[str, Value] = st.session_state.setdefault(f"{self.key}-held", {})
        found = {}
        for one in listed:
            if one.name not in held:
                held[one.name] = one.read(values.get(one.name, one.default))
            key = f"{self.key}-{one.name}-{self.screen.language}"
            held[one.name] = widget(self.screen, one, held[one.name], key)
            value = one.written(held[one.name])
            if value is not None:
                found[one.name] = value
            self.below[one.name] = st.empty()
        return found

    def _either(self, groups: Sequence[Sequence[str]], listed: Sequence[Field]) -> str:
        labels = {one.name: one.label[:1].lower() + one.label[1:] for one in listed}
        joined = (" + ".join(labels[name] for name in group) for group in groups)
        return self.screen.text("one-of", groups=f" {self.screen.text('or')} ".join(joined))

    def _rows(
        self, one: Field, groups: Sequence[Sequence[str]], values: Json, front: set[str]
    ) -> Json:
        """A list of objects: a box of fields for each, to add and to take away."""
        key = f"{self.key}-{one.name}"
        if key not in st.session_state:
            given = one.read(values.get(one.name))
            st.session_state[key] = list(enumerate(given if isinstance(given, list) else ()))
        rows: list[tuple[int, Json]] = st.session_state[key]
        names = {part.name for part in one.rows}
        inner = [group for group in groups if names.issuperset(group)]
        found = []
        st.markdown(f"**{one.label}**")
        for place, (number, start) in enumerate(rows, 1):
            with st.container(border=True):
                st.markdown(self.screen.text("row", number=place))
                sheet = _Sheet(self.screen, {}, f"{key}-{number}")
                found.append(sheet.draw(one.rows, inner, start, front))
                st.button(
                    self.screen.text("remove-row", number=place),
                    key=f"{key}-{number}-remove",
                    icon=":material/delete:",
                    on_click=rows.remove,
                    args=((number, start),),
                )
        self.below[one.name] = st.empty()
        if one.high is None or len(rows) < one.high:
            # Numbered by the clock: a row that was removed leaves nothing to a later one.
            st.button(
                self.screen.text("add-row"),
                key=f"{key}-add",
                icon=":material/add:",
                on_click=lambda: rows.append((time.monotonic_ns(), {})),
            )
        return {one.name: found} if found else {}


def _given(listed: Sequence[Field], values: Json) -> set[str]:
    """The inputs that the form starts with, other than as the service assumes them."""
    return {one.name for one in listed if values.get(one.name, one.default) != one.default}
