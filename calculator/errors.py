"""What a calculator says instead of an amount: each error has fields and speaks three languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from calculator.calculation import Calculation
from calculator.values import Language, Quantity, Source


@dataclass(frozen=True, slots=True)
class Problem:
    """One bad input: its name, a code and the sentence to show, by language."""

    input: str
    code: str
    text: dict[Language, str]


class CalculatorError(Exception):
    """The base of everything this package raises on purpose."""


@dataclass(eq=False)
class UnknownCalculator(CalculatorError):
    """No calculator has this name."""

    name: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"there is no calculator '{self.name}'; there are: {', '.join(self.known)}"


@dataclass(eq=False)
class MissingInputs(CalculatorError):
    """Facts that change the result were not given; they are asked for, never guessed."""

    names: tuple[str, ...]
    calculator: str = ""

    def __str__(self) -> str:
        return f"{self.calculator} also needs: {', '.join(self.names)}"


@dataclass(eq=False)
class Contradiction(CalculatorError):
    """Raised inside a calculator for one input that the others rule out; see `InvalidInputs`."""

    input: str
    code: str
    figures: Mapping[str, Quantity] = field(default_factory=dict)


@dataclass(eq=False)
class InvalidInputs(CalculatorError):
    """Inputs that cannot be understood or contradict each other.

    `trace` is the working up to a contradiction; there is none where a value was not understood.
    """

    calculator: str
    problems: tuple[Problem, ...]
    trace: Calculation | None = None

    def __str__(self) -> str:
        return f"{self.calculator}: " + "; ".join(
            f"{problem.input}: {problem.text['en']}" for problem in self.problems
        )


@dataclass(eq=False)
class Ineligible(CalculatorError):
    """The rules do not allow the case; says by which section and what would be valid.

    Raised inside a calculator with a code of `texts/*.yaml` and the figures of the case;
    the registry adds the sentence in each language, the source and the working so far.
    """

    code: str
    figures: Mapping[str, Quantity] = field(default_factory=dict)
    text: dict[Language, str] = field(default_factory=dict)
    source: Source | None = None
    trace: Calculation | None = None

    def __str__(self) -> str:
        return self.text.get("en", self.code)


@dataclass(eq=False)
class DataFaults(CalculatorError):
    """The package's own data files are broken; all faults at once."""

    faults: tuple[str, ...]

    def __str__(self) -> str:
        return "broken data:\n" + "\n".join(f"- {fault}" for fault in self.faults)


@dataclass(eq=False)
class UnknownRates(CalculatorError):
    """There is no set of rates for that contract year."""

    year: str
    available: tuple[str, ...]

    def __str__(self) -> str:
        return f"there are no rates for {self.year}; there are: {', '.join(self.available)}"


@dataclass(eq=False)
class NoRate(CalculatorError):
    """No row of a rate matches the case: a fault of the data, never a silent zero."""

    rate: str
    case: dict[str, object]

    def __str__(self) -> str:
        return f"no row of {self.rate} matches {self.case}"


@dataclass(eq=False)
class BadTable(CalculatorError):
    """A file that cannot be taken as a table of inputs; says what to do instead."""

    code: str
    text: dict[Language, str]

    def __str__(self) -> str:
        return self.text["en"]


@dataclass(eq=False)
class BadReceipt(CalculatorError):
    """A receipt that cannot be read, or that no longer replays to the same result."""

    reason: str

    def __str__(self) -> str:
        return self.reason
