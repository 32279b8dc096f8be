"""One answer on the screen: its words, its caveats, its sources and its calculations."""

import html

import streamlit as st

from ui.client import Json
from ui.screen import Screen


def show_answer(screen: Screen, number: int, answer: Json) -> None:
    """Draw one answer; `number` is its place in the conversation and names its widgets."""
    st.markdown(answer["text"])
    for caveat in answer["caveats"]:
        st.warning(caveat["text"])
    for calculation in answer["calculations"]:
        _show_calculation(screen, calculation)
    if answer["citations"]:
        st.markdown(f"**{screen.text('sources')}**")
    for citation in answer["citations"]:
        _show_citation(screen, number, citation)


def _show_calculation(screen: Screen, calculation: Json) -> None:
    with st.expander(screen.text("steps")):
        st.table(
            [
                {
                    screen.text("step"): step["label"],
                    screen.text("formula"): step["formula"],
                    screen.text("value"): screen.quantity(step["value"], step["unit"]),
                    screen.text("source"): (step["source"] or {}).get("section", ""),
                }
                for step in calculation["steps"]
            ]
        )
        if calculation["receipt"]:
            st.caption(screen.text("receipt"))
            st.code(calculation["receipt"], language=None, wrap_lines=True)


def _show_citation(screen: Screen, number: int, citation: Json) -> None:
    place = f"{citation['section']} {citation['title']}"
    if citation["page"]:
        place += ", " + screen.text("section-starts", page=citation["page"])
    with st.expander(f"[{citation['marker']}] {place}"):
        for extra in citation["context"]:
            st.caption(extra["quote"])
        st.markdown(f"> {citation['quote']}")
        if st.toggle(screen.text("in-section"), key=f"section-{number}-{citation['marker']}"):
            _show_in_section(screen, citation)


def _show_in_section(screen: Screen, citation: Json) -> None:
    section = screen.client.section(citation["document"], citation["section"])
    start, end = citation["start"] - section["start"], citation["end"] - section["start"]
    verbatim = section["text"]
    parts = (verbatim[:start], verbatim[start:end], verbatim[end:])
    before, quoted, after = (html.escape(part).replace("\n", "<br>") for part in parts)
    # The text is escaped above; only the mark around the quote is ours.
    st.html(f"<div lang='fi'>{before}<mark>{quoted}</mark>{after}</div>")
