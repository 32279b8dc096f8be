"""A run: parallel, resumable, the same bytes each time."""

from collections.abc import Callable, Sequence
from pathlib import Path
from secrets import token_hex

import pytest

from assistant import Answer
from evals.errors import UnreadableRunError
from evals.questions import Question
from evals.run import read_run, run


@pytest.fixture
def questions(question: Callable[..., Question]) -> tuple[Question, ...]:
    return tuple(question(id=f"q{n}", turns=[f"kysymys {n}"]) for n in range(12))


@pytest.fixture
def ask(answer: Callable[..., Answer]) -> Callable[[Sequence[str]], Answer]:
    def asked(turns: Sequence[str]) -> Answer:
        return answer(id=token_hex(4), text=turns[-1], timings={"all": 1.5})

    return asked


def test_two_runs_are_the_same_bytes_apart_from_times(
    questions: tuple[Question, ...], ask: Callable[[Sequence[str]], Answer], tmp_path: Path
) -> None:
    for name in ("one", "two"):
        run("dev", questions, ask, tmp_path / name)
    for file in ("answers.jsonl", "run.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_a_finished_run_reads_back_as_it_was(
    questions: tuple[Question, ...], ask: Callable[[Sequence[str]], Answer], tmp_path: Path
) -> None:
    (finished,) = run("dev", questions, ask, tmp_path)
    again = read_run(tmp_path, questions)
    assert [reply.question for reply in again.replies] == list(questions)
    assert again.milliseconds == finished.milliseconds
    assert again.digest == finished.digest


def test_an_interrupted_run_goes_on_where_it_was(
    questions: tuple[Question, ...], ask: Callable[[Sequence[str]], Answer], tmp_path: Path
) -> None:
    def stops(turns: Sequence[str]) -> Answer:
        if turns[-1] == "kysymys 7":
            raise KeyboardInterrupt
        return ask(turns)

    with pytest.raises(KeyboardInterrupt):
        run("dev", questions, stops, tmp_path)
    before = len((tmp_path / "unfinished.jsonl").read_text().splitlines())
    with (tmp_path / "unfinished.jsonl").open("a") as kept:
        kept.write('{"id": "q11", "dig')  # the line that was being written
    asked: list[str] = []

    def counts(turns: Sequence[str]) -> Answer:
        asked.append(turns[-1])
        return ask(turns)

    (finished,) = run("dev", questions, counts, tmp_path)
    assert len(asked) == len(questions) - before
    assert [reply.question.id for reply in finished.replies] == [q.id for q in questions]
    assert not (tmp_path / "unfinished.jsonl").exists()


def test_a_question_that_has_changed_is_asked_again(
    questions: tuple[Question, ...], ask: Callable[[Sequence[str]], Answer], tmp_path: Path
) -> None:
    (finished,) = run("dev", questions, ask, tmp_path)
    answers = (tmp_path / "answers.jsonl").read_text().splitlines()
    kept = [line[:-1] + ', "milliseconds": 1.0}' for line in answers]
    (tmp_path / "unfinished.jsonl").write_text("\n".join(kept) + "\n")
    changed = (questions[0].model_copy(update={"why": "Something else."}), *questions[1:])
    asked: list[str] = []

    def counts(turns: Sequence[str]) -> Answer:
        asked.append(turns[-1])
        return ask(turns)

    (again,) = run("dev", changed, counts, tmp_path)
    assert asked == ["kysymys 0"]
    assert again.digest != finished.digest


def test_an_error_is_kept_with_its_name_and_does_not_stop_the_rest(
    questions: tuple[Question, ...], ask: Callable[[Sequence[str]], Answer], tmp_path: Path
) -> None:
    def breaks(turns: Sequence[str]) -> Answer:
        if turns[-1] == "kysymys 3":
            raise RuntimeError("no luck")
        return ask(turns)

    replies = run("dev", questions, breaks, tmp_path)[0].replies
    assert [reply.error for reply in replies if reply.error] == ["RuntimeError: no luck"]


def test_a_run_of_other_questions_is_not_read(
    questions: tuple[Question, ...], ask: Callable[[Sequence[str]], Answer], tmp_path: Path
) -> None:
    run("dev", questions, ask, tmp_path)
    changed = (questions[0].model_copy(update={"why": "Something else."}), *questions[1:])
    with pytest.raises(UnreadableRunError, match="changed"):
        read_run(tmp_path, changed)
    with pytest.raises(UnreadableRunError, match="not a question"):
        read_run(tmp_path, questions[1:])
    with pytest.raises(UnreadableRunError):
        read_run(tmp_path / "nowhere", questions)


def test_questions_asked_several_times_give_as_many_runs(
    questions: tuple[Question, ...], ask: Callable[[Sequence[str]], Answer], tmp_path: Path
) -> None:
    runs = run("dev", questions, ask, tmp_path, 3)
    assert len(runs) == 3
    for folder in (tmp_path, tmp_path / "repeat-2", tmp_path / "repeat-3"):
        assert read_run(folder, questions).digest == runs[0].digest
    run("dev", questions, ask, tmp_path)
    assert not list(tmp_path.glob("repeat-*"))


def test_an_interrupted_repeat_is_not_asked_from_the_start(
    questions: tuple[Question, ...], ask: Callable[[Sequence[str]], Answer], tmp_path: Path
) -> None:
    asked: list[str] = []

    def stops(turns: Sequence[str]) -> Answer:
        asked.append(turns[-1])
        if len(asked) > len(questions) + 2:
            raise KeyboardInterrupt
        return ask(turns)

    with pytest.raises(KeyboardInterrupt):
        run("dev", questions, stops, tmp_path, 2)
    again: list[str] = []

    def counts(turns: Sequence[str]) -> Answer:
        again.append(turns[-1])
        return ask(turns)

    run("dev", questions, counts, tmp_path, 2)
    assert len(again) <= len(questions)
