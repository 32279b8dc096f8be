"""One case, or two side by side: their forms, and what they come to as they are filled in."""

from dataclasses import dataclass
from itertools import count

import streamlit as st

from ui.calculators.changes import show_changes
from ui.calculators.comparison import show_comparison
from ui.calculators.outcome import Outcome, show_headline, show_working, work_out
from ui.client import Json
from ui.forms import Form, ask_for, draw
from ui.screen import Screen

_ids = count()
"""A case that is started anew gets fields of its own, in which nothing was typed yet."""


@dataclass(slots=True)
class Case:
    """What a case starts with, and what its form held last."""

    start: Json
    key: str
    inputs: Json


def start_cases(name: str, starts: list[Json]) -> None:
    """Begin a calculator's cases with these inputs."""
    st.session_state[f"cases-{name}"] = [_case(start) for start in starts]
    st.session_state[f"compare-{name}"] = len(starts) > 1


def show_cases(screen: Screen, calculator: Json) -> list[Json]:
    """Draw the cases of a calculator; gives their inputs."""
    name = calculator["name"]
    if f"cases-{name}" not in st.session_state:
        start_cases(name, [{}])
    cases: list[Case] = st.session_state[f"cases-{name}"]
    st.toggle(
        screen.text("compare"),
        key=f"compare-{name}",
        on_change=_compare,
        args=(name,),
        persist_state="session",
    )
    if len(cases) == 1:
        _show_one(screen, calculator, cases[0])
    else:
        _show_two(screen, calculator, cases)
    return [case.inputs for case in cases]


def _case(start: Json) -> Case:
    return Case(start, f"case-{next(_ids)}", start)


def _compare(name: str) -> None:
    """The second case starts as a copy of the first."""
    first: Case = st.session_state[f"cases-{name}"][0]
    both = st.session_state[f"compare-{name}"]
    st.session_state[f"cases-{name}"] = [first, _case(first.inputs)] if both else [first]


def _set_beside(name: str, inputs: Json) -> None:
    """Compare the case with what it would be after a change."""
    first: Case = st.session_state[f"cases-{name}"][0]
    st.session_state[f"cases-{name}"] = [first, _case(inputs)]
    st.session_state[f"compare-{name}"] = True


def _show_one(screen: Screen, calculator: Json, case: Case) -> None:
    left, right = st.columns([5, 7], gap="large")
    with left:
        form, outcome = _fill_in(screen, calculator, case)
    with right:
        show_headline(screen, calculator, form, outcome)
        if outcome.calculation:
            show_changes(screen, calculator["name"], outcome.inputs, _set_beside)
            show_working(screen, outcome.calculation)


def _show_two(screen: Screen, calculator: Json, cases: list[Case]) -> None:
    filled = []
    titles = (screen.text("case-a"), screen.text("case-b"))
    for column, title, case in zip(st.columns(2, gap="large"), titles, cases, strict=True):
        with column:
            st.header(title)
            filled.append(_fill_in(screen, calculator, case))
    (_, first), (_, second) = filled
    st.header(screen.text("comparison"))
    show_comparison(screen, calculator, first, second)
    for column, title, (form, outcome) in zip(
        st.columns(2, gap="large"), titles, filled, strict=True
    ):
        with column:
            st.header(title)
            show_headline(screen, calculator, form, outcome)
            if outcome.calculation:
                show_working(screen, outcome.calculation)


def _fill_in(screen: Screen, calculator: Json, case: Case) -> tuple[Form, Outcome]:
    form = draw(screen, calculator, case.start, case.key)
    case.inputs = form.inputs
    outcome = work_out(screen, calculator["name"], form.inputs)
    if ask_for(case.key, outcome.missing):
        st.rerun()
    return form, outcome
