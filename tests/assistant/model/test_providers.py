"""From the settings to a model: what is said when it cannot be had, and what stays unsaid."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant import Assistant, Settings
from assistant.model.errors import MissingExtra, MissingKey, ModelSetupError, Unusable
from assistant.model.providers import LONGEST_REPLY, chat_model

SECRET = "sk-a-secret-of-the-operator"  # noqa: S105
NAMES = {
    "openai": ("openai:gpt-5", "OPENAI_API_KEY"),
    "anthropic": ("anthropic:claude-opus-4-1", "ANTHROPIC_API_KEY"),
}


def test_no_model_takes_part_unless_one_is_named(by_rules: Assistant) -> None:
    answer = by_rules.answer(["Miten koulu saa ennakkomaksun?"])
    assert (answer.mode, answer.model, answer.consultation) == ("rules", None, None)


@pytest.mark.parametrize("name", ["gpt-5", "openai", "openai:", "mystery:model", ":", ""])
def test_a_name_without_a_known_provider_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(ValidationError, match="openai:MODEL, anthropic:MODEL, ollama:MODEL"):
        Settings(model=name)


@pytest.mark.parametrize("provider", ["openai", "anthropic", "ollama"])
def test_a_provider_that_is_not_installed_is_said_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, provider: str
) -> None:
    monkeypatch.setitem(sys.modules, f"langchain_{provider}", None)
    with pytest.raises(MissingExtra, match=rf"'\.\[{provider}\]'"):
        chat_model(f"{provider}:any", None, 30)


@pytest.mark.parametrize("provider", NAMES)
def test_a_missing_key_is_said_with_the_name_of_its_variable(provider: str) -> None:
    name, variable = NAMES[provider]
    with pytest.raises(MissingKey, match=variable):
        chat_model(name, None, 30)


def test_an_assistant_whose_model_cannot_be_had_does_not_start(data_folder: Path) -> None:
    with pytest.raises(ModelSetupError):
        Assistant(Settings(data=data_folder, model="openai:gpt-5"))


def test_the_command_line_says_in_one_line_why_there_is_no_model(data_folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "ask", "Hei!"],
        env=os.environ | {"NEUVO_MODEL": "openai:gpt-5", "NEUVO_DATA": str(data_folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    told = "NEUVO_MODEL needs a key in the environment variable OPENAI_API_KEY"
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (1, "", [told])


def test_a_server_of_ones_own_needs_no_key() -> None:
    model = chat_model("openai:any", "http://127.0.0.1:9/v1", 30)
    assert model.get_name() == "ChatOpenAI"


@pytest.mark.parametrize("provider", NAMES)
def test_a_key_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch, provider: str) -> None:
    name, variable = NAMES[provider]
    monkeypatch.setenv(variable, SECRET)
    model = chat_model(name, None, 30)
    settings = Settings(model=name)
    for shown in (repr(model), str(model), repr(settings), settings.model_dump_json()):
        assert SECRET not in shown


def test_what_a_provider_says_of_bad_settings_is_not_passed_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ValueError(f"no client with {SECRET}")

    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    monkeypatch.setattr("langchain.chat_models.init_chat_model", refuse)
    with pytest.raises(Unusable) as raised:
        chat_model("openai:gpt-5", None, 30)
    assert SECRET not in str(raised.value)
    assert raised.value.__suppress_context__


def test_every_provider_is_told_how_long_a_reply_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, variable in NAMES.values():
        monkeypatch.setenv(variable, SECRET)
        assert f"max_tokens={LONGEST_REPLY}" in repr(chat_model(name, None, 30))
    assert f"num_predict={LONGEST_REPLY}" in repr(chat_model("ollama:any", None, 30))
