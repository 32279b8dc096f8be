"""Rates as data: the YAML files of one contract year, strictly loaded and looked up.

A rate is a named table. Its rows say when they apply (`group: "1"`, half-open bands such as
`km: [100, 500]`), the value, the days they hold and the quote of the guide they come from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias, cast

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from calculator.errors import DataFaults, NoRate, UnknownRates
from calculator.values import Number, Source, Unit
from calculator.yaml_file import read_yaml

FOLDER = Path(__file__).parent / "rates"

Key: TypeAlias = str | bool | Number
Band: TypeAlias = tuple[Decimal | None, Decimal | None]

_STRICT = ConfigDict(extra="forbid", frozen=True)


class _Row(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)
    value: Decimal | date
    quote: str = Field(min_length=1)
    section: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class _Table(BaseModel):
    model_config = _STRICT
    unit: Unit
    section: str
    by: list[str] = []
    rows: list[_Row] = Field(min_length=1)


class _Validity(BaseModel):
    model_config = _STRICT
    first: date
    last: date


class _RatesFile(BaseModel):
    model_config = _STRICT
    document: str
    valid: _Validity
    rates: dict[str, _Table]


@dataclass(frozen=True, slots=True)
class Rate:
    """One row: its value with unit and source, when it applies and which days it holds."""

    name: str
    value: Decimal
    unit: Unit
    source: Source
    when: Mapping[str, str | Band]
    first: date
    last: date

    def applies(self, on: date | None, case: Mapping[str, Key]) -> bool:
        """Whether the row is the one for that day and case."""
        if on is not None and not self.first <= on <= self.last:
            return False
        return all(_matches(condition, case.get(key)) for key, condition in self.when.items())

    def band(self, key: str) -> Band:
        """The half-open band of one of the row's conditions."""
        condition = self.when[key]
        return condition if isinstance(condition, tuple) else (None, None)


@dataclass(frozen=True, slots=True)
class Day:
    """A date that the guide sets, with its source."""

    name: str
    value: date
    source: Source


@dataclass(frozen=True, eq=False)
class Rates:
    """All rates of one contract year; two sets are never the same, so that look-ups can be kept."""

    year: str
    digest: str
    tables: Mapping[str, tuple[Rate, ...]]
    days: Mapping[str, Day]
    folder: Path = field(repr=False)

    def rate(self, name: str, on: date | None = None, **case: Key) -> Rate:
        """The one row of `name` for the case; `on` is clamped into the days the table covers.

        Raises `NoRate` when no row matches: a gap in the data must never look like 0 €.
        """
        return _row_for(self, name, on, tuple(case.items()))

    def rows(self, name: str, **case: Key) -> tuple[Rate, ...]:
        """Every row of `name`, in the file's order; with `case`, those whose keys match it."""
        rows = self.tables.get(name)
        if rows is None:
            raise NoRate(name, dict(case))
        if not case:
            return rows
        return tuple(
            row
            for row in rows
            if all(_matches(row.when[key], value) for key, value in case.items())
        )

    def day(self, name: str) -> Day:
        """A date that the guide sets, such as `contract.first`."""
        try:
            return self.days[name]
        except KeyError:
            raise NoRate(name, {}) from None


@lru_cache(maxsize=8192)
def _row_for(rates: Rates, name: str, on: date | None, items: tuple[tuple[str, Key], ...]) -> Rate:
    case = dict(items)
    rows = rates.rows(name)
    if on is not None:
        on = min(max(on, rows[0].first), max(row.last for row in rows))
    for row in rows:
        if row.applies(on, case):
            return row
    raise NoRate(name, dict(case))


def _matches(condition: str | Band, value: Key | None) -> bool:
    if isinstance(condition, tuple):
        low, high = condition
        if value is None or isinstance(value, str | bool):
            return False
        return (low is None or value >= low) and (high is None or value < high)
    return str(value) == condition


@cache
def load_rates(year: str = "2021", folder: Path = FOLDER) -> Rates:
    """The rates of a contract year, from `folder/year`.

    Raises `UnknownRates` for a year without a folder, `DataFaults` with every fault found.
    """
    home = folder / year
    files = sorted(home.glob("*.yaml"))
    if not files:
        raise UnknownRates(year, available_years(folder))
    faults: list[str] = []
    tables: dict[str, tuple[Rate, ...]] = {}
    days: dict[str, Day] = {}
    digest = sha256()
    for path in files:
        digest.update(path.name.encode() + path.read_bytes())
        if path.name == "countries.yaml":  # has a shape and a loader of its own
            continue
        for name, rows in _read(path, faults):
            if name in tables or name in days:
                faults.append(f"{path.name}: {name} stands in another file too")
            elif rows and isinstance(rows[0], Day):
                days[name] = rows[0]
            else:
                tables[name] = cast("tuple[Rate, ...]", tuple(rows))
    if faults:
        raise DataFaults(tuple(faults))
    return Rates(year, digest.hexdigest()[:16], tables, days, home)


def available_years(folder: Path = FOLDER) -> tuple[str, ...]:
    """The contract years that have a folder of rates."""
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir()))


def _read(path: Path, faults: list[str]) -> list[tuple[str, Sequence[Rate | Day]]]:
    try:
        file = _FILE.validate_python(read_yaml(path))
    except yaml.YAMLError as error:
        faults.append(f"{path.name}: {error}")
        return []
    except ValidationError as error:
        faults += [
            f"{path.name}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}"
            for fault in error.errors()
        ]
        return []
    return [
        (name, [_row(name, table, row, file, f"{path.name}: {name}", faults) for row in table.rows])
        for name, table in file.rates.items()
    ]


_FILE = TypeAdapter(_RatesFile)


def _row(
    name: str, table: _Table, row: _Row, file: _RatesFile, where: str, faults: list[str]
) -> Rate | Day:
    source = Source(file.document, row.section or table.section, row.quote)
    keys = row.model_extra or {}
    if set(keys) != set(table.by):
        faults.append(f"{where}: a row has {sorted(keys)}, but the table goes by {table.by}")
    if (table.unit == "date") != isinstance(row.value, date):
        faults.append(f"{where}: the value {row.value} does not fit the unit {table.unit}")
    if isinstance(row.value, date):
        return Day(name, row.value, source)
    return Rate(
        name,
        row.value,
        table.unit,
        source,
        {key: _condition(value, where, faults) for key, value in keys.items()},
        row.valid_from or file.valid.first,
        row.valid_to or file.valid.last,
    )


def _condition(value: object, where: str, faults: list[str]) -> str | Band:
    if isinstance(value, str | bool | int):
        return str(value)
    if isinstance(value, list) and len(value) == 2:
        low, high = (None if edge is None else Decimal(str(edge)) for edge in value)
        return low, high
    faults.append(f"{where}: {value!r} is neither a key nor a band [from, before]")
    return ""
