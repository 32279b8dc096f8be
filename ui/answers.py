"""One answer on the screen: its words, its caveats, its sources and its calculations."""

import html

import streamlit as st

from ui.client import Client, Json, Refused, ServiceDown
from ui.texts import text


def show_answer(client: Client, language: str, number: int, answer: Json) -> None:
    """Draw one answer; `number` is its place in the conversation and names its widgets."""
    st.markdown(answer["text"])
    for caveat in answer["caveats"]:
        st.warning(caveat["text"])
    for calculation in answer["calculations"]:
        _show_calculation(language, calculation)
    if answer["citations"]:
        st.markdown(f"**{text('sources', language)}**")
    for citation in answer["citations"]:
        _show_citation(client, language, number, citation)


def _show_calculation(language: str, calculation: Json) -> None:
    with st.expander(text("steps", language)):
        st.table(
            [
                {
                    text("step", language): step["label"],
                    text("formula", language): step["formula"],
                    text("value", language): _quantity(step["value"], step["unit"], language),
                    text("source", language): (step["source"] or {}).get("section", ""),
                }
                for step in calculation["steps"]
            ]
        )
        if calculation["receipt"]:
            st.caption(text("receipt", language))
            st.code(calculation["receipt"], language=None, wrap_lines=True)


def _quantity(value: str | bool, unit: str, language: str) -> str:
    if isinstance(value, bool):
        return text("yes" if value else "no", language)
    if unit == "date":
        year, month, day = value.split("-")
        value = f"{int(day)}.{int(month)}.{year}"
    return text(f"unit-{unit}", language, value=value)


def _show_citation(client: Client, language: str, number: int, citation: Json) -> None:
    place = f"{citation['section']} {citation['title']}"
    if citation["page"]:
        place += ", " + text("section-starts", language, page=citation["page"])
    with st.expander(f"[{citation['marker']}] {place}"):
        for extra in citation["context"]:
            st.caption(extra["quote"])
        st.markdown(f"> {citation['quote']}")
        if st.toggle(text("in-section", language), key=f"section-{number}-{citation['marker']}"):
            _show_in_section(client, language, citation)


def _show_in_section(client: Client, language: str, citation: Json) -> None:
    try:
        section = client.section(citation["document"], citation["section"])
    except (ServiceDown, Refused):
        st.error(text("service-down", language))
        return
    start, end = citation["start"] - section["start"], citation["end"] - section["start"]
    verbatim = section["text"]
    parts = (verbatim[:start], verbatim[start:end], verbatim[end:])
    before, quoted, after = (html.escape(part).replace("\n", "<br>") for part in parts)
    # The text is escaped above; only the mark around the quote is ours.
    st.html(f"<div lang='fi'>{before}<mark>{quoted}</mark>{after}</div>")
