"""One answer on the screen: its words, its calculations, its sources, what to do with it."""

import streamlit as st

from ui.chat.cases import show_case
from ui.chat.letters import letter
from ui.chat.sources import show_sources
from ui.chat.verdicts import show_ask_person, show_verdict
from ui.client import Json
from ui.plain import markdown
from ui.screen import Screen
from ui.trouble import told


@st.fragment
def show_answer(screen: Screen, question: str, answer: Json, *, printed: bool) -> None:
    """Draw one answer; all that is changed in it redraws it alone.

    `printed` draws it for paper: all sources and steps open, nothing to press.
    """
    with told(screen):
        st.markdown(markdown(answer["text"]))
        for caveat in answer["caveats"]:
            st.warning(caveat["text"], icon=":material/warning:")
        cases = [
            show_case(screen, f"{answer['id']}-{number}", calculation, printed=printed)
            for number, calculation in enumerate(answer["calculations"])
        ]
        show_sources(screen, answer, printed=printed)
        if not printed:
            _show_letter(screen, question, answer, cases)
            show_ask_person(screen, answer)
            show_verdict(screen, answer)


def _show_letter(screen: Screen, question: str, answer: Json, cases: list[Json]) -> None:
    label, icon = screen.text("copy"), ":material/content_copy:"
    with st.expander(label, icon=icon, key=f"copy-{answer['id']}", on_change="rerun") as opened:
        if opened.open:
            st.caption(screen.text("copy-how"))
            st.code(letter(screen, question, answer, cases), language=None, wrap_lines=True)
