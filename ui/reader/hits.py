"""What a search found, with the words that were looked for marked in it."""

import html
import re

import streamlit as st

from ui.client import Json
from ui.plain import plain
from ui.reader.places import Place, heading, open_place
from ui.screen import Screen

_HITS = 8
_QUOTES = 2
"""So many passages of one section are shown."""
_SHORTEST = 4
"""Words are inflected: so many letters and two thirds of a longer word must agree."""


def show_hits(screen: Screen, documents: dict[str, Json], asked: str) -> None:
    """Draw the best passages by section; each section opens with its first passage marked."""
    found = screen.client.search(asked, screen.language, _HITS)
    if not found:
        st.info(screen.text("nothing-found"), icon=":material/search_off:")
        return
    st.header(screen.text("hits", asked=asked))
    by_section: dict[tuple[str, str], list[Json]] = {}
    for hit in found:
        by_section.setdefault((hit["document"], hit["section"]), []).append(hit)
    with st.container(key="hits"):
        for number, hits in enumerate(by_section.values()):
            _show_section(documents[hits[0]["document"]], hits, number, asked)


def _show_section(document: Json, hits: list[Json], number: int, asked: str) -> None:
    best = hits[0]
    titles = {section["id"]: section for section in document["sections"]}
    st.button(
        heading(titles[best["section"]]),
        key=f"hit-{number}",
        type="tertiary",
        icon=":material/description:",
        on_click=_open,
        args=(Place(document["id"], best["section"], (best["start"], best["end"])),),
    )
    quotes = "".join(
        f"<blockquote lang='{document['language']}'>"
        f"{marked(plain(' '.join(hit['quote'].split())), asked)}</blockquote>"
        for hit in hits[:_QUOTES]
    )
    st.html(f"<div class='doc'>{quotes}<small>{html.escape(document['title'])}</small></div>")


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
    if len(word) < _SHORTEST:
        return rf"{re.escape(word)}\b"
    return rf"{re.escape(word[: max(_SHORTEST, len(word) * 2 // 3)])}\w*"
