"""The paper a calculator works on, from the first step to the result."""

from dataclasses import dataclass, field
from fractions import Fraction

from calculator.calculation import Note, Result, Step
from calculator.rates import Rate, Rates
from calculator.texts import Kind, text
from calculator.values import Language, Quantity, Source, Unit, exact_form, plain


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
