"""One question answered while the reader looks on: sentence by sentence, then whole."""

import html

import streamlit as st

from ui.client import Json, Refused, ServiceDown, ServiceSlow
from ui.plain import markdown
from ui.screen import Screen


def answered(screen: Screen, question: str, conversation_id: str | None) -> Json:
    """The answer, drawn as it comes.

    Where the stream breaks, as behind a proxy that does not let it through, the answer is asked
    for as a whole. Raises what the client raises.
    """
    try:
        return _streamed(screen, question, conversation_id)
    except ServiceSlow:
        raise
    except ServiceDown:
        return screen.client.ask(question, conversation_id, screen.language)


def _streamed(screen: Screen, question: str, conversation_id: str | None) -> Json:
    drawn = st.empty()
    text, waited = "", 0
    for event in screen.client.ask_in_pieces(question, conversation_id, screen.language):
        match event.event:
            case "status":
                waited += 1
                waiting = screen.text("thinking" if waited == 1 else "still-thinking")
                drawn.html(f"<p role='status'>{html.escape(waiting)}</p>")
            case "sentence":
                text += event.json()["text"]
                drawn.markdown(markdown(text))
            case "answer":
                answer: Json = event.json()
                return answer
            case "error":
                problem: Json = event.json()
                raise Refused(problem["status"], problem)
    raise ServiceDown("the stream ended without an answer")
