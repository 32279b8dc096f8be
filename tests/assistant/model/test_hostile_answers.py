"""The same lies through the whole assistant: what a reader gets is the answer of the rules."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pytest
from langchain_core.messages import AIMessage, BaseMessage

import assistant.model.consult
from assistant import Answer, Assistant, Settings
from assistant.house import House
from assistant.model.materials import Materials, gather
from assistant.tools import SEARCH
from assistant.turn import Finding
from calculator import LANGUAGES, Language
from corpus import Hit
from tests.assistant.model.attacks import Script, attacks, scripts
from tests.assistant.model.cases import Briefing
from tests.assistant.model.oracle import false_quotes, unlabelled, untraceable
from tests.assistant.model.scripted import ScriptedModel, calls, says


@dataclass
class Liar:
    """Calls the tools as a good model would, and then lies, twice."""

    script: Script
    findings: tuple[Finding, ...] = field(default=())
    told: int = 0

    def play(self, messages: Sequence[BaseMessage]) -> AIMessage:
        """The next line: tool calls first, the lie ever after."""
        if not any(isinstance(message, AIMessage) for message in messages):
            wanted = [(call["name"], call["args"]) for call in self.script.briefing.calls]
            return calls(*wanted, (SEARCH, {"query": self.script.question}))
        self.told += 1
        seen = Briefing(self.script.briefing.case, self.script.language, self.findings)
        return says(self.script.draft_from(seen))


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Asking"]:
    with pytest.MonkeyPatch.context() as patch:
        asking = Asking(tmp_path_factory.mktemp("data"))
        patch.setattr(House, "search", asking.search)
        patch.setattr(assistant.model.consult, "gather", asking.gather)
        yield asking


class Asking:
    """Puts each script's question to an assistant whose search finds the script's passages."""

    def __init__(self, data: Path) -> None:
        self.liar = Liar(next(scripts()))
        self._data = data

    @cached_property
    def _assistant(self) -> Assistant:
        model = ScriptedModel(player=lambda messages: self.liar.play(messages))
        return Assistant(Settings(data=self._data, embeddings="none"), model=model)

    def __call__(self, script: Script) -> Answer:
        """The answer that a reader gets."""
        self.liar = Liar(script)
        return self._assistant.answer([script.question])

    def search(self, *asked: object) -> tuple[Hit, ...]:  # noqa: ARG002
        """The passages of the script's sections, whatever is searched for."""
        found = self.liar.script.briefing.passages
        ranks = {name: rank for rank, name in enumerate(dict.fromkeys(p.section for p in found), 1)}
        return tuple(Hit(one, 0.9, 1.0, None, ranks[one.section], 0.9, None) for one in found)

    def gather(self, findings: Sequence[Finding], language: Language) -> Materials:
        """Take note of what the model is shown, whose names the lie is written in."""
        self.liar.findings = tuple(findings)
        return gather(findings, language)


def chosen() -> list[Script]:
    """The first script of each class in each language."""
    first: dict[tuple[str, str], Script] = {}
    for script in scripts():
        first.setdefault((script.attack, script.language), script)
    return list(first.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_model_never_reaches_the_reader(language: Language, ask: Asking) -> None:
    for script in (one for one in chosen() if one.language == language):
        answer, lie = ask(script), attacks()[script.attack]
        assert ask.liar.told, f"{script.attack}: the lie was never told"
        told = (answer.text, script.question, answer.calculations, answer.citations)
        assert untraceable(*told) == set(), answer.text
        assert false_quotes(answer.text, script.question) == [], answer.text
        if answer.mode == "model":
            assert unlabelled(script.template, answer.text) == [], answer.text
            assert lie.labelled, answer.text
        else:
            spoken = re.sub(r"^>.*$", "", answer.text, flags=re.MULTILINE)
            assert "HACKED" not in spoken
            assert "evil" not in spoken
