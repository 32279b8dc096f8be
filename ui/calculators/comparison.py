"""Two cases side by side: what was given differently, and what that does to the results."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import streamlit as st

from ui.calculators.outcome import Outcome
from ui.client import Json
from ui.form_fields import Field, Kind, fields_of
from ui.form_widgets import country_names
from ui.screen import Screen


def show_comparison(screen: Screen, calculator: Json, first: Outcome, second: Outcome) -> None:
    """The differences as one table: the inputs, then the results with the change in each."""
    rows = [*_inputs(screen, calculator, first, second), *_results(screen, first, second)]
    if not rows:
        st.info(screen.text("cases-alike"))
        return
    heads = [screen.text(code) for code in ("what", "case-a", "case-b", "difference")]
    st.table([dict(zip(heads, row, strict=True)) for row in rows], hide_index=True)


def _inputs(
    screen: Screen, calculator: Json, first: Outcome, second: Outcome
) -> Iterator[tuple[str, str, str, str]]:
    for one in fields_of(calculator):
        before, after = (case.inputs.get(one.name, one.default) for case in (first, second))
        if before != after:
            yield one.label, _given(screen, one, before), _given(screen, one, after), ""


def _given(screen: Screen, one: Field, value: object) -> str:
    """An input as its field shows it."""
    if value is None:
        return "–"
    match one.kind:
        case Kind.YES_NO:
            return screen.text("yes" if value else "no")
        case Kind.COUNTRY:
            return country_names(screen).get(str(value), str(value))
        case Kind.CHOICE:
            return one.choices.get(str(value), str(value))
        case Kind.DATE:
            return screen.quantity(value, "date")
        case Kind.ROWS:
            return str(len(value)) if isinstance(value, list) else ""
        case _:
            return str(value)


def _results(
    screen: Screen, first: Outcome, second: Outcome
) -> Iterator[tuple[str, str, str, str]]:
    listed: list[dict[str, Json]] = [
        {result["name"]: result for result in (case.calculation or {"results": ()})["results"]}
        for case in (first, second)
    ]
    befores, afters = listed
    for name in befores | afters:
        before, after = befores.get(name), afters.get(name)
        label = (before or after or {})["label"]
        yield (
            f"**{label}**",
            _found(screen, before),
            _found(screen, after),
            _difference(screen, before, after),
        )


def _found(screen: Screen, result: Json | None) -> str:
    return screen.quantity(result["value"], result["unit"]) if result else "–"


def _difference(screen: Screen, before: Json | None, after: Json | None) -> str:
    if before is None or after is None or before["unit"] != after["unit"]:
        return ""
    unit, values = before["unit"], (before["value"], after["value"])
    if unit in {"text", "boolean"} or any(isinstance(value, bool) for value in values):
        return ""
    if unit == "date":
        was, now = map(date.fromisoformat, values)
        change, unit = Decimal((now - was).days), "days"
    else:
        change = Decimal(values[1]) - Decimal(values[0])
    return ("+" if change > 0 else "") + screen.quantity(change, unit)
