"""The conversation on the screen."""

import streamlit as st

from ui.chat import conversation
from ui.chat.answers import show_answer
from ui.chat.asking import answered
from ui.client import Refused, ServiceDown
from ui.screen import Screen
from ui.trouble import tell_down, tell_refused, told

_QUESTION_LENGTH = 4000
_SUGGESTIONS = ("suggestion-amount", "suggestion-policy", "suggestion-limit", "suggestion-keeping")

_TO_LAST_QUESTION = """<script>for (const wait of [200, 1000]) setTimeout(() => {
  const said = document.querySelectorAll("[data-testid='stChatMessage']");
  said[said.length - 2]?.scrollIntoView({block: "start"});
}, wait)</script>"""  # twice, as Streamlit may still be scrolling to the end


def page(screen: Screen) -> None:
    """Draw the page; `?conversation=…` in its address is taken up."""
    st.title(screen.text("title"))
    conversation.resume(screen)
    said = conversation.exchanges()
    printed = bool(said) and _tools(screen)
    _announce(screen, len(said))
    if not said and not conversation.pending():
        _suggest(screen)
    for question, answer in said:
        _show_question(question)
        with st.chat_message("assistant"):
            show_answer(screen, question, answer, printed=printed)
    _show_from_the_question()
    if pending := conversation.pending():
        _show_question(pending)
        _answer(screen, pending)
    st.chat_input(
        screen.text("ask"),
        max_chars=_QUESTION_LENGTH,
        key="typed",
        on_submit=lambda: conversation.ask(st.session_state["typed"]),
    )


def _show_question(question: str) -> None:
    with st.chat_message("user"):
        st.text(question)


def _answer(screen: Screen, question: str) -> None:
    """Answer the pending question; where the service is away it stays pending for its return."""
    with st.chat_message("assistant"):
        try:
            answer = answered(screen, question, conversation.conversation_id())
        except ServiceDown as down:
            tell_down(screen, down)
            return
        except Refused as refused:
            if refused.status < 500 and refused.status != 429:
                conversation.settle()  # asking again would not help
            tell_refused(screen, refused)
            return
    conversation.exchanges().append((question, answer))
    conversation.settle()
    st.session_state["fresh"] = True
    st.rerun()


def _suggest(screen: Screen) -> None:
    """Questions to start from."""
    st.write(screen.text("intro"))
    st.caption(screen.text("start-from"))
    with st.container(key="suggestions"):
        for code in _SUGGESTIONS:
            question = screen.text(code)
            st.button(
                question, key=code, on_click=conversation.ask, args=(question,), width="stretch"
            )


def _tools(screen: Screen) -> bool:
    """What can be done with a whole conversation; says whether it is drawn for paper."""
    with st.container(horizontal=True, key="tools"):
        st.button(
            screen.text("new-conversation"),
            icon=":material/add_comment:",
            on_click=conversation.start_new,
        )
        printed = st.toggle(screen.text("print-view"), key="print")
        with st.popover(screen.text("delete-conversation"), icon=":material/delete:"):
            st.write(screen.text("delete-explained"))
            if st.button(screen.text("delete-confirm"), type="primary"):
                with told(screen):
                    conversation.delete(screen)
                    st.toast(screen.text("deleted"))
                    st.rerun()
    with st.container(key="tools-explained"):
        st.caption(screen.text("print-how" if printed else "kept"))
    return printed


def _announce(screen: Screen, answers: int) -> None:
    """Tell screen readers that an answer has come: the text changes within a live region."""
    told = screen.text("answered", number=answers) if answers else ""
    st.html(f"<p class='heard' role='status'>{told}</p>")


def _show_from_the_question() -> None:
    """Once after an answer: a long one is read from its start, and not from its end."""
    if st.session_state.pop("fresh", False):
        st.html(_TO_LAST_QUESTION, unsafe_allow_javascript=True)  # our own line
