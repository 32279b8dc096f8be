"""The commands, over a scripted assistant."""

from collections.abc import Callable, Sequence
from pathlib import Path
from secrets import token_hex
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

import assistant
from assistant import Answer, Settings, Understood
from evals import baseline, commands
from evals.cli import app
from evals.questions import GUIDE, Question


class Scripted:
    """Answers every question alike, or breaks."""

    def __init__(self, reply: Answer) -> None:
        self.reply: Answer | None = reply
        self.unsteady = False
        self.settings: Settings | None = None

    def __call__(self, settings: Settings | None = None) -> "Scripted":
        self.settings = settings
        return self

    def open_index(self) -> None:
        pass

    def answer(self, _turns: Sequence[str]) -> Answer:
        if self.reply is None:
            raise RuntimeError("no luck")
        changed = {"text": token_hex(4)} if self.unsteady else {}
        return self.reply.model_copy(update=changed)

    def search(
        self, _query: str, _language: str, _k: int, *, without: frozenset[str]
    ) -> list[SimpleNamespace]:
        section = "4.4" if "words" in without else "4.7.3"
        return [SimpleNamespace(passage=SimpleNamespace(document=GUIDE, section=section))]

    def understand(self, _turns: Sequence[str]) -> Understood:
        return Understood("fi", "policy", (), ())

    def evidence(self, _question: str, _language: str) -> float:
        return -0.5


@pytest.fixture
def scripted(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    question: Callable[..., Question],
    answer: Callable[..., Answer],
) -> Scripted:
    double = Scripted(answer(behaviour="abstain", text="Ohje ei kerro."))
    questions = (
        question(id="unknown", category="unanswerable", expect="abstain", sources=[], facts=[]),
        question(),
    )
    monkeypatch.setattr(assistant, "Assistant", double, raising=False)
    monkeypatch.setattr(commands, "load_set", lambda _name: questions)
    monkeypatch.setattr(baseline, "PATH", tmp_path / "baseline.json")
    monkeypatch.chdir(tmp_path)
    return double


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.output


def test_a_run_prints_scores_and_leaves_a_report(scripted: Scripted, tmp_path: Path) -> None:
    assert scripted.reply is not None
    code, shown = run("run", "--output", "here")
    assert code == 0
    assert "1/2" in shown
    names = {path.name for path in (tmp_path / "here").iterdir()}
    assert names == {"answers.jsonl", "times.jsonl", "run.json", "report.html", "report.json"}


@pytest.mark.usefixtures("scripted")
def test_a_filter_that_leaves_nothing_is_told_in_words() -> None:
    code, shown = run("run", "--filter", "nobody")
    assert code == 2
    assert "nobody" in shown


@pytest.mark.usefixtures("scripted")
def test_the_gate_asks_for_a_baseline_first() -> None:
    code, shown = run("gate")
    assert code == 2
    assert "neuvo eval accept" in shown


@pytest.mark.usefixtures("scripted")
def test_the_gate_is_open_after_accepting() -> None:
    assert run("accept")[0] == 0
    assert run("gate")[0] == 0


def test_the_gate_closes_on_an_error_and_on_an_unsourced_figure(scripted: Scripted) -> None:
    assert run("accept")[0] == 0
    good = scripted.reply
    assert good is not None
    scripted.reply = None
    code, shown = run("gate")
    assert code == 1
    assert "no_error:" in shown
    scripted.reply = good.model_copy(update={"text": "Se on 77."})
    code, shown = run("gate")
    assert code == 1
    assert "figures:" in shown


@pytest.mark.usefixtures("scripted")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("retrieval", "all (1) 1.000"),
        ("parts", "without words (1) 0.000"),
        ("understanding", "tools 2/2"),
        ("abstention", "-0.50 fi-final-report (answer)"),
    ],
)
def test_each_part_can_be_evaluated_alone(name: str, shown: str) -> None:
    code, output = run("component", name)
    assert code == 0
    assert shown in " ".join(output.split())


def test_answers_that_differ_between_repeats_are_named(scripted: Scripted) -> None:
    code, shown = run("run", "--repeat", "2", "--output", "here")
    assert code == 0
    assert "0 of 2 answers differ in 2 repeats" in shown
    scripted.unsteady = True
    assert "differs: fi-final-report: text" in run("run", "--repeat", "2", "--output", "here")[1]


def test_a_model_is_passed_on_and_its_run_kept_apart(scripted: Scripted, tmp_path: Path) -> None:
    code, _ = run("run", "--model", "ollama:some/model")
    assert code == 0
    assert scripted.settings is not None
    assert scripted.settings.model == "ollama:some/model"
    assert (tmp_path / "build/eval/dev-ollama-some-model/report.html").exists()


@pytest.mark.usefixtures("scripted")
def test_a_model_that_cannot_be_used_is_told_in_words() -> None:
    code, shown = run("run", "--model", "nonsense")
    assert code == 2
    assert "these settings" in shown


@pytest.mark.usefixtures("scripted")
def test_a_running_service_is_not_told_which_model_to_use() -> None:
    code, shown = run("run", "--model", "ollama:m", "--url", "http://127.0.0.1:1")
    assert code == 2
    assert "--url" in shown
