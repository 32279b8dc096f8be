"""One section at a time, chosen from the tree, by search, or by a link."""

from typing import TypeAlias

import streamlit as st

from ui.client import Json
from ui.reader.section import show_section
from ui.screen import Screen

Place: TypeAlias = tuple[str, str]
"""A document's id and a section's."""

_HITS = 8


def page(screen: Screen) -> None:
    """Draw the page; `?document=…&section=…` in its address says what is open."""
    st.title(screen.text("page-reader"))
    documents = {
        document["id"]: document for document in _documents(screen.client.base_url, screen)
    }
    opened = _opened(documents)
    asked = st.text_input(screen.text("search-inside"), key="reader-search")
    if asked.strip():
        _show_hits(screen, documents, asked.strip())
    document = documents[_choose_document(screen, documents, opened)]
    place = _choose_section(screen, document, opened)
    _remember(place)
    show_section(screen, document, screen.client.section(*place))
    _show_neighbours(screen, document, place)


@st.cache_data(show_spinner=False, ttl=600)
def _documents(base_url: str, _screen: Screen) -> list[Json]:  # noqa: ARG001  # the cache's key
    """The trees change only with a new version of the service."""
    return _screen.client.documents()


def _opened(documents: dict[str, Json]) -> Place:
    """What the address names, if it exists; else the first section of the first document."""
    document = st.query_params.get("document", "")
    if document not in documents:
        document = next(iter(documents))
    ids = [section["id"] for section in documents[document]["sections"] if section["has_text"]]
    section = st.query_params.get("section", "")
    return document, section if section in ids else ids[0]


def _remember(place: Place) -> None:
    """Put what is open into the page's address, which can then be shared."""
    st.query_params["document"], st.query_params["section"] = place


def open_place(place: Place) -> None:
    """Open a section, as a callback of a button."""
    _remember(place)
    for key in ("reader-document", f"reader-section-{place[0]}"):
        st.session_state.pop(key, None)


def _choose_document(screen: Screen, documents: dict[str, Json], opened: Place) -> str:
    def shown(document: str) -> str:
        status = documents[document]["status"]
        mark = "" if status == "current" else f" ({screen.text(f'status-{status}')})"
        return f"{documents[document]['title']}{mark}"

    ids = list(documents)
    chosen: str = st.selectbox(
        screen.text("document"),
        ids,
        index=ids.index(opened[0]),
        format_func=shown,
        key="reader-document",
    )
    return chosen


def _choose_section(screen: Screen, document: Json, opened: Place) -> Place:
    """The section tree: headings without a text of their own stand in it as they are printed."""
    tree = {section["id"]: section for section in document["sections"]}
    readable = [section for section in tree if tree[section]["has_text"]]
    index = readable.index(opened[1]) if opened[0] == document["id"] else 0
    chosen: str = st.selectbox(
        screen.text("section"),
        readable,
        index=index,
        format_func=lambda section: _indented(tree[section]),
        key=f"reader-section-{document['id']}",
    )
    return document["id"], chosen


def _indented(section: Json) -> str:
    depth: int = section["level"] - 1
    return "\u2003" * depth + heading(section)


def heading(section: Json) -> str:
    """A section's number and title; where the title is the number, it stands once."""
    number: str = section["id"]
    title: str = section["title"]
    return title if title.startswith(number) or number == title else f"{number} {title}"


def _show_hits(screen: Screen, documents: dict[str, Json], asked: str) -> None:
    hits = screen.client.search(asked, screen.language, _HITS)
    if not hits:
        st.info(screen.text("nothing-found"))
    for number, hit in enumerate(hits):
        titles = {section["id"]: section for section in documents[hit["document"]]["sections"]}
        st.button(
            heading(titles[hit["section"]]),
            key=f"hit-{number}",
            type="tertiary",
            icon=":material/description:",
            on_click=open_place,
            args=((hit["document"], hit["section"]),),
        )
        with st.container(key=f"quote-{number}"):
            st.markdown(f"> {_one_line(hit['quote'])}")


def _one_line(quote: str) -> str:
    return " ".join(quote.split())


def _show_neighbours(screen: Screen, document: Json, place: Place) -> None:
    ids = [section["id"] for section in document["sections"] if section["has_text"]]
    at = ids.index(place[1])
    titles = {section["id"]: section for section in document["sections"]}
    with st.container(horizontal=True):
        for code, index in (("previous", at - 1), ("next", at + 1)):
            if 0 <= index < len(ids):
                st.button(
                    f"{screen.text(code)}: {heading(titles[ids[index]])}",
                    key=f"reader-{code}",
                    on_click=open_place,
                    args=((document["id"], ids[index]),),
                )
