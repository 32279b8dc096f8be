"""The result of a calculator with its whole trace, as the contract of the answers has it."""

from dataclasses import dataclass, field
from fractions import Fraction

from calculator.rates import Rate, Rates
from calculator.texts import Kind, text
from calculator.values import Language, Quantity, Source, Unit, exact_form, plain


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


@dataclass(slots=True)
class Worksheet:
    """The paper a calculator works on: it writes steps, notes and results down in order.

    Rules write codes and figures; the sentences come from the texts in the reader's language.
    """

    rates: Rates
    language: Language
    steps: list[Step] = field(default_factory=list)
    assumptions: list[Note] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)

    def step(
        self,
        code: str,
        formula: str,
        value: Quantity,
        unit: Unit,
        source: Rate | Source | None = None,
        *,
        addend: bool = False,
        **figures: Quantity,
    ) -> None:
        """Write one line of the working."""
        label = text("steps", code)
        if isinstance(source, Rate):
            source = source.source
        self.steps.append(
            Step(
                code,
                label.in_language(self.language, figures),
                formula,
                plain(value),
                unit,
                source or label.source,
                exact_form(value) if isinstance(value, Fraction) else None,
                addend,
            )
        )

    def assume(self, code: str, **figures: Quantity) -> None:
        """Note something the calculation takes for granted, with the ruling's reason."""
        self.assumptions.append(self._note("assumptions", code, figures))

    def warn(self, code: str, **figures: Quantity) -> None:
        """Note something the reader must know before relying on the figure."""
        self.warnings.append(self._note("warnings", code, figures))

    def refuse(self, code: str, sentence: str, source: Source | None) -> None:
        """Close the working of a case that the rules do not allow."""
        self.steps.append(Step(code, sentence, "", False, "boolean", source))

    def result(self, name: str, value: Quantity, unit: Unit) -> None:
        """Write one result; the first one written is the headline."""
        label = text("results", name).in_language(self.language, {})
        self.results.append(Result(name, plain(value), unit, label))

    def _note(self, kind: Kind, code: str, figures: dict[str, Quantity]) -> Note:
        entry = text(kind, code)
        return Note(code, entry.in_language(self.language, figures), entry.source)
