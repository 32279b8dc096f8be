"""A document's sections as a tree of links."""

import html

import streamlit as st

from ui.client import Json
from ui.reader.places import Place, heading
from ui.screen import Screen


def show_contents(screen: Screen, document: Json, place: Place) -> None:
    """Draw the tree, closed at first: most readers come by a link or a search."""
    label, icon = screen.text("contents"), ":material/account_tree:"
    with st.expander(label, icon=icon, key="reader-contents", on_change="rerun") as tree:
        if tree.open:
            name = html.escape(label, quote=True)
            branches = _branches(screen, document, None, place.section)
            st.html(f"<nav aria-label='{name}' lang='{document['language']}'>{branches}</nav>")


def _branches(screen: Screen, document: Json, parent: str | None, current: str) -> str:
    children = [section for section in document["sections"] if section["parent"] == parent]
    drawn = "".join(
        f"<li>{_entry(screen, document, section, current)}"
        f"{_branches(screen, document, section['id'], current)}</li>"
        for section in children
    )
    return f"<ul class='tree'>{drawn}</ul>" if drawn else ""


def _entry(screen: Screen, document: Json, section: Json, current: str) -> str:
    title = html.escape(heading(section))
    if not section["has_text"]:
        return title
    address = html.escape(screen.place(document["id"], section["id"]), quote=True)
    here = " aria-current='page'" if section["id"] == current else ""
    return f"<a href='{address}' target='_self'{here}>{title}</a>"
