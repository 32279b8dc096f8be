"""Troubles end by themselves."""

from collections.abc import Callable

import pytest
import streamlit as st

from ui.client import Client, Refused, ServiceDown, ServiceSlow
from ui.screen import Screen
from ui.texts import text
from ui.trouble import told

SCREEN = Screen(Client("http://127.0.0.1:1"), "fi")


class Drawn:
    """What was said on the page, what is run again later, how often the page was drawn again."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.ticks: list[tuple[float, Callable[[], None]]] = []
        self.again = 0


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    drawn = Drawn()

    def fragment(tick: Callable[[], None], run_every: float) -> Callable[[], None]:
        drawn.ticks.append((run_every, tick))
        return tick

    def rerun() -> None:
        drawn.again += 1

    monkeypatch.setattr(st, "error", lambda sentence, **_: drawn.said.append(sentence))
    monkeypatch.setattr(st, "fragment", fragment)
    monkeypatch.setattr(st, "rerun", rerun)
    return drawn


def test_the_page_goes_on_when_the_service_is_back_and_not_before(
    drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = iter([False, True])
    monkeypatch.setattr(Client, "is_ready", lambda _: next(ready))
    with told(SCREEN):
        raise ServiceDown
    assert drawn.said == [f"{text('service-down', 'fi')} {text('service-back', 'fi')}"]
    [(_, tick)] = drawn.ticks
    assert drawn.again == 0
    tick()
    assert drawn.again == 0
    tick()
    assert drawn.again == 1


def test_a_slow_service_is_called_slow(drawn: Drawn) -> None:
    with told(SCREEN):
        raise ServiceSlow
    assert drawn.said[0].startswith(text("service-slow", "fi"))


def test_too_many_requests_wait_as_long_as_the_service_asks(drawn: Drawn) -> None:
    with told(SCREEN):
        raise Refused(429, {}, 17)
    [(wait, tick)] = drawn.ticks
    assert wait == 17
    tick()
    assert drawn.again == 1


def test_a_key_without_the_right_is_told_and_not_tried_again(drawn: Drawn) -> None:
    with told(SCREEN):
        raise Refused(403, {"detail": "this needs a key"})
    assert drawn.said == [text("service-refused-key", "fi")]
    assert drawn.ticks == []
