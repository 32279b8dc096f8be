"""The calculators' page: choose one, work out a case or a whole table, share it."""

import time

import streamlit as st

from ui import catalog
from ui.calculators.batch import show_batch
from ui.calculators.cases import show_cases, start_cases
from ui.calculators.link import Address, address_of, opened, url_of
from ui.calculators.subjects import by_subject
from ui.client import Json
from ui.screen import Screen

_LANGUAGE = "language"

_RECENT_S = 5
"""A browser may tell an address for so long after the page has changed it."""


def page(screen: Screen) -> None:
    """Draw the page; its address carries what was chosen and filled in."""
    st.set_page_config(layout="wide")
    st.title(screen.text("page-calculators"))
    calculators = catalog.calculators(screen)
    _follow_address(calculators)
    name = _choose(screen, calculators)
    if name is None:
        _show_subjects(screen, calculators)
        _write_address({})
        return
    one, many = st.tabs([screen.text("one-case"), screen.text("many-cases")])
    with one:
        address = address_of(name, show_cases(screen, calculators[name]))
        _write_address(address)
        _share(screen, address)
    with many:
        show_batch(screen, calculators[name])


def _choose(screen: Screen, calculators: dict[str, Json]) -> str | None:
    subjects = by_subject(calculators)
    subject_of = {name: subject for subject, names in subjects.items() for name in names}
    # A browser tells a choice by its words: each language has a widget of its own.
    key = f"calculator-{screen.language}"
    st.session_state[key] = st.session_state.get("calculator")
    return st.selectbox(
        screen.text("calculator"),
        list(subject_of),
        index=None,
        format_func=lambda name: f"{calculators[name]['title']} · {screen.text(subject_of[name])}",
        key=key,
        placeholder=screen.text("choose-calculator"),
        on_change=lambda: _open(st.session_state[key]),
    )


def _show_subjects(screen: Screen, calculators: dict[str, Json]) -> None:
    st.write(screen.text("calculators-intro"))
    for subject, names in by_subject(calculators).items():
        if not names:
            continue
        st.header(screen.text(subject))
        with st.container(horizontal=True):
            for name in names:
                st.button(
                    calculators[name]["title"],
                    key=f"choose-{name}",
                    on_click=_open,
                    args=(name,),
                )


def _open(name: str | None) -> None:
    st.session_state["calculator"] = name


def _follow_address(calculators: dict[str, Json]) -> None:
    """Open what a link, or the browser's way back, names."""
    address = _address()
    if not address or address == st.session_state.get("calculators-address"):
        return
    left: dict[frozenset[tuple[str, str]], float] = st.session_state.get("calculators-left", {})
    # Who types fast sends the next input before the browser has heard of the new address.
    if time.monotonic() - left.get(frozenset(address.items()), -_RECENT_S) < _RECENT_S:
        return
    st.session_state["calculators-address"] = address
    name, cases = opened(address, calculators)
    if name:
        st.session_state["calculator"] = name
        start_cases(name, cases)


def _write_address(address: Address) -> None:
    before = st.session_state.get("calculators-address", {})
    if address != before:
        left = st.session_state.setdefault("calculators-left", {})
        left[frozenset(before.items())] = time.monotonic()
    st.session_state["calculators-address"] = address
    if _address() != address:
        # At once: each single change would be a page of its own on the browser's way back.
        language = {name: st.query_params[name] for name in st.query_params if name == _LANGUAGE}
        st.query_params.from_dict(language | address)


def _address() -> Address:
    """The page's address without the language, which all pages share."""
    return {name: value for name, value in st.query_params.items() if name != _LANGUAGE}


def _share(screen: Screen, address: Address) -> None:
    with st.expander(screen.text("case-link"), icon=":material/link:"):
        st.caption(screen.text("case-link-intro"))
        url = url_of(st.context.url or "", address, screen.language)
        st.code(url, language=None, wrap_lines=True)
