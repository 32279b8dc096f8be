"""What a search found, with the words that were looked for marked in it."""

import html
import re

import streamlit as st

from ui.client import Json
from ui.reader.places import Place, heading, open_place
from ui.screen import Screen

_HITS = 8
_STEM = 4
"""Words are inflected: of a longer word so many letters and all but its last two must agree."""


def show_hits(screen: Screen, documents: dict[str, Json], asked: str) -> None:
    """Draw the best passages; each opens its section with the passage marked."""
    found = screen.client.search(asked, screen.language, _HITS)
    if not found:
        st.info(screen.text("nothing-found"), icon=":material/search_off:")
        return
    st.header(screen.text("hits", asked=asked))
    for number, hit in enumerate(found):
        document = documents[hit["document"]]
        titles = {section["id"]: section for section in document["sections"]}
        st.button(
            heading(titles[hit["section"]]),
            key=f"hit-{number}",
            type="tertiary",
            icon=":material/description:",
            on_click=_open,
            args=(Place(hit["document"], hit["section"], (hit["start"], hit["end"])),),
        )
        quote = " ".join(hit["quote"].split())
        st.html(
            f"<div class='doc'><blockquote lang='{document['language']}'>{marked(quote, asked)}"
            f"</blockquote><small>{html.escape(document['title'])}</small></div>"
        )


def _open(place: Place) -> None:
    """A hit that was chosen takes the place of the list."""
    open_place(place)
    st.session_state["reader-search"] = ""


def marked(quote: str, asked: str) -> str:
    """A quote as HTML, with the words of the query marked however they are inflected."""
    stems = [_stem(word) for word in re.findall(r"\w+", asked)]
    if not stems:
        return html.escape(quote)
    pattern = re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE)
    drawn, at = "", 0
    for word in pattern.finditer(quote):
        drawn += html.escape(quote[at : word.start()]) + f"<mark>{html.escape(word[0])}</mark>"
        at = word.end()
    return drawn + html.escape(quote[at:])


def _stem(word: str) -> str:
    if len(word) < _STEM:
        return rf"{re.escape(word)}\b"
    return rf"{re.escape(word[: max(_STEM, len(word) - 2)])}\w*"
