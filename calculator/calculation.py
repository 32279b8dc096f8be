"""The result of a calculator with its whole trace, as the contract of the answers has it."""

from dataclasses import dataclass

from calculator.values import Source, Unit


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working: what, how, the value with its unit, and the source of its rate.

    `value` is the decimal to show; `exact` the fraction behind it where it had to be rounded;
    `addend` marks the parts whose sum, rounded once, is the total.
    """

    code: str
    label: str
    formula: str
    value: str | bool
    unit: Unit
    source: Source | None = None
    exact: str | None = None
    addend: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """An assumption or a warning: a stable code, the sentence, and the rule behind it."""

    code: str
    text: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One figure of the outcome; the headline result comes first."""

    name: str
    value: str | bool
    unit: Unit
    label: str


@dataclass(frozen=True, slots=True)
class Calculation:
    """What a calculator found: inputs as understood, steps, results, notes and a receipt."""

    calculator: str
    rates: str
    inputs: dict[str, object]
    assumptions: tuple[Note, ...]
    warnings: tuple[Note, ...]
    receipt: str
    steps: tuple[Step, ...]
    results: tuple[Result, ...]
