"""Changing any single rate in the data turns a check red.

Each value of the rate files is changed on its own in a copy of the folder; then the oracle, or a
sentence that the guide's own figures stand in, must disagree with the engine.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeAlias, TypeVar

import pytest
import yaml

from calculator import CalculatorError, calculate
from calculator.rates import FOLDER, Rates, load_rates
from tests.calculator.comparison import agree, engine_answer
from tests.calculator.oracle import ORACLES, Answer, Case

Entry = TypeVar("Entry")

YEAR = "2021"
CASES_EACH = 300


@dataclass(frozen=True)
class Value:
    """One value of a rate file: whose it is, and where it stands in the file's text."""

    path: Path
    rate: str
    row: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.rate}[{self.row}]"


def _values() -> Iterator[Value]:
    for path in sorted((FOLDER / YEAR).glob("*.yaml")):
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        rates = _child(root, "rates")
        if not isinstance(rates, yaml.MappingNode):
            continue  # the countries, whose groups the oracle's comparison covers one by one
        for name, table in rates.value:
            for number, row in enumerate(_child(table, "rows").value):
                value = _child(row, "value")
                yield Value(path, name.value, number, value.start_mark.index, value.end_mark.index)


def _child(node: yaml.Node | None, key: str) -> yaml.Node:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                found: yaml.Node = value
                return found
    return yaml.ScalarNode("", "")


def _changed(value: Value, home: Path) -> Rates:
    """The year's rates with this one value a unit or a day higher."""
    year = home / YEAR
    year.mkdir(parents=True)
    for path in (FOLDER / YEAR).glob("*.yaml"):
        if path != value.path:
            (year / path.name).symlink_to(path)
    text = value.path.read_text(encoding="utf-8")
    before = text[value.start : value.end]
    if "-" in before:
        after = (date.fromisoformat(before) + timedelta(1)).isoformat()
    else:
        after = str(int(before) + 1)
    changed = text[: value.start] + after + text[value.end :]
    (year / value.path.name).write_text(changed, encoding="utf-8")
    return load_rates(YEAR, home)


class Asked(Mapping[str, Entry]):
    """A mapping that notes which of its names are asked for."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = entries
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> Entry:
        self.names.add(name)
        return self.entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


Check: TypeAlias = Callable[[Rates], bool]
"""Says of a set of rates whether one case still comes out right."""


def _case_check(name: str, case: Case, expected: Answer) -> Check:
    return lambda rates: agree(expected, engine_answer(name, case, expected, rates))


def _words_check(name: str, case: Case, words: str, said: bool) -> Check:
    def check(rates: Rates) -> bool:
        found = calculate(name, case, rates=rates)
        return said is any(words in note.text for note in (*found.assumptions, *found.warnings))

    return check


_STAY: Case = {"country": "SE", "green_travel": False, "distance_km": 662}
_NEXT: Case = {"country": "DE", "green_travel": False, "distance_km": 100}

SAID: tuple[tuple[str, Case, str, bool], ...] = (
    (
        "student-long",
        {
            "country": "FR",
            "activity": "studies",
            "children": False,
            "green_travel": False,
            "start": "1.9.2023",
            "end": "30.11.2023",
        },
        "the contract period 1.9.2021–31.10.2023",
        True,
    ),
    (
        "staff",
        _STAY | {"start": "28.10.2021", "end": "1.11.2021"},
        "as 4 days and the grant as €771",
        True,
    ),
    (
        "staff",
        _STAY
        | {
            "start": "4.10.2021",
            "end": "8.10.2021",
            "legs": [_NEXT | {"start": "11.10.2021", "end": "15.10.2021"}],
        },
        "combined into one mobility",
        False,
    ),
)
"""Figures of the guide that no amount depends on: a case, words, and whether a note has them."""


@pytest.fixture(scope="module")
def checks() -> Mapping[str, list[Check]]:
    """For each rate, the cases whose answer asks for it."""
    shipped = load_rates(YEAR)
    found: dict[str, list[Check]] = defaultdict(list)
    for name, check in _all_checks():
        tables, days = Asked(shipped.tables), Asked(shipped.days)
        assert check(replace(shipped, tables=tables, days=days)), name
        for rate in tables.names | days.names:
            found[rate].append(check)
    return found


def _all_checks() -> Iterator[tuple[str, Check]]:
    for name, case, words, said in SAID:
        yield f"{name}: {words}", _words_check(name, case, words, said)
    for name, oracle in ORACLES.items():
        random = Random(YEAR + name)  # noqa: S311  # cases, no secrets
        for _ in range(CASES_EACH):
            case = oracle.draw(random)
            yield f"{name} {case}", _case_check(name, case, oracle.answer(**case))


def test_changing_any_single_rate_turns_a_check_red(
    checks: Mapping[str, list[Check]], tmp_path: Path
) -> None:
    unnoticed = []
    for number, value in enumerate(_values()):
        rates = _changed(value, tmp_path / str(number))
        if all(_holds(check, rates) for check in checks[value.rate]):
            unnoticed.append(str(value))
    assert not unnoticed


def _holds(check: Check, rates: Rates) -> bool:
    try:
        return check(rates)
    except CalculatorError:  # a gap that the change tears into a table, say
        return False


def test_every_rate_of_the_files_is_changed_once() -> None:
    shipped = load_rates(YEAR)
    rows = sum(len(rows) for rows in shipped.tables.values()) + len(shipped.days)
    assert len(list(_values())) == rows
