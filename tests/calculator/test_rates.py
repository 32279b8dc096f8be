"""Rates are data that stand in the guide: quoted, complete, and refused when broken."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from shutil import copytree

import pytest

from calculator.countries import load_countries
from calculator.errors import DataFaults, NoRate, UnknownRates
from calculator.rates import FOLDER, Rate, Rates, load_rates
from calculator.texts import load_texts
from calculator.values import Source
from corpus import find_quote

RATES = load_rates()
ROWS = [row for rows in RATES.tables.values() for row in rows]

IN_WORDS = {
    1: r"\b(yksi|yhden|kuu-?kautta ennen)",
    2: r"\b(kaksi|kahde)",
    3: r"\bkolme",
    6: r"\bkuusi",
    12: r"\b(vuoden|lukuvuosi)",
    60: r"\bviiden vuoden",
    100: r"\bsata",
}
"""Numbers that the guide prints as words, by how the words begin; months also as years."""

NOT_PRINTED = {
    "travel_grant.student 0": "the guide says that nothing is paid: 'ei matkatukea makseta'",
    "instalments.most 2": "for staff the guide names the first part and the last, not their number",
    "mundus.needs 0": "the page says that nothing can be granted: 'ei voida myöntää'",
}
"""Values that no number or word of their quote says, and why they are right all the same."""


def _sources() -> Iterator[tuple[str, Source]]:
    for row in ROWS:
        yield f"{row.name} {row.value}", row.source
    for day in RATES.days.values():
        yield day.name, day.source
    for kind, entries in load_texts().items():
        for code, entry in entries.items():
            if entry.source is not None:
                yield f"{kind}.{code}", entry.source
    for country in load_countries().values():
        for source in (country.listed, country.student_source, country.staff_source):
            if source is not None:
                yield country.code, source


def test_every_quote_stands_in_the_section_it_names() -> None:
    missing = [
        f"{name}: {source.document} {source.section}: {source.quote}"
        for name, source in _sources()
        if find_quote(source.document, source.section, source.quote) is None
    ]
    assert not missing, "\n".join(missing)


def _printed(value: Decimal, quote: str) -> bool:
    """Whether a number stands in its quote, as digits (1 400 is 1400) or in words."""
    digits = re.sub(r"(?<=\d)[\s\u00a0](?=\d{3}\b)", "", quote)
    if re.search(rf"(?<![\d,.]){value:f}(?![\d]|,\d)", digits):
        return True
    return value in IN_WORDS and re.search(IN_WORDS[int(value)], quote) is not None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name}-{row.value}")
def test_every_value_is_printed_in_its_quote(row: Rate) -> None:
    if f"{row.name} {row.value}" in NOT_PRINTED:
        return
    assert _printed(row.value, row.source.quote), row.source.quote


def test_every_exception_to_printed_values_is_still_needed() -> None:
    unprinted = {
        f"{row.name} {row.value}" for row in ROWS if not _printed(row.value, row.source.quote)
    }
    assert unprinted == set(NOT_PRINTED)


@pytest.mark.parametrize("name", RATES.days)
def test_every_date_is_printed_in_its_quote(name: str) -> None:
    day = RATES.days[name]
    printed = rf"(?<!\d){day.value.day}\.{day.value.month}\.{day.value.year}(?!\d)"
    assert re.search(printed, day.source.quote)


def _days(rows: Sequence[Rate]) -> list[date]:
    """The contract period; for the page of the earlier programme, the days it speaks of."""
    first, last = RATES.day("contract.first").value, RATES.day("contract.last").value
    if rows[0].source.document == "strategic-partnerships":
        first, last = rows[0].first, rows[0].last
    return [first + timedelta(number) for number in range((last - first).days + 1)]


def _points(rows: Sequence[Rate], key: str) -> list[Decimal]:
    """Both sides of every edge of a banded key, from its lowest band to its highest."""
    bands = [row.band(key) for row in rows]
    edges = {edge for band in bands for edge in band if edge is not None}
    sides = {point for edge in edges for point in (edge, edge + 1, edge - Decimal("0.001"))}
    # Past a last band that is closed the calculator's own limit refuses.
    end = Decimal("Infinity") if any(high is None for _, high in bands) else max(edges)
    return sorted(point for point in sides if min(edges) <= point < end)


def _cases(rows: Sequence[Rate]) -> Iterator[dict[str, str | Decimal]]:
    """Every case that a table answers for: each combination of keys, each side of each edge."""
    banded = [key for key, condition in rows[0].when.items() if isinstance(condition, tuple)]
    named = [key for key in rows[0].when if key not in banded]
    for names in sorted({tuple(str(row.when[key]) for key in named) for row in rows}):
        for points in product(*(_points(rows, key) for key in banded)):
            yield dict(zip(named, names, strict=True)) | dict(zip(banded, points, strict=True))


@pytest.mark.parametrize("name", RATES.tables)
def test_exactly_one_row_holds_for_each_case_on_each_day_of_the_contract_period(name: str) -> None:
    rows = RATES.rows(name)
    days = _days(rows)
    for case in _cases(rows):
        matching = [row for row in rows if row.applies(None, case)]
        for day in days:
            assert sum(row.first <= day <= row.last for row in matching) == 1, (case, day)


def test_the_contract_period_has_791_days() -> None:
    assert len(_days(ROWS)) == 791


def test_a_case_that_no_row_answers_for_is_an_error_and_never_nothing() -> None:
    with pytest.raises(NoRate, match=r"student_long\.monthly"):
        RATES.rate("student_long.monthly", group="4")


def test_a_year_without_a_folder_says_which_years_there_are() -> None:
    with pytest.raises(UnknownRates, match="there are no rates for 1999; there are: 2021"):
        load_rates("1999")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copytree(FOLDER / "2021", tmp_path / "2021")
    return tmp_path


def _faults(folder: Path) -> str:
    with pytest.raises(DataFaults) as caught:
        load_rates("2021", folder)
    return str(caught.value)


def _rewrite(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_key_written_twice_is_refused(folder: Path) -> None:
    _rewrite(
        folder / "2021" / "student_long.yaml",
        "        value: 470\n",
        "        value: 470\n        value: 480\n",
    )
    assert "'value' stands twice" in _faults(folder)


def test_a_rate_that_stands_in_two_files_is_refused(folder: Path) -> None:
    year = folder / "2021"
    (year / "again.yaml").write_bytes((year / "student_long.yaml").read_bytes())
    assert "student_long.monthly stands in another file too" in _faults(folder)


def test_all_faults_of_all_files_are_reported_at_once(folder: Path) -> None:
    year = folder / "2021"
    _rewrite(year / "student_long.yaml", "value: 470", "value: plenty")
    _rewrite(year / "student_long.yaml", "unit: EUR/month", "unit: marks")
    _rewrite(year / "travel_grant.yaml", "km: [0, 10], green: no", "kilometres: [0, 10]")
    _rewrite(year / "contract.yaml", "unit: date", "unit: days")
    found = _faults(folder)
    for fault in (
        "student_long.yaml: rates.student_long.monthly.rows.0.value",
        "student_long.yaml: rates.student_long.monthly.unit",
        "travel_grant.yaml: travel_grant.student: a row has",
        "contract.yaml: contract.first: the value 2021-09-01 does not fit the unit days",
    ):
        assert fault in found


def test_every_row_has_a_unit_and_the_days_it_holds() -> None:
    for row in ROWS:
        assert row.unit
        assert row.first <= row.last


def test_the_digest_of_the_rates_changes_with_any_byte(folder: Path) -> None:
    before = RATES.digest
    _rewrite(folder / "2021" / "student_long.yaml", "value: 470", "value: 471")
    changed: Rates = load_rates("2021", folder)
    assert changed.digest != before
