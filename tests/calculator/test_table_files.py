from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from calculator import LANGUAGES, BadTable, table_files
from calculator.table_files import read_table


def xlsx(*rows: list[object]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("cp1252"),
    ],
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_is_read_whatever_its_delimiter_and_encoding(
    encode: Callable[[str], bytes], delimiter: str
) -> None:
    text = f'country{delimiter}origin\r\nDE{delimiter}"Jyväskylä"\r\n'
    table = read_table(BytesIO(encode(text)))
    assert table.header == ("country", "origin")
    assert [row.cells for row in table.rows] == [("DE", "Jyväskylä")]


def test_decimal_commas_survive_in_a_csv_with_semicolons(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("budget;used\n1 234,50;1,5\n", encoding="utf-8")
    assert read_table(file).rows[0].cells == ("1 234,50", "1,5")


def test_xlsx_keeps_the_kinds_of_its_cells() -> None:
    day = datetime(2021, 9, 5)  # noqa: DTZ001  # as spreadsheets keep days
    table = read_table(BytesIO(xlsx(["a", "b", "c"], [day, 1.5, True])))
    assert table.rows[0].cells == (day, 1.5, True)


def test_rows_keep_the_numbers_that_the_spreadsheet_shows() -> None:
    table = read_table(BytesIO(b"a\n1\n\n2\n;;\n3\n"))
    assert [row.number for row in table.rows] == [2, 4, 6]


@pytest.mark.parametrize("data", [b"", b"\n\n", b" ; ; \n", b"\xef\xbb\xbf", xlsx()])
def test_an_empty_file_says_what_belongs_in_it(data: bytes) -> None:
    with pytest.raises(BadTable) as error:
        read_table(BytesIO(data))
    assert error.value.code == "table-empty"
    assert len({error.value.text[language] for language in LANGUAGES}) == 3


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 not a zip at all",
        xlsx(["a"], [1])[:-40],
        b"\x00\x01\x02\x03",
        b"\xff\xfea",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00",
        b"a\n" + b'"' + b"x" * 200_000,
    ],
)
def test_a_broken_file_says_how_to_save_it(data: bytes) -> None:
    with pytest.raises(BadTable) as error:
        read_table(BytesIO(data))
    assert error.value.code == "table-unreadable"
    assert "XLSX" in str(error.value)


def test_damage_anywhere_in_a_spreadsheet_is_told_and_never_a_crash() -> None:
    whole = xlsx(["country", "start"], ["DE", "5.9.2021"], ["FI", "6.9.2021"])
    random = Random(20210901)  # noqa: S311  # no secret: the same damage in every run
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(random.randint(1, 30)):
            data[random.randrange(4, len(data))] = random.randrange(256)
        with suppress(BadTable):  # anything else raised fails the test
            read_table(BytesIO(bytes(data)))


def test_more_rows_than_a_table_may_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_files, "MOST_ROWS", 2)
    assert len(read_table(BytesIO(b"a\n1\n2\n")).rows) == 2
    with pytest.raises(BadTable, match="at most 2 rows and 200 columns"):
        read_table(BytesIO(b"a\n1\n2\n3\n"))


def test_a_file_too_large_or_unpacking_to_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = xlsx(["a"], [1])
    monkeypatch.setattr(table_files, "MOST_UNPACKED", 1000)
    with pytest.raises(BadTable, match="too large"):
        read_table(BytesIO(data))
    monkeypatch.setattr(table_files, "MOST_BYTES", 10)
    with pytest.raises(BadTable, match="too large"):
        read_table(BytesIO(b"a\n" + b"1\n" * 10))


def test_rows_claimed_to_lie_past_the_last_one_are_refused() -> None:
    data = BytesIO()
    with ZipFile(BytesIO(xlsx(["a"], [1]))) as whole, ZipFile(data, "w") as changed:
        for name in whole.namelist():
            content = whole.read(name).replace(b'<row r="2"', b'<row r="2000000000"')
            changed.writestr(name, content)
    with pytest.raises(BadTable, match="too large"):
        read_table(BytesIO(data.getvalue()))


def test_a_table_wider_than_any_calculator_is_refused() -> None:
    with pytest.raises(BadTable, match="too large"):
        read_table(BytesIO(b";".join([b"a"] * 201)))
