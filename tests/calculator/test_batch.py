import csv
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from calculator import (
    BadTable,
    Calculation,
    InvalidInputs,
    Language,
    UnknownCalculator,
    calculate,
    replay,
)
from calculator.batch import BatchSummary, run_batch
from tests.calculator.asking import figure

LONG = ["reference", "country", "start", "end", "activity", "children", "green_travel"]
ANNA = ["Anna", "Saksa", "5.9.2021", "15.1.2022", "studies", "kyllä", "ei"]
BEN = ["Ben", "SE", "2021-09-05", "2022-01-15", "traineeship", "no", "no"]
SHORT_STAY = ["Cai", "DE", "1.9.2021", "30.9.2021", "studies", "nej", "nej"]

Sheet = list[tuple[object, ...]]


def table(*rows: Sequence[str], delimiter: str = ";") -> BytesIO:
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return BytesIO(text.getvalue().encode())


def run(
    name: str,
    source: Path | BinaryIO,
    language: Language = "en",
    budget: Decimal | None = None,
) -> tuple[BatchSummary, Sheet, Sheet]:
    """The summary and the two sheets that were written."""
    target = BytesIO()
    summary = run_batch(name, source, target, language=language, budget=budget)
    results, totals = load_workbook(target).worksheets
    return summary, list(results.values), list(totals.values)


def column(sheet: Sheet, heading: str) -> list[object]:
    index = sheet[0].index(heading)
    return [row[index] for row in sheet[1:]]


def test_every_row_comes_back_with_its_result_steps_and_receipt() -> None:
    summary, results, _ = run("student-long", table(LONG, ANNA, BEN))
    assert (summary.rows, summary.computed, summary.failed) == (2, 2, 0)
    assert column(results, "reference") == ["Anna", "Ben"]
    assert column(results, "Full months (months)") == [4, 4]
    assert column(results, "error") == [None, None]
    single = calculate(
        "student-long",
        {
            "country": "DE",
            "start": "5.9.2021",
            "end": "15.1.2022",
            "activity": "studies",
            "children": True,
            "green_travel": False,
        },
    )
    assert results[1][results[0].index("Total grant (EUR)")] == int(figure(single))
    steps = str(column(results, "steps")[0])
    assert "4 × 670 = 2680 EUR" in steps
    assert "[5.3.4.4]" in steps
    again, changes = replay(str(column(results, "receipt")[0]))
    assert isinstance(again, Calculation)
    assert not changes


def test_a_spreadsheet_gives_the_same_as_the_csv(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (LONG, ANNA, BEN):
        book.active.append(row)
    book.save(tmp_path / "in.xlsx")
    _, from_csv, _ = run("student-long", table(LONG, ANNA, BEN))
    _, from_xlsx, _ = run("student-long", tmp_path / "in.xlsx")
    assert from_xlsx == from_csv


@pytest.mark.parametrize(
    ("language", "error"),
    [
        ("fi", "Pitkäkestoisen vaihdon on kestettävä vähintään kaksi täyttä kuukautta"),
        ("en", "Long mobility must last at least two full months"),
        ("sv", "Långvarig mobilitet måste vara minst två hela månader"),
    ],
)
def test_a_bad_row_says_why_in_the_readers_language_and_stops_nothing(
    language: Language, error: str
) -> None:
    summary, results, _ = run("student-long", table(LONG, SHORT_STAY, ANNA), language)
    assert (summary.computed, summary.failed) == (1, 1)
    heading = {"fi": "virhe", "en": "error", "sv": "fel"}[language]
    first, second = column(results, heading)
    assert str(first).startswith(error)
    assert "(6.2.7)" in str(first)
    assert second is None


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (["", "Atlantis", *ANNA[2:]], "country: The guide's list of countries has no “Atlantis”"),
        (["", "DE", "31.2.2022", *ANNA[3:]], "start: “31.2.2022” is not a date"),
        (["", "DE", *ANNA[2:5], "perhaps", "no"], "children: “perhaps” is neither yes nor no"),
        (["", "DE", "5.9.2021", "", *ANNA[4:]], "Missing: end (last day at the host)"),
        (["", "DE", *ANNA[2:5], "yes"], "Missing: green_travel"),
        ([*ANNA, "one too many"], "The row has more cells than there are columns"),
    ],
)
def test_each_fault_of_a_row_is_told_in_one_clear_error(row: list[str], error: str) -> None:
    summary, results, _ = run("student-long", table(LONG, row))
    assert summary.failed == 1
    assert str(column(results, "error")[0]).startswith(error)


def test_a_row_beyond_the_calendar_is_an_error_of_the_row() -> None:
    rows = [["grant", "participant_report"], ["1000", "31.12.9999"], ["1000", "1.2.2022"]]
    summary, results, _ = run("instalments", table(*rows))
    assert (summary.computed, summary.failed) == (1, 1)
    assert "impossible" in str(column(results, "error")[0])


def test_numbers_may_be_written_with_spaces_and_commas() -> None:
    rows = [["budget", "used"], ["1 234,50", "1 000,00 €"], ["1,234", "0"]]
    summary, results, _ = run("prepayments", table(*rows))
    assert column(results, "First prepayment (EUR)")[0] == 987.6
    assert (summary.computed, summary.failed) == (1, 1)
    assert "“1,234” is not a number" in str(column(results, "error")[1])


def test_an_unquoted_decimal_comma_in_a_comma_file_is_caught() -> None:
    source = BytesIO(b"budget,used\n1000,50,20\n")
    _, results, _ = run("prepayments", source)
    assert "more cells" in str(column(results, "error")[0])


def test_the_columns_may_stand_in_any_order_and_the_rest_be_left_out() -> None:
    summary, results, _ = run("prepayments", table(["used", "budget"], ["560", "1000"]))
    assert summary.computed == 1
    assert column(results, "Second prepayment at most (EUR)") == [200]


@pytest.mark.parametrize(
    ("header", "code", "says"),
    [
        (["budget", "usd"], "table-unknown-columns", ["usd", "used"]),
        (["budget", ""], "table-unknown-columns", ["used"]),
        (["used"], "table-columns-missing", ["budget"]),
        (["budget", "budget"], "table-columns-twice", ["budget"]),
    ],
)
def test_wrong_columns_are_refused_with_the_right_ones_named(
    header: list[str], code: str, says: list[str]
) -> None:
    with pytest.raises(BadTable) as error:
        run("prepayments", table([*header, "final_payment"], ["1", "1", "1.1.2024"]))
    assert error.value.code == code
    for sentence in error.value.text.values():
        assert all(word in sentence for word in says)


@pytest.mark.parametrize("data", [b"", b"PK broken"])
def test_an_empty_or_broken_file_is_refused(data: bytes) -> None:
    with pytest.raises(BadTable):
        run("prepayments", BytesIO(data))


def test_a_header_alone_gives_an_empty_result() -> None:
    summary, results, _ = run("prepayments", table(["budget"]))
    assert summary.rows == 0
    assert len(results) == 1


def test_an_unknown_calculator_and_a_budget_of_nothing_are_refused() -> None:
    with pytest.raises(UnknownCalculator):
        run("lottery", table(["budget"]))
    with pytest.raises(InvalidInputs):
        run("prepayments", table(["budget"]), budget=Decimal(0))


@pytest.mark.parametrize("attack", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "#REF!"])
def test_no_cell_given_can_come_back_as_a_formula(attack: str) -> None:
    target = BytesIO()
    rows = [["reference", "budget", "used"], [attack, attack, attack]]
    run_batch("prepayments", table(*rows), target)
    with ZipFile(target) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        assert sheets
        assert not any(b"<f>" in archive.read(name) for name in sheets)
    row = list(load_workbook(target).worksheets[0].rows)[1]
    assert row[1].data_type == "s"
    assert str(row[1].value).strip() == attack.strip()


def test_the_totals_are_those_of_the_interim_report() -> None:
    japan = ["Dea", "Japan", *BEN[2:4], "combined", "no", "no"]
    summary, _, totals = run(
        "student-long", table(LONG, ANNA, BEN, japan, SHORT_STAY), budget=Decimal(10_000)
    )
    anna, ben, dea = Decimal(2926), Decimal(2707), Decimal(3057)
    by_type = {group.activity: (group.people, group.euros) for group in summary.totals.groups}
    assert by_type == {"studies": (2, anna + dea), "traineeship": (1, ben)}
    assert summary.totals.people == 3
    assert summary.totals.organisational_support == 1200
    assert summary.totals.partner_countries == dea
    assert summary.totals.budget is not None
    assert summary.totals.budget.used_share == Decimal("98.90")
    assert summary.totals.budget.partner_share == Decimal("30.57")
    written = {row[0]: row[1:] for row in totals}
    assert written["Rows"][0] == 4
    assert written["With an error"][0] == 1
    assert written["studies"][:2] == (2, anna + dea)
    assert written["Organisational support from the head count"][:2] == (3, 1200)
    assert written["Share of the grant used"] == (
        98.9,
        56,
        "The second prepayment's condition is met",
    )
    assert written["Share of partner countries"] == (30.57, 20, "The share is over the cap")


def test_ten_thousand_rows_are_computed_with_every_step_of_the_way_reported() -> None:
    rows = [["participants"], *([str(number)] for number in range(10_000))]
    rows[5000] = ["many"]
    seen: list[tuple[int, int]] = []
    summary = run_batch(
        "organisational-support",
        table(*rows),
        BytesIO(),
        progress=lambda done, total: seen.append((done, total)),
    )
    assert (summary.rows, summary.failed) == (10_000, 1)
    assert seen == [(done, 10_000) for done in range(1, 10_001)]
