"""What people ask and no stored document answers: the other side of the question of answering."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import RootModel

from corpus.catalog import Language
from corpus.data_files import HERE, read_record
from corpus.errors import DataFileError

BEYOND = HERE / "beyond.yaml"


class _Subjects(RootModel[dict[str, dict[Language, tuple[str, ...]]]]):
    """Questions by subject and language."""


@dataclass(frozen=True)
class Beyond:
    """One question that no document answers."""

    subject: str
    language: Language
    words: str


@cache
def load_beyond(path: Path = BEYOND) -> tuple[Beyond, ...]:
    """Read the questions, in the file's order.

    Raises `DataFileError` with every question that is empty or stands twice.
    """
    asked = [
        Beyond(subject, language, question)
        for subject, by_language in read_record(path, _Subjects).root.items()
        for language, questions in by_language.items()
        for question in questions
    ]
    words = [question.words.strip().casefold() for question in asked]
    repeated = sorted({word for word in words if words.count(word) > 1 or not word})
    if repeated:
        raise DataFileError(path, [f"'{word}' is empty or stands twice" for word in repeated])
    return tuple(asked)
