"""What a reader can say about an answer: whether it helped, or that a person is needed."""

import streamlit as st

from ui.client import Json
from ui.plain import plain
from ui.screen import Screen
from ui.trouble import told

_COMMENT_LENGTH = 2000


def show_verdict(screen: Screen, answer: Json) -> None:
    """Thumbs, and then a comment; each is sent at once, and the last one counts."""
    thumb = st.pills(
        screen.text("helpful"),
        ("up", "down"),
        format_func=lambda thumb: f":material/thumb_{thumb}: {screen.text(f'thumb-{thumb}')}",
        key=f"thumb-{answer['id']}",
        persist_state="session",
    )
    if thumb is None:
        return
    given = f"given-{answer['id']}"
    if st.session_state.get(given, ("", ""))[0] != thumb:
        _send(screen, answer, thumb, "")
    with st.form(f"comment-form-{answer['id']}", border=False):
        comment = st.text_area(
            screen.text("comment"), key=f"comment-{answer['id']}", max_chars=_COMMENT_LENGTH
        )
        if st.form_submit_button(screen.text("send")):
            _send(screen, answer, thumb, comment)
    if st.session_state.get(given):
        st.caption(f":material/check: {screen.text('thanks')}")


def _send(screen: Screen, answer: Json, thumb: str, comment: str) -> None:
    with told(screen):
        screen.client.judge(answer["id"], thumb, comment)
        st.session_state[f"given-{answer['id']}"] = thumb, comment


def show_ask_person(screen: Screen, answer: Json) -> None:
    """Whom to ask, and the conversation as a text to send there."""
    label, icon = screen.text("ask-person"), ":material/support_agent:"
    key = f"person-{answer['id']}"
    with st.expander(label, icon=icon, key=key, on_change="rerun") as opened:
        if opened.open:
            found = screen.client.hand_over(answer["conversation_id"])
            st.write(screen.text("contact", contact=found["contact"][screen.language]))
            if found["email"]:
                told_email = screen.text("write-email", email=found["email"])
                st.markdown(f"[{told_email}](mailto:{found['email']})")
            if found["url"]:
                st.markdown(f"[{screen.text('contact-page')}]({found['url']})")
            st.caption(screen.text("ask-person-how"))
            st.code(plain(found["summary"]), language=None, wrap_lines=True)
