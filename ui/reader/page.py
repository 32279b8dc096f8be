"""One section at a time, chosen from the tree, by search, or by a link."""

import streamlit as st

from ui import catalog
from ui.client import Json
from ui.reader.contents import show_contents
from ui.reader.hits import show_hits
from ui.reader.places import Place, heading, open_place, opened, readable, remember
from ui.reader.section import show_section
from ui.screen import Screen


def page(screen: Screen) -> None:
    """Draw the page; `?document=…&section=…` in its address says what is open."""
    st.title(screen.text("page-reader"))
    documents = {document["id"]: document for document in catalog.documents(screen)}
    asked = st.text_input(
        screen.text("search-inside"), key="reader-search", icon=":material/search:"
    )
    if asked.strip():
        show_hits(screen, documents, asked.strip())
        return
    named = opened(documents)
    document = documents[_choose_document(screen, documents, named)]
    place = _choose_section(screen, document, named)
    remember(place)
    show_contents(screen, document, place)
    section = catalog.section(screen, place.document, place.section)
    show_section(screen, document, section, place.quote)
    _show_neighbours(screen, document, place)


def _choose_document(screen: Screen, documents: dict[str, Json], named: Place) -> str:
    def shown(document: str) -> str:
        status = documents[document]["status"]
        mark = "" if status == "current" else f" ({screen.text(f'status-{status}')})"
        return f"{documents[document]['title']}{mark}"

    ids = list(documents)
    chosen: str = st.selectbox(
        screen.text("document"),
        ids,
        index=ids.index(named.document),
        format_func=shown,
        key="reader-document",
    )
    return chosen


def _choose_section(screen: Screen, document: Json, named: Place) -> Place:
    """A section by its number or a word of its title: the list is searched by typing."""
    titles = {section["id"]: section for section in document["sections"]}
    ids = readable(document)
    here = named.document == document["id"]
    chosen: str = st.selectbox(
        screen.text("section"),
        ids,
        index=ids.index(named.section) if here else 0,
        format_func=lambda section: _indented(titles[section]),
        key=f"reader-section-{document['id']}",
    )
    return named if here and chosen == named.section else Place(document["id"], chosen)


def _indented(section: Json) -> str:
    depth: int = section["level"] - 1
    return "\u2003" * depth + heading(section)


def _show_neighbours(screen: Screen, document: Json, place: Place) -> None:
    ids = readable(document)
    at = ids.index(place.section)
    titles = {section["id"]: section for section in document["sections"]}
    with st.container(horizontal=True):
        for code, index in (("previous", at - 1), ("next", at + 1)):
            if 0 <= index < len(ids):
                st.button(
                    f"{screen.text(code)}: {heading(titles[ids[index]])}",
                    key=f"reader-{code}",
                    on_click=open_place,
                    args=(Place(document["id"], ids[index]),),
                )
    st.caption(screen.text("section-link"))
