"""The service's file of results, as far as the page shows it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import islice

from openpyxl import load_workbook

REFERENCE = "reference"
"""The readers' own column, which comes back beside the results."""

_WORKING = 4
"""Columns after the error: steps, assumptions, warnings and receipt, too long to show."""

_COUNTS = 4
"""Rows before the totals: the calculator's title and how many rows there were."""


@dataclass(frozen=True, slots=True)
class Results:
    """The first rows of the results, the faults of all rows, and the totals.

    `heads` are the row's number, the reference where there is one, the results, and the error;
    the first row of the totals is their heading.
    """

    heads: list[str]
    first: list[list[object]]
    faults: list[list[object]]
    totals: list[list[object]]


def read_results(xlsx: bytes, inputs: Collection[str], most: int, most_faults: int) -> Results:
    """Read at most so many rows, and rows with a fault, of a file; `inputs` are not shown again."""
    book = load_workbook(BytesIO(xlsx), read_only=True, data_only=True)
    results, totals = book.worksheets
    rows = results.iter_rows(values_only=True)
    head = next(rows)
    error = len(head) - _WORKING - 1
    shown = [place for place in range(error + 1) if place == 0 or head[place] not in inputs]
    first: list[list[object]] = []
    faults: list[list[object]] = []
    for number, row in enumerate(rows):
        cells = [_plain(row[place] if place < len(row) else None) for place in shown]
        if number < most:
            first.append(cells)
        if cells[-1] and len(faults) < most_faults:
            faults.append(cells)
    return Results(
        [str(head[place]) for place in shown],
        first,
        faults,
        [
            [_plain(cell) for cell in row]
            for row in islice(totals.iter_rows(values_only=True), _COUNTS, None)
            if any(row)
        ],
    )


def _plain(cell: object) -> object:
    return cell.date() if isinstance(cell, datetime) else cell
