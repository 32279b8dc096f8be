"""A set of questions: all the files of one folder, read, checked and filtered together."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.errors import DataFileError, NoQuestionsError
from evals.questions import Draft, Question
from evals.yaml_file import read_yaml

FOLDER = Path(__file__).parent / "questions"

Item = TypeVar("Item", bound=Draft)

SetName: TypeAlias = Literal["dev", "test"]
"""The development questions, or the test questions that nothing is tuned on."""


class _File(BaseModel):
    """One file as it is written: its items are checked one by one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    shared: dict[str, object] = {}
    questions: list[object] = []
    drafts: list[object] = []


@dataclass(frozen=True, slots=True)
class Content:
    """What files of questions hold: questions to be asked, and drafts to be completed."""

    questions: tuple[Question, ...]
    drafts: tuple[Draft, ...]


@cache
def load_set(name: SetName) -> tuple[Question, ...]:
    """Read the questions of every file of a set in the order of the files' names.

    Raises `DataFileError` with all faults of all files.
    """
    return load_content(name).questions


@cache
def load_content(name: SetName) -> Content:
    """The same with the drafts that wait for completion."""
    return load_files(files_of(name))


def files_of(name: SetName) -> list[Path]:
    """The files of a set, in the order of their names."""
    return sorted((FOLDER / name).glob("*.yaml"))


def load_files(paths: Sequence[Path]) -> Content:
    """Read question files; raises `DataFileError` with the faults of all of them."""
    content, faults = read_files(paths)
    if faults:
        raise DataFileError(faults)
    return content


def read_files(paths: Sequence[Path]) -> tuple[Content, list[str]]:
    """What is right in question files, and every fault in them."""
    questions: list[Question] = []
    drafts: list[Draft] = []
    faults: list[str] = []
    for path in paths:
        try:
            read = _read_file(path)
        except DataFileError as error:
            faults.extend(error.faults)
            continue
        given = [_with(read.shared, item) for item in read.questions]
        questions += _items(Question, path, given, faults)
        drafts += _items(Draft, path, read.drafts, faults)
    counted = Counter(one.id for one in (*questions, *drafts))
    faults.extend(f"{name}: the id is given twice" for name, times in counted.items() if times > 1)
    return Content(tuple(questions), tuple(drafts)), faults


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


def _read_file(path: Path) -> _File:
    try:
        return _File.model_validate(read_yaml(path))
    except ValidationError as error:
        raise DataFileError([f"{path.name}: {fault}" for fault in _faults(error)]) from error


def _with(shared: Mapping[str, object], item: object) -> object:
    """An item with what its file shares, which it may say otherwise."""
    return {**shared, **item} if isinstance(item, Mapping) else item


def _items(
    kind: type[Item], path: Path, listed: Sequence[object], faults: list[str]
) -> Iterator[Item]:
    """The items that are right; what is wrong with the others is added to the faults."""
    for number, item in enumerate(listed, start=1):
        try:
            yield kind.model_validate(item)
        except ValidationError as error:
            name = item.get("id", f"number {number}") if isinstance(item, Mapping) else number
            faults.extend(f"{path.name}: {name}: {fault}" for fault in _faults(error))


def _faults(error: ValidationError) -> list[str]:
    return [
        ": ".join(filter(None, (".".join(map(str, fault["loc"])), fault["msg"])))
        for fault in error.errors()
    ]
