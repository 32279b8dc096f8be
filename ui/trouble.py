"""Troubles with the service, said plainly; the page goes on by itself when they are over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

import streamlit as st

from ui.client import Refused, ServiceDown, ServiceSlow
from ui.screen import Screen

_RETRY_S = 3
_LONGEST_WAIT_S = 60


@contextmanager
def told(screen: Screen) -> Iterator[None]:
    """Say on the page what went wrong inside the `with`, instead of drawing the rest of it."""
    try:
        yield
    except ServiceDown as down:
        tell_down(screen, down)
    except Refused as refused:
        tell_refused(screen, refused)


def tell_down(screen: Screen, down: ServiceDown) -> None:
    """Say that the service does not answer, and go on when it does."""
    code = "service-slow" if isinstance(down, ServiceSlow) else "service-down"
    _tell(f"{screen.text(code)} {screen.text('service-back')}")
    _go_on(_RETRY_S, screen.client.is_ready)


def tell_refused(screen: Screen, refused: Refused) -> None:
    """Say why the service did not do it; where waiting helps, go on after that."""
    if refused.status == 429:
        wait = min(max(refused.retry_after, 1), _LONGEST_WAIT_S)
        _tell(f"{screen.text('service-busy', seconds=wait)} {screen.text('service-back')}")
        _go_on(wait, lambda: True)
    elif refused.status in {401, 403}:
        _tell(screen.text("service-refused-key"))
    elif refused.status >= 500:
        _tell(screen.text("service-failed"))
        st.button(screen.text("try-again"), icon=":material/refresh:")
    else:
        detail = refused.problem.get("detail") or refused.problem.get("title", "")
        _tell(screen.text("service-refused", detail=detail))


def _tell(sentence: str) -> None:
    st.error(sentence, icon=":material/warning:")


def _go_on(seconds: int, may: Callable[[], bool]) -> None:
    """Draw the page again after so many seconds, and as many more until it `may` be."""
    ticks = count()

    def tick() -> None:
        # The first time is while the trouble is being told.
        if next(ticks) and may():
            st.rerun()

    st.fragment(tick, run_every=seconds)()
