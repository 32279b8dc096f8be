"""One run over a set of questions: asked in parallel, kept as it goes, finished in order.

A finished run is a folder with `answers.jsonl` (no times and no random ids, so two runs of the
same code are the same bytes), `times.jsonl` (milliseconds) and `run.json` (what was asked); a
question asked several times gives a folder `repeat-2`, `repeat-3`, … of the same kind in it.
While it goes, `unfinished.jsonl` holds what has come; starting again takes it up from there.
"""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TypeAlias

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant import Answer
from evals.checks import Reply
from evals.errors import UnreadableRunError
from evals.parallel import in_parallel
from evals.question_set import set_digest
from evals.questions import Question

Ask: TypeAlias = Callable[[Sequence[str]], Answer]
"""Takes the turns of one fresh conversation and gives the answer to the last."""

_CHANCE: Mapping[str, object] = {"id": "", "conversation_id": "", "timings": {}}
"""What differs from run to run, and what stands for it in a finished one."""


class Line(BaseModel):
    """What came back for one question, as it is kept."""

    model_config = ConfigDict(frozen=True)

    id: str
    repeat: int = 1
    digest: str
    answer: Answer | None = None
    error: str | None = None
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run: the replies in the order of the questions, and their times."""

    name: str
    digest: str
    replies: tuple[Reply, ...]
    milliseconds: tuple[float, ...]


def run(
    name: str, questions: Sequence[Question], ask: Ask, folder: Path, repeat: int = 1
) -> tuple[Run, ...]:
    """Ask everything that an interrupted run in the folder has not asked yet, and finish it.

    Each question is asked `repeat` times; the result is one run for each time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / "unfinished.jsonl"
    asked = _asked_before(unfinished, questions)
    every = [(time, question) for time in range(1, repeat + 1) for question in questions]
    waiting = [(time, one) for time, one in every if (time, one.id) not in asked]
    with unfinished.open("a", encoding="utf-8") as kept:
        for line in in_parallel(lambda each: _ask_one(*each, ask), waiting):
            asked[line.repeat, line.id] = line
            kept.write(line.model_dump_json() + "\n")
            kept.flush()
    for stale in folder.glob("repeat-*"):
        shutil.rmtree(stale)
    runs = []
    for time in range(1, repeat + 1):
        lines = [asked[time, question.id] for question in questions]
        _finish(name, questions, lines, folder if time == 1 else folder / f"repeat-{time}")
        runs.append(_as_run(name, questions, lines))
    unfinished.unlink()
    return tuple(runs)


def read_run(folder: Path, questions: Sequence[Question]) -> Run:
    """Read a finished run of (some of) these questions; raises `UnreadableRunError`."""
    by_id = {question.id: question for question in questions}
    try:
        about = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        answers = _json_lines(folder / "answers.jsonl")
        times = {line["id"]: line["milliseconds"] for line in _json_lines(folder / "times.jsonl")}
        chosen = [by_id[str(line["id"])] for line in answers]
        lines = [
            Line.model_validate({**line, "milliseconds": times[line["id"]]}) for line in answers
        ]
    except KeyError as error:
        raise UnreadableRunError(folder, f"{error} is not a question of the set") from error
    except (OSError, ValueError) as error:
        raise UnreadableRunError(folder, str(error)) from error
    if set_digest(chosen) != about["digest"]:
        raise UnreadableRunError(folder, "its questions have changed since")
    return _as_run(about["set"], chosen, lines)


def _ask_one(repeat: int, question: Question, ask: Ask) -> Line:
    started = perf_counter()
    answer, error = None, None
    try:
        answer = ask(question.turns)
    except Exception as fault:  # noqa: BLE001  # any error is kept and fails the question
        error = f"{type(fault).__name__}: {fault}"
    return Line(
        id=question.id,
        repeat=repeat,
        digest=question.digest,
        answer=answer,
        error=error,
        milliseconds=round((perf_counter() - started) * 1000, 1),
    )


def _asked_before(unfinished: Path, questions: Sequence[Question]) -> dict[tuple[int, str], Line]:
    """The lines of an interrupted run whose question still says the same; errors are retried."""
    if not unfinished.exists():
        return {}
    digests = {question.id: question.digest for question in questions}
    lines = {}
    for written in unfinished.read_text(encoding="utf-8").splitlines():
        try:
            line = Line.model_validate_json(written)
        except ValidationError:  # the line that was being written when the run was stopped
            continue
        if line.error is None and digests.get(line.id) == line.digest:
            lines[line.repeat, line.id] = line
    return lines


def _finish(name: str, questions: Sequence[Question], lines: Sequence[Line], folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    _write_lines(folder / "answers.jsonl", [_without_chance(line) for line in lines])
    times = [{"id": line.id, "milliseconds": line.milliseconds} for line in lines]
    _write_lines(folder / "times.jsonl", times)
    about = {"set": name, "questions": len(questions), "digest": set_digest(questions)}
    (folder / "run.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")


def _without_chance(line: Line) -> dict[str, object]:
    """The line without what differs from run to run."""
    kept = line.model_dump(mode="json", exclude={"milliseconds", "repeat"})
    if line.answer is not None:
        kept["answer"] = without_chance(line.answer)
    return kept


def _as_run(name: str, questions: Sequence[Question], lines: Sequence[Line]) -> Run:
    return Run(
        name=name,
        digest=set_digest(questions),
        replies=tuple(
            Reply(question, line.answer, line.error)
            for question, line in zip(questions, lines, strict=True)
        ),
        milliseconds=tuple(line.milliseconds for line in lines),
    )


def without_chance(answer: Answer) -> dict[str, object]:
    """An answer as data, the same each time that the same is answered."""
    return answer.model_copy(update=_CHANCE).model_dump(mode="json")


def _write_lines(path: Path, entries: Sequence[Mapping[str, object]]) -> None:
    lines = [json.dumps(entry, ensure_ascii=False, sort_keys=True) for entry in entries]
    text = "".join(f"{line}\n" for line in lines)
    path.write_text(text, encoding="utf-8")


def _json_lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
