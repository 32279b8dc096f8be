"""The chat: a question, its answer with numbered sources, and each calculation's working."""

import os

import streamlit as st

from ui.answers import show_answer
from ui.client import Client, Refused, ServiceDown
from ui.texts import LANGUAGES, text

_QUESTION_LENGTH = 4000


def main() -> None:
    """Draw the page."""
    st.set_page_config(page_title="Neuvo", page_icon="🧭")
    language = st.sidebar.radio(
        " / ".join(text("language", code) for code in LANGUAGES),
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        key="language",
    )
    st.title(text("title", language))
    # Beside a long conversation on a wide screen, above it on a phone, where the side is folded.
    st.sidebar.info(text("edition", language), icon="📘")
    st.caption(text("edition", language))
    client = Client(os.environ.get("NEUVO_API", "http://127.0.0.1:8000"))
    exchanges: list[tuple[str, dict[str, object]]] = st.session_state.setdefault("exchanges", [])
    if st.sidebar.button(text("new-conversation", language)):
        exchanges.clear()
    if not exchanges:
        st.write(text("intro", language))
    for number, (question, answer) in enumerate(exchanges):
        _show_exchange(client, language, number, question, answer)
    typed = st.chat_input(text("ask", language), max_chars=_QUESTION_LENGTH)
    if typed:
        _ask(client, language, typed, exchanges)


def _show_exchange(
    client: Client, language: str, number: int, question: str, answer: dict[str, object]
) -> None:
    with st.chat_message("user"):
        st.text(question)
    with st.chat_message("assistant"):
        show_answer(client, language, number, answer)


def _ask(
    client: Client, language: str, question: str, exchanges: list[tuple[str, dict[str, object]]]
) -> None:
    last = exchanges[-1][1] if exchanges else {}
    conversation = last.get("conversation_id")
    try:
        with st.spinner(text("thinking", language)):
            answer = client.ask(question, str(conversation) if conversation else None, language)
    except ServiceDown:
        st.error(text("service-down", language))
        return
    except Refused as refused:
        st.error(text("service-refused", language, detail=refused.problem.get("detail", "")))
        return
    exchanges.append((question, answer))
    _show_exchange(client, language, len(exchanges) - 1, question, answer)


main()
