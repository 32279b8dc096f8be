"""The screen at a service with keys."""

import httpx
import pytest

from ui.client import Client, Refused


def test_the_screen_asks_with_its_key(guarded: httpx.Client, keys: dict[str, str]) -> None:
    screen = Client(str(guarded.base_url).rstrip("/"), keys["site"])
    answer = screen.ask("Kauanko asiakirjoja pitää säilyttää?", None, "fi")
    assert screen.conversation(answer["conversation_id"])["turns"]
    with pytest.raises(Refused) as refused:
        screen.insights(30)
    assert refused.value.status == 403


def test_without_a_key_the_screen_is_refused(guarded: httpx.Client) -> None:
    with pytest.raises(Refused) as refused:
        Client(str(guarded.base_url).rstrip("/")).ask("Kauanko?", None, "fi")
    assert refused.value.status == 401


def test_a_key_is_not_shown_with_the_client() -> None:
    assert "secret" not in repr(Client("http://127.0.0.1", "secret"))
