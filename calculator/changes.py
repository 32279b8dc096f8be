"""What would change the amount: the case again with one input changed, and the difference.

Which changes are worth trying is data, `changes.yaml`; a row applies to every calculator that has
its input, or to those it names.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from calculator.calculation import Calculation
from calculator.durations import guide_count, month_end
from calculator.errors import DataFaults, Ineligible, InvalidInputs, MissingInputs
from calculator.rates import Rates, load_rates
from calculator.registry import calculate, calculator
from calculator.texts import shown
from calculator.values import Language, plain
from calculator.yaml_file import read_yaml

FILE = Path(__file__).parent / "changes.yaml"

Value: TypeAlias = str | bool | int | Decimal | date


@dataclass(frozen=True, slots=True)
class Change:
    """One input changed: the new inputs, and the new total with the difference in euros.

    Where the case is then refused, `refusal` says why; where a fact is then needed, `missing`
    names it. In both, there is no total.
    """

    code: str
    input: str
    label: str
    inputs: Mapping[str, object]
    total: str | None = None
    difference: str | None = None
    refusal: str | None = None
    missing: tuple[str, ...] = ()


class _Row(BaseModel):
    """What every kind of row says; `calculators` and `when` narrow down where it applies."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    code: str
    input: str
    calculators: tuple[str, ...] = ()
    when: dict[str, str | bool] = {}
    fi: str
    en: str
    sv: str

    def label(self, value: Value, language: Language) -> str:
        template: dict[Language, str] = {"fi": self.fi, "en": self.en, "sv": self.sv}
        return template[language].format(value=shown(value))

    def applies(self, case: Calculation) -> bool:
        """Whether the row is one for this case."""
        if self.calculators and case.calculator not in self.calculators:
            return False
        if self.input not in calculator(case.calculator).inputs.model_fields:
            return False
        return all(case.inputs.get(name) == value for name, value in self.when.items())


class _Set(_Row):
    """The input takes a given value."""

    kind: Literal["set"]
    to: bool | int | str

    def new_value(self, case: Calculation, rates: Rates) -> Value | None:  # noqa: ARG002  # one signature for all
        return None if case.inputs.get(self.input) == self.to else self.to


class _Add(_Row):
    """The input, a number, grows or shrinks."""

    kind: Literal["add"]
    by: int

    def new_value(self, case: Calculation, rates: Rates) -> Value | None:  # noqa: ARG002  # one signature for all
        current = case.inputs.get(self.input)
        return None if current is None else Decimal(str(current)) + self.by


class _Move(_Row):
    """The input, a last day, moves by days or by the guide's months since the first day."""

    kind: Literal["move"]
    since: str
    months: int = 0
    days: int = 0

    def new_value(self, case: Calculation, rates: Rates) -> Value | None:  # noqa: ARG002  # one signature for all
        first, last = case.inputs.get(self.since), case.inputs.get(self.input)
        if first is None or last is None:
            return None
        start, end = date.fromisoformat(str(first)), date.fromisoformat(str(last))
        if not self.months:
            return end + timedelta(days=self.days)
        stay = guide_count(start, end)
        months = stay.months + self.months
        if months < 0:
            return None
        full = month_end(start, months) if months else start - timedelta(days=1)
        return full + timedelta(days=stay.days)


class _Band(_Row):
    """The input moves to the next band of a rate, up to its edge or just below its own."""

    kind: Literal["band"]
    rate: str
    key: str
    direction: Literal["up", "down"]
    step: str | None = None
    """The step that tells the current value when the input itself was not given."""

    def new_value(self, case: Calculation, rates: Rates) -> Value | None:
        current = self._current(case)
        if current is None:
            return None
        edges = sorted({low for row in rates.rows(self.rate) if (low := row.band(self.key)[0])})
        place = bisect_right(edges, current)
        if self.direction == "up":
            return edges[place] if place < len(edges) else None
        return edges[place - 1] - 1 if place else None

    def _current(self, case: Calculation) -> Decimal | None:
        if (given := case.inputs.get(self.input)) is not None:
            return Decimal(str(given))
        told = (step.value for step in case.steps if step.code == self.step)
        return next((Decimal(str(value)) for value in told), None)


_Rows: TypeAlias = list[Annotated[_Set | _Add | _Move | _Band, Field(discriminator="kind")]]
_FILE: TypeAdapter[_Rows] = TypeAdapter(_Rows)


@cache
def load_changes(file: Path = FILE) -> _Rows:
    """The rows of `changes.yaml`; raises `DataFaults` with every fault found."""
    try:
        rows = _FILE.validate_python(read_yaml(file))
    except yaml.YAMLError as error:
        raise DataFaults((f"{file.name}: {error}",)) from error
    except ValidationError as error:
        faults = (f"{file.name}: {fault['loc']}: {fault['msg']}" for fault in error.errors())
        raise DataFaults(tuple(faults)) from error
    codes = [row.code for row in rows]
    if repeated := sorted({code for code in codes if codes.count(code) > 1}):
        raise DataFaults(tuple(f"{file.name}: {code} stands twice" for code in repeated))
    return rows


def possible_changes(
    name: str,
    inputs: Mapping[str, object],
    *,
    language: Language = "en",
    rates: Rates | None = None,
) -> tuple[Change, ...]:
    """The single changes that would change a calculator's headline sum, in the data's order.

    Empty for a calculator whose headline result is not in euros. Raises what `calculate` raises
    for the case itself.
    """
    rates = rates or load_rates()
    case = calculate(name, inputs, language=language, rates=rates)
    if case.results[0].unit != "EUR":
        return ()
    found = []
    for row in load_changes():
        value = row.new_value(case, rates) if row.applies(case) else None
        if value is None:
            continue
        new = case.inputs | {row.input: value if isinstance(value, int) else plain(value)}
        untried = Change(row.code, row.input, row.label(value, language), new)
        if change := _tried(untried, case, language, rates):
            found.append(change)
    return tuple(found)


def _tried(change: Change, case: Calculation, language: Language, rates: Rates) -> Change | None:
    """The change with its outcome, or None when it is impossible or makes no difference."""
    try:
        changed = calculate(case.calculator, change.inputs, language=language, rates=rates)
    except InvalidInputs:
        return None
    except MissingInputs as missing:
        return replace(change, missing=missing.names)
    except Ineligible as refusal:
        return replace(change, refusal=refusal.text[language])
    before = case.results[0]
    after = next((result for result in changed.results if result.name == before.name), None)
    if after is None or after.value == before.value:
        return None
    difference = Decimal(str(after.value)) - Decimal(str(before.value))
    return replace(change, total=str(after.value), difference=str(plain(difference)))
