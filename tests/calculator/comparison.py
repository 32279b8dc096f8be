"""Puts a case to the engine and says whether its answer is the oracle's."""

from datetime import date
from fractions import Fraction

from calculator import Ineligible, InvalidInputs, MissingInputs, calculate
from calculator.rates import Rates
from tests.calculator.oracle import Answer, Case, Figure, No


def engine_answer(name: str, case: Case, expected: Answer, rates: Rates | None = None) -> Answer:
    """What the engine says, in the oracle's terms: the figures the oracle knows, or a refusal."""
    try:
        found = calculate(name, case, rates=rates)
    except Ineligible as refusal:
        return No("ineligible", refusal.code)
    except InvalidInputs as invalid:
        return No("invalid", str(invalid))
    except MissingInputs as missing:
        return No("missing", str(missing))
    if isinstance(expected, No):
        return {result.name: result.value for result in found.results}
    return {
        result.name: _figure(result.value, expected[result.name])
        for result in found.results
        if result.name in expected
    }


def agree(expected: Answer, found: Answer) -> bool:
    """The same figures, or a refusal of the same kind; the words of a refusal are each side's."""
    if isinstance(expected, No) or isinstance(found, No):
        return isinstance(expected, No) and isinstance(found, No) and expected.kind == found.kind
    return expected == found


def _figure(value: str | bool, like: Figure) -> Figure:
    """A result's value as the kind of figure it is compared with."""
    if isinstance(value, bool) or isinstance(like, str):
        return value
    return date.fromisoformat(value) if isinstance(like, date) else Fraction(value)
