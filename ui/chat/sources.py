"""The sources of an answer, each opening to its quote in its section."""

import html

import streamlit as st

from ui import catalog
from ui.blocks import around
from ui.client import Json
from ui.screen import Screen


def show_sources(screen: Screen, answer: Json, *, printed: bool) -> None:
    """Draw the numbered citations; for paper with their quotes instead of something to open."""
    if answer["citations"]:
        st.markdown(f"**{screen.text('sources')}**")
    for citation in answer["citations"]:
        label = f"[{citation['marker']}] {place(screen, citation)}"
        if printed:
            _print(label, citation)
            continue
        key = f"source-{answer['id']}-{citation['marker']}"
        # Opened lazily: the section is only asked for when somebody wants to see it.
        with st.expander(label, key=key, on_change="rerun") as opened:
            if opened.open:
                _show_in_section(screen, citation)


def place(screen: Screen, citation: Json) -> str:
    """Where a citation stands: its section, title and page."""
    number, title = citation["section"], citation["title"]
    named = title if title.startswith(number) else f"{number} {title}"
    if citation["page"]:
        named += ", " + screen.text("section-starts", page=citation["page"])
    return named


def _print(label: str, citation: Json) -> None:
    quotes = [*(extra["quote"] for extra in citation["context"]), citation["quote"]]
    drawn = "".join(f"<blockquote>{html.escape(quote)}</blockquote>" for quote in quotes)
    st.html(f"<div class='doc'><p>{html.escape(label)}</p>{drawn}</div>")


def _show_in_section(screen: Screen, citation: Json) -> None:
    document = catalog.document(screen, citation["document"])
    section = catalog.section(screen, citation["document"], citation["section"])
    spans = [(part["start"], part["end"]) for part in (*citation["context"], citation)]
    if document["language"] != screen.language:
        st.caption(screen.text("other-language"))
    st.html(around(section, document["language"], spans))
    st.link_button(
        screen.text("open-in-reader"),
        screen.place(document["id"], section["id"], (citation["start"], citation["end"])),
        icon=":material/menu_book:",
    )
