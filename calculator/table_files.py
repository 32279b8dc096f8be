"""Tables as files: CSV of any usual delimiter and encoding, and the first sheet of an XLSX.

A table is a header and the rows under it that hold anything; limits keep a hostile file harmless.
"""

import csv
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from calculator.cells import Value
from calculator.errors import BadTable
from calculator.texts import in_all_languages
from calculator.values import Quantity

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 200
_LAST_ROW = 1_048_576
"""The last row of a spreadsheet; a file may claim any, and its gaps are walked through."""

_PLAIN = (str, int, float, date, type(None))
"""What cells hold as it is; bool is an int, datetime a date; the rest, such as times, is text."""

_BROKEN_XLSX = (
    AttributeError,
    BadZipFile,
    EOFError,
    InvalidFileException,
    LookupError,
    NotImplementedError,
    OSError,
    ParseError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What openpyxl and the modules under it raise for files that are damaged in one way or another."""


def bad_table(code: str, **figures: Quantity) -> BadTable:
    """The error of that code with its sentence in each language."""
    return BadTable(code, in_all_languages("problems", code, figures))


def _too_large() -> BadTable:
    return bad_table("table-too-large", rows=MOST_ROWS, columns=MOST_COLUMNS)


@dataclass(frozen=True, slots=True)
class Row:
    """One row with the number that the spreadsheet shows for it."""

    number: int
    cells: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns and the rows under them."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(source: Path | BinaryIO) -> Table:
    """The table in a file; raises `BadTable` when there is none."""
    data = _read(source)
    cells = _xlsx_rows(data) if data.startswith(b"PK") else _csv_rows(data)
    rows = tuple(_filled(cells))
    if not rows:
        raise bad_table("table-empty")
    header = tuple(str(cell).strip() if cell is not None else "" for cell in rows[0].cells)
    return Table(header, rows[1:])


def _read(source: Path | BinaryIO) -> bytes:
    if isinstance(source, Path):
        with source.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    else:
        data = source.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _too_large()
    return data


def _filled(cells: Iterable[tuple[Value, ...]]) -> Iterator[Row]:
    """The rows that hold anything, without the empty cells at their ends."""
    found = 0
    for number, row in enumerate(cells, 1):
        width = len(row)
        if width > MOST_COLUMNS or number > _LAST_ROW:
            raise _too_large()
        while width and (row[width - 1] is None or str(row[width - 1]).strip() == ""):
            width -= 1
        if not width:
            continue
        found += 1
        if found > MOST_ROWS + 1:
            raise _too_large()
        yield Row(number, row[:width])


def _csv_rows(data: bytes) -> Iterator[tuple[Value, ...]]:
    text = _decoded(data)
    first = text.partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    try:
        yield from map(tuple, csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise bad_table("table-unreadable") from None


def _decoded(data: bytes) -> str:
    """The text of a CSV: UTF-8 or UTF-16 with its mark, else what Excel writes in these parts."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise bad_table("table-unreadable")


def _xlsx_rows(data: bytes) -> Iterator[tuple[Value, ...]]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise _too_large()
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # the size a file claims to have is often wrong
        for row in sheet.iter_rows(values_only=True):
            yield tuple(cell if isinstance(cell, _PLAIN) else str(cell) for cell in row)
    except _BROKEN_XLSX:
        raise bad_table("table-unreadable") from None
