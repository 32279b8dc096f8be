"""Whole tables through one calculator: CSV or XLSX in, XLSX out, and the totals of its rows.

A row that cannot be computed says why in its own line and never stops the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO, TypeAlias

from openpyxl import Workbook

from calculator.calculation import Calculation
from calculator.cells import number_fields, read_cell
from calculator.descriptions import input_label
from calculator.errors import CalculatorError, Ineligible, InvalidInputs, MissingInputs, Problem
from calculator.inputs import Inputs
from calculator.interim_totals import InterimTotals, Tally
from calculator.rates import load_rates
from calculator.registry import calculate, calculator
from calculator.results_sheet import Line, line_of, write_results
from calculator.table_files import Row, Table, bad_table, read_table
from calculator.texts import in_all_languages, text
from calculator.totals_sheet import write_totals
from calculator.values import Language

REFERENCE = "reference"
"""A column of the user's own that every table may have; it comes back beside the result."""

Progress: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """How many rows there were, how many could be computed, and their totals."""

    calculator: str
    rows: int
    computed: int
    failed: int
    totals: InterimTotals


def run_batch(
    name: str,
    source: Path | BinaryIO,
    target: Path | BinaryIO,
    *,
    language: Language = "en",
    budget: Decimal | None = None,
    progress: Progress | None = None,
) -> BatchSummary:
    """Work out every row of a table and write results and totals to an XLSX file.

    Args:
        name: A calculator's name.
        source: CSV or XLSX; its first row names the calculator's inputs, in any order.
        target: Where the XLSX goes.
        language: Of labels, notes and errors.
        budget: The grant last awarded in euros; with it, the shares of it are worked out.
        progress: Told after each row how many of how many are done.

    Raises:
        UnknownCalculator: No calculator has that name.
        BadTable: The file is no table, or its columns are not the calculator's inputs.
        InvalidInputs: The budget is not above zero.
    """
    inputs = calculator(name).inputs
    _check_budget(name, budget)
    table = read_table(source)
    _check_columns(table.header, inputs)
    tally = Tally(name, load_rates(), budget)
    numbers = number_fields(inputs)
    headings: dict[str, str] = {}
    lines = []
    for done, row in enumerate(table.rows, 1):
        found = _outcome(name, table, row, numbers, language)
        if isinstance(found, Calculation):
            tally.add(found)
            headings |= {r.name: f"{r.label} ({r.unit})" for r in found.results}
            lines.append(line_of(row, found))
        else:
            lines.append(Line(row, found))
        if progress:
            progress(done, len(table.rows))
    failed = sum(line.error is not None for line in lines)
    summary = BatchSummary(name, len(lines), len(lines) - failed, failed, tally.totals())
    book = Workbook(write_only=True)
    write_results(book, table.header, headings, lines, language)
    counts = {
        "batch_rows": summary.rows,
        "batch_computed": summary.computed,
        "batch_failed": summary.failed,
    }
    write_totals(book, name, counts, summary.totals, language)
    book.save(target)
    return summary


def columns_of(inputs: type[Inputs]) -> tuple[str, ...]:
    """The columns that a table for these inputs may have, in the order of a template."""
    return (REFERENCE, *inputs.model_fields)


def _check_budget(name: str, budget: Decimal | None) -> None:
    if budget is not None and budget <= 0:
        told = in_all_languages("problems", "too-small", {"value": budget, "limit": "0.01"})
        raise InvalidInputs(name, (Problem("budget", "too-small", told),))


def _check_columns(header: tuple[str, ...], inputs: type[Inputs]) -> None:
    """Every column must be known, named once, and none that is always needed may be absent."""
    known = columns_of(inputs)
    right = ", ".join(known)
    unknown = [column or "–" for column in header if column not in known]
    if unknown:
        raise bad_table("table-unknown-columns", columns=", ".join(unknown)[:500], known=right)
    twice = sorted({column for column in header if header.count(column) > 1})
    if twice:
        raise bad_table("table-columns-twice", columns=", ".join(twice))
    needed = [name for name, field in inputs.model_fields.items() if field.is_required()]
    absent = [name for name in needed if name not in header]
    if absent:
        raise bad_table("table-columns-missing", columns=", ".join(absent), known=right)


def _outcome(
    name: str, table: Table, row: Row, numbers: frozenset[str], language: Language
) -> Calculation | str:
    """The row worked out, or what is wrong with it."""
    if len(row.cells) > len(table.header):
        return _say("row-too-long", language)
    given = {
        column: read_cell(cell, numeric=column in numbers)
        for column, cell in zip(table.header, row.cells, strict=False)
        if column != REFERENCE
    }
    try:
        return calculate(name, given, language=language)
    except CalculatorError as error:
        return _told(error, language)
    except (ArithmeticError, ValueError):  # such as a day after the year 9999
        return _say("row-not-computed", language)


def _told(error: CalculatorError, language: Language) -> str:
    if isinstance(error, InvalidInputs):
        return "; ".join(f"{p.input}: {p.text[language]}" for p in error.problems)
    if isinstance(error, MissingInputs):
        names = ", ".join(f"{name} ({input_label(name, language)})" for name in error.names)
        return _say("row-misses", language, names=names)
    if isinstance(error, Ineligible):
        section = f" ({error.source.section})" if error.source else ""
        return error.text[language] + section
    return str(error)


def _say(code: str, language: Language, **figures: str) -> str:
    return text("problems", code).in_language(language, figures)
