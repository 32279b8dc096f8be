"""The commands, over a scripted assistant."""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

import assistant
from assistant import Answer
from evals import baseline, commands
from evals.cli import app
from evals.questions import Question


class Scripted:
    """Answers every question alike, or breaks."""

    def __init__(self, reply: Answer) -> None:
        self.reply: Answer | None = reply

    def open_index(self) -> None:
        pass

    def answer(self, _turns: Sequence[str]) -> Answer:
        if self.reply is None:
            raise RuntimeError("no luck")
        return self.reply

    def search(self, _query: str, _language: str, _k: int) -> list[SimpleNamespace]:
        passage = SimpleNamespace(document="ka131-guide-2021", section="4.7.3")
        return [SimpleNamespace(passage=passage)]


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
    monkeypatch.setattr(assistant, "Assistant", lambda: double, raising=False)
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
