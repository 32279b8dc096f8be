"""One section on the page: whose it is, what it says in short, and its text, tables as tables."""

import streamlit as st

from ui.blocks import Span, whole
from ui.client import Json
from ui.screen import Screen

_TO_QUOTE = """<script>setTimeout(() => {
  document.querySelector(".doc mark")?.scrollIntoView({block: "center"});
}, 300)</script>"""


def show_section(screen: Screen, document: Json, section: Json, quote: Span | None) -> None:
    """Draw a section of a document, both as the service gives them, with a quote marked."""
    st.header(section["title"])
    place = [document["publisher"], document["edition"], *section["path"][:-1]]
    if section["page"]:
        place.append(screen.text("section-starts", page=section["page"]))
    st.caption(" · ".join(place))
    if document["status"] != "current":
        st.warning(screen.text(f"caution-{document['status']}"), icon=":material/warning:")
    if in_short := section["unofficial"].get(screen.language):
        title = "" if in_short["title"] == section["title"] else f"**{in_short['title']}.** "
        st.info(
            f"{title}{in_short['summary']}  \n*{screen.text('unofficial')}*", icon=":material/info:"
        )
    st.html(whole(section, document["language"], [quote] if quote else []))
    if quote and st.session_state.get("reader-shown") != quote:
        st.html(_TO_QUOTE, unsafe_allow_javascript=True)  # our own line
    st.session_state["reader-shown"] = quote
