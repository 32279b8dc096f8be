"""Wires an evaluation together: questions, assistant, runs, parts, report."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from evals import readable
from evals.components import (
    WHOLE,
    Component,
    evaluate_components,
    own_search,
    weighed,
    without_each_part,
)
from evals.errors import UnusableSettingsError
from evals.evaluation import Evaluation
from evals.question_set import SetName, choose, load_set
from evals.questions import Question
from evals.repeats import Repeats
from evals.report import as_data, as_page
from evals.retrieval import retrieval
from evals.run import run
from evals.service import Service
from evals.understanding import understanding

if TYPE_CHECKING:
    from assistant import Assistant
    from evals.alternatives import Alternatives


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be evaluated: which questions, who is asked and how often, which parts alone."""

    chosen: SetName = "dev"
    wanted: str | None = None
    model: str | None = None
    service: Service | None = None
    repeat: int = 1
    components: bool = False
    parts: bool = False

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the set that are wanted; raises `EvalError`."""
        return choose(load_set(self.chosen), self.chosen, self.wanted)


def evaluate(wish: Wish, folder: Path) -> Evaluation:
    """Run and score the questions, and what is in this process by itself; raises `EvalError`."""
    questions = wish.questions
    if wish.service:
        runs = run(wish.chosen, questions, wish.service.answer, folder, wish.repeat)
        return Evaluation(Repeats.of(runs))
    assistant = _assistant(wish.model)
    assistant.open_index()  # before the first question is timed
    runs = run(wish.chosen, questions, assistant.answer, folder, wish.repeat)
    found = retrieval(questions, own_search(assistant))
    components = (
        evaluate_components(questions, assistant, found, with_parts=wish.parts)
        if wish.components
        else None
    )
    return Evaluation(Repeats.of(runs), found, components)


def write_report(evaluation: Evaluation, folder: Path) -> None:
    """Write `report.html` and `report.json`."""
    (folder / "report.html").write_text(as_page(evaluation), encoding="utf-8")
    data = json.dumps(as_data(evaluation), indent=1, ensure_ascii=False)
    (folder / "report.json").write_text(data + "\n", encoding="utf-8")


def component(name: Component, wish: Wish) -> str:
    """Evaluate one part by itself, as tables for the terminal; raises `EvalError`."""
    questions, assistant = wish.questions, _assistant(wish.model)
    if name == "understanding":
        return readable.understood(understanding(questions, assistant.understand))
    if name == "abstention":
        return readable.abstained(weighed(questions, assistant))
    whole = retrieval(questions, own_search(assistant))
    if name == "retrieval":
        return readable.searched(whole)
    return readable.parts({WHOLE: whole, **without_each_part(questions, assistant)})


def compare_searches(wish: Wish, folder: Path) -> "Alternatives":
    """Retrieval by the assistant and by what a user would pick instead; raises `EvalError`."""
    from evals.alternatives import Alternatives, search_all

    folder.mkdir(parents=True, exist_ok=True)
    return Alternatives.of(search_all(wish.questions, _assistant(None), folder))


def _assistant(model: str | None) -> "Assistant":
    from assistant import Assistant, ModelSetupError, Settings

    try:
        # By rules unless a model is named here, whatever the environment says.
        return Assistant(Settings(model=model))
    except (ModelSetupError, ValidationError) as error:
        raise UnusableSettingsError(str(error)) from error
