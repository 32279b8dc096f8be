"""Troubles with the service, said plainly; the page goes on by itself when they are over."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from ui.client import Refused, ServiceDown
from ui.screen import Screen

_RETRY_S = 3


@contextmanager
def told(screen: Screen) -> Iterator[None]:
    """Say on the page what went wrong inside the `with`, instead of drawing the rest of it."""
    try:
        yield
    except ServiceDown:
        st.error(
            f"{screen.text('service-down')} {screen.text('service-back')}",
            icon=":material/warning:",
        )
        _go_on_when_back(screen)
    except Refused as refused:
        st.error(_said(screen, refused), icon=":material/warning:")


def _said(screen: Screen, refused: Refused) -> str:
    match refused.status:
        case 401 | 403:
            return screen.text("service-refused-key")
        case 429:
            return screen.text("service-busy", seconds=refused.retry_after)
        case _:
            detail = refused.problem.get("detail") or refused.problem.get("title", "")
            return screen.text("service-refused", detail=detail)


@st.fragment(run_every=_RETRY_S)
def _go_on_when_back(screen: Screen) -> None:
    if screen.client.is_ready():
        st.rerun()
