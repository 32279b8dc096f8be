"""What is open in the reader: a section, perhaps with a quote to mark, as the address has it."""

import re
from dataclasses import dataclass

import streamlit as st

from ui.blocks import Span
from ui.client import Json

_QUOTE = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a document, and the offsets of a quote in it."""

    document: str
    section: str
    quote: Span | None = None


def opened(documents: dict[str, Json]) -> Place:
    """What the address names, if it exists; else the first section of the first document."""
    document = st.query_params.get("document", "")
    if document not in documents:
        document = next(iter(documents))
    ids = readable(documents[document])
    section = st.query_params.get("section", "")
    if section not in ids:
        return Place(document, ids[0])
    quote = _QUOTE.fullmatch(st.query_params.get("quote", ""))
    return Place(document, section, (int(quote[1]), int(quote[2])) if quote else None)


def readable(document: Json) -> list[str]:
    """The sections of a document that have a text of their own, in its order."""
    return [section["id"] for section in document["sections"] if section["has_text"]]


def remember(place: Place) -> None:
    """Put what is open into the page's address, which can then be shared."""
    st.query_params["document"], st.query_params["section"] = place.document, place.section
    if place.quote:
        st.query_params["quote"] = f"{place.quote[0]}-{place.quote[1]}"
    else:
        st.query_params.pop("quote", None)


def open_place(place: Place) -> None:
    """Open a section, as a callback of a button."""
    remember(place)
    for key in ("reader-document", f"reader-section-{place.document}"):
        st.session_state.pop(key, None)


def heading(section: Json) -> str:
    """A section's number and title; where the title is the number, it stands once."""
    number: str = section["id"]
    title: str = section["title"]
    return title if title.startswith(number) or number == title else f"{number} {title}"
