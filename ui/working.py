"""A calculation on the screen: its figures, what the total is made of, its steps and sources."""

import html
from collections.abc import Iterable, Iterator
from decimal import Decimal

import streamlit as st

from ui.bars import Bar, bar_chart, table
from ui.client import Json
from ui.screen import Screen


def show_results(screen: Screen, calculation: Json, before: Json | None = None) -> None:
    """The headline figure and the others; with the difference where there was one `before`."""
    headline = calculation["results"][0]
    was = before["results"][0] if before else None
    st.metric(
        headline["label"],
        screen.quantity(headline["value"], headline["unit"]),
        _difference(screen, was, headline),
        delta_color="off",
    )
    others = calculation["results"][1:]
    if others:
        told = (f"{one['label']}: {screen.quantity(one['value'], one['unit'])}" for one in others)
        st.write(" · ".join(told))


def _difference(screen: Screen, was: Json | None, now: Json) -> str | None:
    if was is None or (was["name"], was["unit"]) != (now["name"], now["unit"]):
        return None
    if now["unit"] == "date" or isinstance(now["value"], bool) or was["value"] == now["value"]:
        return None
    change = Decimal(now["value"]) - Decimal(was["value"])
    return ("+" if change > 0 else "") + screen.quantity(change, now["unit"])


def show_notes(calculation: Json) -> None:
    """What was assumed, and what to take care of."""
    for warning in calculation["warnings"]:
        st.warning(warning["text"], icon=":material/warning:")
    for assumption in calculation["assumptions"]:
        st.info(assumption["text"], icon=":material/info:")


def show_parts(screen: Screen, calculation: Json) -> None:
    """A small chart of what the total is made of, where it is made of several parts."""
    parts = [(step, Decimal(step["value"])) for step in calculation["steps"] if step["addend"]]
    bars = [
        Bar(html.escape(step["label"]), value, screen.quantity(value, step["unit"]))
        for step, value in parts
        if value
    ]
    if len(bars) > 1:
        heads = (screen.text("part"), screen.text("part-share"), screen.text("value"))
        st.html(bar_chart(screen.text("parts"), heads, bars))


def show_steps(screen: Screen, calculation: Json) -> None:
    """The working as a table: each step with its formula, its value and a link to its source."""
    heads = (screen.text("step"), screen.text("value"))
    st.html(table(screen.text("steps"), heads, _steps(screen, calculation["steps"])))


def _steps(screen: Screen, steps: Iterable[Json]) -> Iterator[str]:
    for step in steps:
        formula = f"<small>{html.escape(step['formula'])}</small>" if step["formula"] else ""
        value = html.escape(screen.quantity(step["value"], step["unit"]))
        yield (
            f"<tr><th scope='row'>{html.escape(step['label'])}{formula}"
            f"{_source(screen, step['source'])}</th><td class='figure'>{value}</td></tr>"
        )


def _source(screen: Screen, source: Json | None) -> str:
    if source is None:
        return ""
    address = html.escape(screen.place(source["document"], source["section"]), quote=True)
    quote = html.escape(source["quote"], quote=True)
    label = html.escape(f"{screen.text('source')}: {source['section']}")
    return f"<small><a href='{address}' target='_blank' title='{quote}'>{label}</a></small>"


def show_receipt(screen: Screen, calculation: Json) -> None:
    """The receipt, which repeats the calculation."""
    if calculation["receipt"]:
        st.caption(screen.text("receipt"))
        st.code(calculation["receipt"], language=None, wrap_lines=True)
