"""Assistants with a scripted model, over the real documents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from tests.assistant.model.scripted import Line, Player, ScriptedModel

Scripted = Callable[..., tuple[Assistant, ScriptedModel]]


@pytest.fixture
def scripted(data_folder: Path) -> Scripted:
    """Makes an assistant whose model says these lines, or what the player says."""

    def made(
        *lines: Line | str, player: Player | None = None, **settings: object
    ) -> tuple[Assistant, ScriptedModel]:
        model = ScriptedModel.of(*lines)
        model.player = player
        given = Settings.model_validate({"data": data_folder, **settings})
        return Assistant(given, model=model), model

    return made


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key of the machine's own is used."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(name, raising=False)
