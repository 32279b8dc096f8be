"""A calculation of an answer: its working, and the same case with facts corrected or changed."""

import streamlit as st

from ui import catalog, working
from ui.chat.switches import switched
from ui.client import Json, Refused
from ui.forms import fields
from ui.screen import Screen


def show_case(screen: Screen, key: str, calculation: Json, *, printed: bool) -> Json:
    """Draw a calculation with all that can be changed in it; gives it as it is now.

    `key` names the case among those of the session.
    """
    if printed:
        now: Json = st.session_state.get(f"now-{key}", calculation)
        _show_corrected(screen, calculation, now)
        working.show_parts(screen, now)
        _show_working(screen, now)
        return now
    now = _changed(screen, key, calculation)
    working.show_parts(screen, now)
    label, icon = screen.text("working"), ":material/calculate:"
    with st.expander(label, icon=icon, key=f"working-{key}", on_change="rerun") as opened:
        if opened.open:
            _show_working(screen, now)
    return now


def _show_working(screen: Screen, calculation: Json) -> None:
    working.show_steps(screen, calculation)
    working.show_receipt(screen, calculation)


def _changed(screen: Screen, key: str, calculation: Json) -> Json:
    """The form with what comes out beside it, and the switches; worked out at each change."""
    calculator = catalog.calculators(screen)[calculation["calculator"]]
    typed = f"typed-{key}"
    inputs: Json = st.session_state.get(typed, calculation["inputs"])
    outcome = st.container()
    if st.toggle(screen.text("correct"), key=f"correct-{key}"):
        form, outcome = st.columns(2)
        with form:
            inputs = fields(screen, calculator, calculation["inputs"], f"form-{key}")
        st.session_state[typed] = inputs
    now = calculation
    try:
        inputs = switched(screen, key, calculator, inputs)
        if inputs != calculation["inputs"]:
            now = screen.client.calculate(calculator["name"], inputs, screen.language)
    except Refused as refused:
        with outcome:
            _tell(screen, calculator, refused)
        return calculation
    st.session_state[f"now-{key}"] = now
    with outcome:
        _show_corrected(screen, calculation, now)
        working.show_notes(now)
    return now


def is_corrected(calculation: Json, now: Json) -> bool:
    """Whether a case is another than the answer's own."""
    return bool(now["inputs"] != calculation["inputs"])


def _show_corrected(screen: Screen, calculation: Json, now: Json) -> None:
    if is_corrected(calculation, now):
        with st.container(border=True):
            st.markdown(f"**{screen.text('corrected')}**")
            working.show_results(screen, now, before=calculation)


def _tell(screen: Screen, calculator: Json, refused: Refused) -> None:
    """Why the changed case has no result; raises on what is no fault of the case."""
    problem = refused.problem
    if refused.status not in {409, 422}:
        raise refused
    if missing := problem.get("missing"):
        labels = ", ".join(calculator["labels"].get(name, name) for name in missing)
        st.info(screen.text("needs-more", inputs=labels), icon=":material/edit:")
        return
    st.warning(problem["detail"], icon=":material/block:")
    if problem.get("section"):
        address = screen.place(problem["document"], problem["section"])
        st.markdown(f"[{screen.text('section')} {problem['section']}]({address})")
