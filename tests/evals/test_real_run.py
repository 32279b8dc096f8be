"""Runs of the real assistant: by rules, and with a language model that is scripted."""

import json
from collections.abc import Callable
from pathlib import Path

from assistant import Assistant, Settings
from evals.question_set import load_set
from evals.questions import Question
from evals.repeats import Repeats
from evals.run import run
from tests.assistant.model.server import calls, says, serving

EVERY = 100
"""So many questions make one that is asked here: some of every kind and language."""


def test_two_runs_in_rules_mode_are_the_same_bytes_apart_from_times(
    data_folder: Path, tmp_path: Path
) -> None:
    assistant = Assistant(Settings(data=data_folder))
    questions = load_set("dev")[::EVERY]
    runs = run("dev", questions, assistant.answer, tmp_path / "one", 2)
    again = run("dev", questions, Assistant(Settings(data=data_folder)).answer, tmp_path / "two")
    assert len({question.expect for question in questions}) >= 3
    assert Repeats.of([*runs, *again]).unsteady == {}
    for file in ("answers.jsonl", "run.json"):
        kept = {
            (folder / file).read_bytes()
            for folder in (tmp_path / "one", tmp_path / "one" / "repeat-2", tmp_path / "two")
        }
        assert len(kept) == 1


def test_a_model_is_scored_by_its_tool_calls_and_by_what_the_verifier_let_pass(
    data_folder: Path, tmp_path: Path, amount_question: Callable[..., Question]
) -> None:
    told = {
        "country": "FR",
        "start": "2021-09-15",
        "end": "2022-01-24",
        "activity": "studies",
        "children": False,
        "green_travel": False,
    }
    item = amount_question(
        turns=["Apuraha: opiskelijavaihto Ranskaan 15.9.2021–24.1.2022, ei lapsia, lentäen?"],
        amounts=[{"calculator": "student-long", "inputs": told, "gives": ["1820 EUR"]}],
    )
    call = calls("student_long", json.dumps(told))
    with serving(call, says("Apuraha on yhteensä {{a1}}."), call, says("5000 euroa.")) as server:
        named = {"model": "openai:scripted", "model_url": server.url, "data": data_folder}
        assistant = Assistant(Settings.model_validate(named))
        times = [run("dev", [item], assistant.answer, tmp_path / n) for n in ("one", "two")]
    found = Repeats.of([one for runs in times for one in runs])
    assert [rate and rate.hits for rate in found.rates["verified_at_once"]] == [1, 0]
    assert found.means["worded_by_model"] == 0.5
    assert found.means["tool_call"] == found.means["amounts"] == 1.0
    assert {"text", "mode"} <= set(found.unsteady[item.id])
