"""The conversation on the screen."""

from typing import TypeAlias

import streamlit as st

from ui.chat.answers import show_answer
from ui.client import Json
from ui.screen import Screen
from ui.trouble import told

_QUESTION_LENGTH = 4000

Exchange: TypeAlias = tuple[str, Json]
"""A question and its answer."""


def page(screen: Screen) -> None:
    """Draw the page."""
    st.title(screen.text("title"))
    exchanges: list[Exchange] = st.session_state.setdefault("exchanges", [])
    if st.sidebar.button(screen.text("new-conversation")):
        exchanges.clear()
    if not exchanges:
        st.write(screen.text("intro"))
    for number, exchange in enumerate(exchanges):
        _show(screen, number, exchange)
    typed = st.chat_input(screen.text("ask"), max_chars=_QUESTION_LENGTH)
    if typed:
        _ask(screen, typed, exchanges)


def _show(screen: Screen, number: int, exchange: Exchange) -> None:
    question, answer = exchange
    with st.chat_message("user"):
        st.text(question)
    with st.chat_message("assistant"):
        show_answer(screen, number, answer)


def _ask(screen: Screen, question: str, exchanges: list[Exchange]) -> None:
    conversation = exchanges[-1][1]["conversation_id"] if exchanges else None
    with told(screen):
        with st.spinner(screen.text("thinking")):
            answer = screen.client.ask(question, conversation, screen.language)
        exchanges.append((question, answer))
        _show(screen, len(exchanges) - 1, exchanges[-1])
