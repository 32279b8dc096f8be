"""A run of the real assistant, in rules mode."""

from pathlib import Path

from assistant import Assistant, Settings
from evals.question_set import load_set
from evals.repeats import Repeats
from evals.run import run

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
