"""What people ask and no stored document answers: the other side of the question of answering."""

from functools import cache
from pathlib import Path

from pydantic import RootModel

from corpus.catalog import Language
from corpus.data_files import HERE, read_record
from corpus.errors import DataFileError

BEYOND = HERE / "beyond.yaml"


class _Subjects(RootModel[dict[str, dict[Language, tuple[str, ...]]]]):
    """Questions by subject and language."""


@cache
def load_beyond(path: Path = BEYOND) -> tuple[tuple[str, str], ...]:
    """The subject and the words of each question, in the file's order.

    Raises `DataFileError` with every question that is empty or stands twice.
    """
    asked = [
        (subject, question)
        for subject, by_language in read_record(path, _Subjects).root.items()
        for questions in by_language.values()
        for question in questions
    ]
    words = [question.strip().casefold() for _, question in asked]
    repeated = sorted({word for word in words if words.count(word) > 1 or not word})
    if repeated:
        raise DataFileError(path, [f"'{word}' is empty or stands twice" for word in repeated])
    return tuple(asked)
