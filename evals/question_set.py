"""A set of questions: all the files of one folder, read, checked and filtered together."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import ValidationError

from evals.errors import DataFileError, NoQuestionsError
from evals.questions import Question
from evals.yaml_file import read_yaml

FOLDER = Path(__file__).parent / "questions"

SetName: TypeAlias = Literal["dev", "test"]
"""The development questions, or the test questions that nothing is tuned on."""


@cache
def load_set(name: SetName) -> tuple[Question, ...]:
    """Read every file of a set in the order of their names.

    Raises `DataFileError` with all faults of all files.
    """
    return load_files(sorted((FOLDER / name).glob("*.yaml")))


def load_files(paths: Sequence[Path]) -> tuple[Question, ...]:
    """Read question files; raises `DataFileError` with the faults of all of them."""
    questions: list[Question] = []
    faults: list[str] = []
    for path in paths:
        try:
            read, wrong = _read_file(path)
        except DataFileError as error:
            faults.extend(error.faults)
            continue
        questions.extend(read)
        faults.extend(wrong)
    counted = Counter(question.id for question in questions)
    faults.extend(f"{name}: the id is given twice" for name, times in counted.items() if times > 1)
    if faults:
        raise DataFileError(faults)
    return tuple(questions)


def choose(questions: Sequence[Question], name: str, wanted: str | None) -> tuple[Question, ...]:
    """Keep the questions whose id, category, language or calculator matches a pattern.

    Raises `NoQuestionsError`.
    """
    chosen = tuple(
        question
        for question in questions
        if wanted is None or any(re.search(wanted, label) for label in _labels(question))
    )
    if not chosen:
        raise NoQuestionsError(name, wanted)
    return chosen


def set_digest(questions: Sequence[Question]) -> str:
    """One hash for the set, whatever the order of its files."""
    return hashlib.sha256("".join(sorted(q.digest for q in questions)).encode()).hexdigest()


def _labels(question: Question) -> list[str]:
    calculators = [amount.calculator for amount in question.amounts]
    return [question.id, question.category, question.language, question.expect, *calculators]


def _read_file(path: Path) -> tuple[list[Question], list[str]]:
    raw = read_yaml(path)
    if not isinstance(raw, Mapping) or not isinstance(raw.get("questions"), list):
        return [], [f"{path.name}: needs a list `questions`"]
    faults = [
        f"{path.name}: unknown key `{key}`" for key in raw if key not in ("shared", "questions")
    ]
    shared = raw.get("shared") or {}
    questions = []
    for number, item in enumerate(raw["questions"], start=1):
        try:
            questions.append(Question.model_validate({**shared, **item}))
        except (TypeError, ValidationError) as error:
            name = item.get("id", f"number {number}") if isinstance(item, Mapping) else number
            faults.extend(f"{path.name}: {name}: {fault}" for fault in _faults(error))
    return questions, faults


def _faults(error: TypeError | ValidationError) -> list[str]:
    if isinstance(error, TypeError):
        return ["is no mapping of keys to values"]
    return [
        ": ".join(filter(None, (".".join(map(str, fault["loc"])), fault["msg"])))
        for fault in error.errors()
    ]
