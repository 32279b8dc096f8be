"""What would change an amount, as switches on the case."""

from itertools import groupby
from operator import itemgetter

import streamlit as st

from ui.client import Json
from ui.screen import Screen


def switched(screen: Screen, key: str, calculator: Json, inputs: Json) -> Json:
    """Draw the switches of a case; gives its inputs with those that are on.

    Opened lazily: the changes are only tried when somebody wants to see them. Raises what the
    client raises.
    """
    held = f"switched-{key}"
    label, icon = screen.text("what-changes"), ":material/tune:"
    with st.expander(label, key=f"changes-{key}", icon=icon, on_change="rerun") as opened:
        if opened.open:
            found = screen.client.changes(calculator["name"], inputs, screen.language)
            st.session_state[held] = inputs, _switches(screen, key, calculator, found)
    of, new = st.session_state.get(held, (inputs, {}))
    # What was switched on for another case, before its form was changed, does not count.
    return {**inputs, **new} if of == inputs else inputs


def _switches(screen: Screen, key: str, calculator: Json, changes: list[Json]) -> Json:
    """The inputs that the switches set; changes of one input exclude each other."""
    if not changes:
        st.write(screen.text("no-changes"))
    new: Json = {}
    for name, together in groupby(changes, key=itemgetter("input")):
        possible = {change["code"]: change for change in together if change["total"]}
        if on := _switch(screen, f"switch-{key}-{name}", calculator["labels"][name], possible):
            new[name] = possible[on]["inputs"][name]
    for change in changes:
        if not change["total"]:
            st.caption(_why_not(screen, calculator, change))
    return new


def _switch(screen: Screen, key: str, label: str, possible: dict[str, Json]) -> str | None:
    """The code of the change that is on: one has a switch, several are chosen from."""
    if len(possible) == 1:
        [(code, change)] = possible.items()
        on = st.toggle(_label(screen, change), key=f"{key}-{code}", persist_state="session")
        return code if on else None
    if not possible:
        return None
    return st.radio(
        label.capitalize(),
        [None, *possible],
        format_func=lambda code: _label(screen, possible[code]) if code else screen.text("as-is"),
        key=key,
        persist_state="session",
    )


def _label(screen: Screen, change: Json) -> str:
    difference = screen.quantity(change["difference"], "EUR")
    sign = "" if change["difference"].startswith("-") else "+"
    return f"{change['label']}: {sign}{difference}"


def _why_not(screen: Screen, calculator: Json, change: Json) -> str:
    why = change["refusal"] or screen.text(
        "needs-more", inputs=", ".join(calculator["labels"][name] for name in change["missing"])
    )
    return screen.text("would-be-refused", label=change["label"], why=why)
