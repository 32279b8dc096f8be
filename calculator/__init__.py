"""The rules of the guide as pure functions: typed inputs in, an auditable calculation out.

Knows nobody else in the house and reads nothing but its own data files. What only whole tables
need (spreadsheets) is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from calculator.calculation import Calculation, Note, Result, Step
from calculator.descriptions import (
    choice_label,
    country_name,
    country_names,
    input_label,
    why_asked,
)
from calculator.descriptions import title as calculator_title
from calculator.errors import (
    BadReceipt,
    BadTable,
    CalculatorError,
    Ineligible,
    InvalidInputs,
    MissingInputs,
    Problem,
    UnknownCalculator,
)
from calculator.registry import Calculator, calculate, calculator, names, replay
from calculator.values import LANGUAGES, Language, Source, Unit

if TYPE_CHECKING:
    from calculator.batch import BatchSummary, run_batch
    from calculator.batch_template import write_template
    from calculator.changes import Change, possible_changes
    from calculator.profile import Filled, Profile, fill, load_profile

__all__ = [
    "LANGUAGES",
    "BadReceipt",
    "BadTable",
    "BatchSummary",
    "Calculation",
    "Calculator",
    "CalculatorError",
    "Change",
    "Filled",
    "Ineligible",
    "InvalidInputs",
    "Language",
    "MissingInputs",
    "Note",
    "Problem",
    "Profile",
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
    "country_names",
    "fill",
    "input_label",
    "load_profile",
    "names",
    "possible_changes",
    "replay",
    "run_batch",
    "why_asked",
    "write_template",
]

_LATER = {
    "BatchSummary": "batch",
    "run_batch": "batch",
    "write_template": "batch_template",
    "Change": "changes",
    "possible_changes": "changes",
    "Filled": "profile",
    "Profile": "profile",
    "fill": "profile",
    "load_profile": "profile",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module 'calculator' has no attribute '{name}'")
    return getattr(import_module(f"calculator.{_LATER[name]}"), name)
