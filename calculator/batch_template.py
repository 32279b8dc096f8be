"""Empty tables to fill in for `run_batch`: the columns of a calculator and what each one means."""

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import BinaryIO, get_args

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from calculator.batch import REFERENCE, columns_of
from calculator.cells import Value, number_fields
from calculator.descriptions import choice_label, input_label
from calculator.inputs import Inputs
from calculator.registry import calculator
from calculator.texts import text
from calculator.values import LANGUAGES, Language


def write_template(name: str, target: Path | BinaryIO, language: Language = "en") -> None:
    """Write an XLSX with a header row to fill in under, and a sheet that explains the columns.

    Raises `UnknownCalculator` when no calculator has that name.
    """
    inputs = calculator(name).inputs
    book = Workbook(write_only=True)
    rows = book.create_sheet(_label("template_rows", language))
    rows.freeze_panes = "A2"
    for index in range(1, len(columns_of(inputs)) + 1):
        rows.column_dimensions[get_column_letter(index)].width = 18
    rows.append(list(columns_of(inputs)))
    columns = book.create_sheet(_label("template_columns", language))
    for letter in "ACDEF":
        columns.column_dimensions[letter].width = 40
    columns.append(
        [
            _label("template_column", language),
            _label("template_required", language),
            *LANGUAGES,
            _label("template_values", language),
        ]
    )
    for line in _descriptions(inputs, language):
        columns.append(line)
    book.save(target)


def _descriptions(inputs: type[Inputs], language: Language) -> Iterator[list[Value]]:
    """A line for each column: its name, whether it is needed, its meaning and what it takes."""
    meanings = [text("inputs", REFERENCE).template[code] for code in LANGUAGES]
    yield [REFERENCE, None, *meanings, _label("template_text", language)]
    numbers = number_fields(inputs)
    grouped = {name for group in inputs.any_of for name in group}
    groups = " / ".join(" + ".join(group) for group in inputs.any_of)
    for name, field in inputs.model_fields.items():
        required = _label("template_yes", language) if field.is_required() else None
        if name in grouped:
            required = f"{_label('template_one_of', language)}: {groups}"
        yield [
            name,
            required,
            *(input_label(name, code) for code in LANGUAGES),
            _values(field.annotation, name in numbers, language),
        ]


def _values(annotation: object, numeric: bool, language: Language) -> str:
    """What may be written into a column: the choices of a closed set, or the kind of value."""
    choices = _choices(annotation)
    if choices:
        return ", ".join(f"{value} ({choice_label(value, language)})" for value in choices)
    if numeric:
        return _label("template_number", language)
    names = {part.__name__ for part in _types(annotation)}
    kind = next((kind for kind in ("bool", "date") if kind in names), "text")
    return _label(f"template_{kind}", language)


def _choices(annotation: object) -> list[str]:
    return [
        str(member.value)
        for part in _types(annotation)
        if issubclass(part, Enum)
        for member in part
    ]


def _types(annotation: object) -> Iterator[type]:
    """The plain types in an annotation such as `Annotated[date, …] | None`."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for part in get_args(annotation):
        yield from _types(part)


def _label(name: str, language: Language) -> str:
    return text("results", name).template[language]
