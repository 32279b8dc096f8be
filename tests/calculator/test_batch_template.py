from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from calculator import LANGUAGES, Language, UnknownCalculator, calculator, names
from calculator.batch import run_batch
from calculator.batch_template import write_template
from calculator.descriptions import input_label


@pytest.mark.parametrize("name", names())
def test_every_calculator_has_a_template_that_runs_as_it_is(name: str, tmp_path: Path) -> None:
    write_template(name, tmp_path / "template.xlsx")
    summary = run_batch(name, tmp_path / "template.xlsx", BytesIO())
    assert summary.rows == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_is_described_in_three_languages(language: Language) -> None:
    target = BytesIO()
    write_template("student-long", target, language)
    rows, columns = load_workbook(target).worksheets
    header, *cases = rows.values
    assert not cases
    assert header == ("reference", *calculator("student-long").inputs.model_fields)
    told = {row[0]: row for row in columns.values}
    assert set(header) < set(told)
    assert told["country"][2:5] == tuple(input_label("country", code) for code in LANGUAGES)


def test_the_description_says_what_is_needed_and_what_may_be_written() -> None:
    target = BytesIO()
    write_template("student-long", target)
    told = {row[0]: (row[1], row[5]) for row in load_workbook(target).worksheets[1].values}
    assert told["country"] == ("yes", "text")
    assert told["children"] == ("yes", "yes or no")
    assert told["distance_km"] == (None, "a number, for example 1 234.50")
    needed, kind = told["start"]
    assert str(needed).startswith("one of these: start + end")
    assert kind == "a day, for example 5.9.2021 or 2021-09-05"
    assert "traineeship (traineeship)" in str(told["activity"][1])


def test_an_unknown_calculator_has_no_template() -> None:
    with pytest.raises(UnknownCalculator):
        write_template("lottery", BytesIO())
