"""The conversation of this session: its exchanges, and its address, which survives a reload."""

from typing import TypeAlias

import streamlit as st

from ui.client import Json, Refused
from ui.screen import Screen

Exchange: TypeAlias = tuple[str, Json]
"""A question and its answer."""

_ADDRESS = "conversation"


def exchanges() -> list[Exchange]:
    """What was said so far; appending to it goes on with the conversation."""
    held: list[Exchange] = st.session_state.setdefault("exchanges", [])
    return held


def conversation_id() -> str | None:
    """The service's name for the conversation, once there is an answer."""
    said = exchanges()
    return said[-1][1]["conversation_id"] if said else None


def resume(screen: Screen) -> None:
    """Take up the conversation that the address names, and put the current one into it."""
    named = st.query_params.get(_ADDRESS)
    if named and named != conversation_id():
        _load(screen, named)
    if held := conversation_id():
        st.query_params[_ADDRESS] = held


def _load(screen: Screen, named: str) -> None:
    try:
        kept = screen.client.conversation(named)
    except Refused as refused:
        if refused.status != 404:
            raise
        st.query_params.pop(_ADDRESS)
        st.info(screen.text("conversation-gone"), icon=":material/info:")
        return
    exchanges()[:] = [(turn["question"], turn["answer"]) for turn in kept["turns"]]


def ask(question: str) -> None:
    """Ask at the next drawing of the page; stays asked until it is answered or refused."""
    st.session_state["pending"] = question


def pending() -> str | None:
    """The question that is asked but not answered yet."""
    question: str | None = st.session_state.get("pending")
    return question


def settle() -> None:
    """The pending question needs no answer any more."""
    st.session_state.pop("pending", None)


def start_new() -> None:
    """Begin again, with nothing said."""
    exchanges().clear()
    settle()
    st.query_params.pop(_ADDRESS, None)


def delete(screen: Screen) -> None:
    """Delete the conversation from the service, and begin again; raises what the client raises."""
    if held := conversation_id():
        try:
            screen.client.forget(held)
        except Refused as refused:
            if refused.status != 404:  # gone is gone
                raise
    start_new()
