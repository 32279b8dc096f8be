"""The sheet of results: each row as it came in, what it comes to, and how or why not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from openpyxl import Workbook

from calculator.calculation import Calculation, Note, Result, Step
from calculator.cells import Value, write_cell
from calculator.table_files import Row
from calculator.texts import text
from calculator.values import Language

_WORKING = ("batch_steps", "batch_assumptions", "batch_warnings", "batch_receipt")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet: the row given with its results and working, or with its error."""

    row: Row
    error: str | None
    results: dict[str, Value] = field(default_factory=dict)
    working: tuple[str, ...] = ()


def line_of(row: Row, calculation: Calculation) -> Line:
    """A row that could be computed, with no more kept of its calculation than is written."""
    return Line(
        row,
        None,
        {result.name: _value(result) for result in calculation.results},
        (
            " | ".join(map(_told, calculation.steps)),
            _sentences(calculation.assumptions),
            _sentences(calculation.warnings),
            calculation.receipt,
        ),
    )


def write_results(
    book: Workbook,
    header: Sequence[str],
    headings: dict[str, str],
    lines: Sequence[Line],
    language: Language,
) -> None:
    """Add the sheet to a write-only book; `headings` names the results that any line has."""
    sheet = book.create_sheet(text("results", "batch_results").template[language])
    sheet.freeze_panes = "A2"
    row, error, *working = (
        text("results", code).template[language] for code in ("batch_row", "batch_error", *_WORKING)
    )
    sheet.append([row, *header, *headings.values(), error, *working])
    for line in lines:
        given = [*line.row.cells, *[None] * len(header)][: len(header)]
        found = (line.results.get(name) for name in headings)
        cells = (line.row.number, *given, *found, line.error, *line.working)
        sheet.append([write_cell(sheet, cell) for cell in cells])


def _value(result: Result) -> Value:
    """A result as a spreadsheet keeps it: a number, a day, a truth or a text."""
    if isinstance(result.value, bool) or result.unit == "text":
        return result.value
    if result.unit == "date":
        return date.fromisoformat(result.value)
    return Decimal(result.value)


def _told(step: Step) -> str:
    formula = f"{step.formula} = " if step.formula else ""
    section = f" [{step.source.section}]" if step.source else ""
    return f"{step.label}: {formula}{step.value} {step.unit}{section}"


def _sentences(notes: tuple[Note, ...]) -> str:
    return " ".join(note.text for note in notes)
