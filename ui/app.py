"""The screen: its pages, the reader's language, and the edition that all answers are about."""

import os
from functools import partial
from pathlib import Path

import streamlit as st

from ui import calculators, chat, insights, reader
from ui.client import Client
from ui.screen import Screen
from ui.texts import LANGUAGES, text
from ui.trouble import told

_PAGES = {
    "chat": (chat.page, ":material/chat:"),
    "calculators": (calculators.page, ":material/calculate:"),
    "reader": (reader.page, ":material/menu_book:"),
    "insights": (insights.page, ":material/bar_chart:"),
}
_LOOK = Path(__file__).parent / "look.css"


def main() -> None:
    """Draw the page that was chosen."""
    st.set_page_config(page_title="Neuvo", page_icon=":material/explore:")
    screen = Screen(
        Client(
            os.environ.get("NEUVO_API", "http://127.0.0.1:8000"), os.environ.get("NEUVO_API_KEY")
        ),
        _language(),
    )
    pages = [
        st.Page(
            partial(draw, screen),
            title=screen.text(f"page-{name}"),
            icon=icon,
            url_path=name,
            default=name == "chat",
        )
        for name, (draw, icon) in _PAGES.items()
    ]
    chosen = st.navigation(pages)
    st.html(_LOOK)
    _say_language(screen.language)
    st.caption(screen.text("edition"))
    with told(screen):
        chosen.run()


def _language() -> str:
    """The reader's choice, kept in the address (`?language=sv`)."""
    if "language" not in st.session_state:
        asked = st.query_params.get("language", "")
        st.session_state["language"] = asked if asked in LANGUAGES else "fi"
    chosen = st.sidebar.radio(
        " / ".join(text("language", code) for code in LANGUAGES),
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        key="language",
    )
    st.query_params["language"] = chosen
    return chosen


def _say_language(language: str) -> None:
    """Tell screen readers, which read everything as English otherwise."""
    st.html(
        f"<script>document.documentElement.lang = '{language}'</script>",
        unsafe_allow_javascript=True,  # our own line; `language` is one of three
    )


main()
