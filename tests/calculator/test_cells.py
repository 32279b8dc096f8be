from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook

from calculator import calculator
from calculator.cells import number_fields, read_cell, write_cell


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1 234,50", "1234.50"),
        ("1\u00a0234,50 €", "1234.50"),
        ("1\u202f234\u202f567", "1234567"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1234,5", "1234.5"),
        ("0,125", "0.125"),
        ("12,5 %", "12.5"),
        ("1 234 km", "1234"),
        ("−5", "-5"),
        ("42", "42"),
    ],
)
def test_numbers_are_read_as_people_write_them(written: str, read: str) -> None:
    assert read_cell(written, numeric=True) == read


@pytest.mark.parametrize("written", ["1,234", "1 2", "12 34", "1,2,3", "kolme"])
def test_what_is_not_clearly_a_number_is_left_for_the_error_to_show(written: str) -> None:
    assert read_cell(written, numeric=True) == written


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (None, None),
        ("  ", None),
        (" Saksa ", "Saksa"),
        ("1 234,50", "1 234,50"),
        (3.0, 3),
        (0.1, Decimal("0.1")),
        (True, True),
        (datetime(2021, 9, 5, 12, 30), date(2021, 9, 5)),  # noqa: DTZ001  # as openpyxl reads it
    ],
)
def test_other_cells_are_read_as_what_they_are(cell: str | float | None, read: object) -> None:
    assert read_cell(cell, numeric=False) == read


def test_the_numbers_of_a_calculator_are_known_from_its_inputs() -> None:
    assert number_fields(calculator("instalments").inputs) == {
        "grant",
        "instalments",
        "first_share",
    }


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "#N/A"])
def test_text_that_could_act_as_a_formula_stays_text(text: str) -> None:
    cell = write_cell(Workbook(write_only=True).create_sheet(), text)
    assert getattr(cell, "data_type", None) == "s"
    assert getattr(cell, "value", None) == text
    assert getattr(cell, "quotePrefix", False)


def test_a_formula_behind_a_forbidden_character_stays_text_too() -> None:
    cell = write_cell(Workbook(write_only=True).create_sheet(), "\x00\x01=1+1")
    assert getattr(cell, "data_type", None) == "s"
    assert getattr(cell, "value", None) == "=1+1"


def test_text_longer_than_a_cell_holds_is_cut() -> None:
    cell = write_cell(Workbook(write_only=True).create_sheet(), "a" * 40_000)
    assert isinstance(cell, str)
    assert len(cell) == 32_000
