"""The rules of the guide as pure functions: typed inputs in, an auditable calculation out.

Knows nobody else in the house and reads nothing but its own data files.
"""

from calculator.calculation import Calculation, Note, Result, Step
from calculator.descriptions import choice_label, country_name, input_label, why_asked
from calculator.descriptions import title as calculator_title
from calculator.errors import (
    BadReceipt,
    CalculatorError,
    Ineligible,
    InvalidInputs,
    MissingInputs,
    Problem,
    UnknownCalculator,
)
from calculator.registry import Calculator, calculate, calculator, names, replay
from calculator.values import LANGUAGES, Language, Source, Unit

__all__ = [
    "LANGUAGES",
    "BadReceipt",
    "Calculation",
    "Calculator",
    "CalculatorError",
    "Ineligible",
    "InvalidInputs",
    "Language",
    "MissingInputs",
    "Note",
    "Problem",
    "Result",
    "Source",
    "Step",
    "Unit",
    "UnknownCalculator",
    "calculate",
    "calculator",
    "calculator_title",
    "choice_label",
    "country_name",
    "input_label",
    "names",
    "replay",
    "why_asked",
]
