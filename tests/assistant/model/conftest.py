"""Assistants with a scripted model, over the real documents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from tests.assistant.model.scripted import Line, Player, ScriptedModel

Scripted = Callable[..., tuple[Assistant, ScriptedModel]]


@pytest.fixture(scope="session")
def one_for_all(data_folder: Path) -> tuple[Assistant, ScriptedModel]:
    """An assistant that the tests share, since opening an index takes longer than a script."""
    model = ScriptedModel()
    return Assistant(Settings(data=data_folder), model=model), model


@pytest.fixture(scope="session")
def by_rules(data_folder: Path) -> Assistant:
    """The same without a model."""
    return Assistant(Settings(data=data_folder))


@pytest.fixture
def scripted(one_for_all: tuple[Assistant, ScriptedModel], data_folder: Path) -> Scripted:
    """An assistant whose model says these lines, or what the player says."""

    def made(
        *lines: Line | str, player: Player | None = None, **settings: object
    ) -> tuple[Assistant, ScriptedModel]:
        assistant, model = one_for_all
        if settings:
            model = ScriptedModel()
            given = Settings.model_validate({"data": data_folder, **settings})
            assistant = Assistant(given, model=model)
        model.lines, model.player = list(ScriptedModel.of(*lines).lines), player
        model.sent.clear()
        return assistant, model

    return made


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key of the machine's own is used."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(name, raising=False)
