"""Cells of a table: read as people write them, written so that no text can act as a formula."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias, get_args

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from calculator.inputs import Inputs

Value: TypeAlias = str | int | float | bool | Decimal | date | None
"""What a cell of a table holds."""

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_UNIT = re.compile(r" ?(€|eur|euroa|euro|%|km)$", re.IGNORECASE)
_GROUPED = re.compile(r"-?\d{1,3}( \d{3})+([.,]\d+)?")
_POINTS_THEN_COMMA = re.compile(r"-?\d{1,3}(\.\d{3})+,\d+")
_COMMAS_THEN_POINT = re.compile(r"-?\d{1,3}(,\d{3})+\.\d+")
_DECIMAL_COMMA = re.compile(r"-?(0,\d+|\d+,(\d{1,2}|\d{4,}))")
"""Exactly three digits after a comma may be thousands: such a number is not guessed at."""

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "#")
_LONGEST = 32_000


def number_fields(inputs: type[Inputs]) -> frozenset[str]:
    """The inputs that are numbers, so that `1 234,50` may be read as one."""
    return frozenset(
        name for name, field in inputs.model_fields.items() if _is_number(field.annotation)
    )


def read_cell(value: Value, *, numeric: bool) -> object:
    """A cell as the input models take it; None when it is empty.

    Spreadsheets keep every number as a float and every day with a time of day.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float):
        return int(value) if value.is_integer() else Decimal(repr(value))
    if not isinstance(value, str):
        return value
    text = _SPACES.sub(" ", value).strip()
    if not text:
        return None
    return _number(text) if numeric else text


def write_cell(sheet: WriteOnlyWorksheet, value: Value) -> object:
    """A cell to append to `sheet`; text stays text whatever it begins with."""
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]
    if not text.startswith(_ACTIVE):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = True  # stays text when somebody edits the cell
    return cell


def _is_number(annotation: object) -> bool:
    if isinstance(annotation, type) and not get_args(annotation):
        return issubclass(annotation, int | Decimal) and not issubclass(annotation, bool)
    return any(_is_number(part) for part in get_args(annotation))


def _number(text: str) -> str:
    """The number in the form that Decimal reads; what is not clearly a number stays as it is."""
    plain = _UNIT.sub("", text.replace("−", "-"))
    if _GROUPED.fullmatch(plain):
        return plain.replace(" ", "").replace(",", ".")
    if _POINTS_THEN_COMMA.fullmatch(plain):
        return plain.replace(".", "").replace(",", ".")
    if _COMMAS_THEN_POINT.fullmatch(plain):
        return plain.replace(",", "")
    if _DECIMAL_COMMA.fullmatch(plain):
        return plain.replace(",", ".")
    return plain
