"""Every calculator by name, and the one way in which any of them is run.

Command line, HTTP, LangChain tools, forms, batch and MCP are made from this registry.
"""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from calculator.calculation import Calculation
from calculator.errors import (
    BadReceipt,
    Contradiction,
    Ineligible,
    InvalidInputs,
    MissingInputs,
    Problem,
    UnknownCalculator,
)
from calculator.inputs import Inputs
from calculator.rates import Rates, load_rates
from calculator.receipt import differences, read_receipt, write_receipt
from calculator.texts import in_all_languages, text
from calculator.values import Language, Quantity
from calculator.worksheet import Worksheet

Case = TypeVar("Case", bound=Inputs)


@dataclass(frozen=True, slots=True)
class Calculator(Generic[Case]):
    """A named rule: the model of its inputs and the function that works the case out."""

    name: str
    section: str
    inputs: type[Case]
    compute: Callable[[Case, Worksheet], None]


_MODULES: dict[str, str] = {
    "student-long": "calculator.student_long",
    "student-short": "calculator.student_short",
    "staff": "calculator.staff",
    "duration": "calculator.duration",
    "travel-grant": "calculator.travel_grant",
    "exceptional-travel": "calculator.exceptional_travel",
    "teaching-hours": "calculator.teaching_hours",
    "country": "calculator.country",
    "changed-mobility": "calculator.changed_mobility",
    "exchange-quota": "calculator.exchange_quota",
    "recent-graduate": "calculator.recent_graduate",
    "instalments": "calculator.instalments",
    "organisational-support": "calculator.organisational_support",
    "bip-support": "calculator.bip_support",
    "prepayments": "calculator.prepayments",
    "budget-transfer": "calculator.budget_transfer",
    "partner-country-cap": "calculator.partner_country_cap",
    "exceptional-costs": "calculator.exceptional_costs",
    "inclusion-support": "calculator.inclusion_support",
    "mundus-institutional": "calculator.mundus",
    "mundus-scholarships": "calculator.mundus",
    "mundus-grant": "calculator.mundus",
    "mundus-needs": "calculator.mundus",
    "mundus-design": "calculator.mundus",
    "strategic-partnership": "calculator.strategic_partnership",
}
"""Where each calculator lives; a module is imported when its calculator is first used."""


def names() -> tuple[str, ...]:
    """The names of all calculators, in the order they are shown."""
    return tuple(_MODULES)


def calculator(name: str) -> Calculator[Any]:
    """The calculator of that name; raises `UnknownCalculator`."""
    try:
        module = _MODULES[name]
    except KeyError:
        raise UnknownCalculator(name, names()) from None
    found = import_module(module).CALCULATORS[name]
    if not isinstance(found, Calculator):
        raise TypeError(f"{module} does not define the calculator {name}")
    return found


def calculate(
    name: str,
    inputs: Mapping[str, object],
    *,
    language: Language = "en",
    rates: Rates | None = None,
) -> Calculation:
    """Work out one case.

    Args:
        name: A calculator's name, such as `student-long`.
        inputs: Its inputs by name; values as JSON or as people write them (5.9.2021, kyllä).
        language: Of labels, assumptions and warnings.
        rates: The contract year's rates; those of 2021 unless given.

    Raises:
        UnknownCalculator: No calculator has that name.
        MissingInputs: Facts that change the result are not given.
        InvalidInputs: Inputs that cannot be understood or contradict each other.
        Ineligible: The guide's rules do not allow the case.
    """
    found = calculator(name)
    given = {key: value for key, value in inputs.items() if value is not None}
    try:
        case = found.inputs.model_validate(given)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        raise _input_error(name, found.inputs, given.keys(), faults) from None
    if needed := found.inputs.also_needed(given.keys()):
        raise MissingInputs(needed, name)
    rates = rates or load_rates()
    sheet = Worksheet(rates, language)
    try:
        found.compute(case, sheet)
    except Ineligible as refusal:
        refusal.text = in_all_languages("refusals", refusal.code, refusal.figures)
        refusal.source = text("refusals", refusal.code).source
        sheet.refuse(refusal.code, refusal.text[language], refusal.source)
        refusal.trace = _calculation(name, case, sheet)
        raise
    except MissingInputs as missing:
        missing.calculator = name
        raise
    except Contradiction as wrong:
        told = _problem(wrong.input, wrong.code, wrong.figures)
        raise InvalidInputs(name, (told,), _calculation(name, case, sheet)) from None
    calculation = _calculation(name, case, sheet)
    return replace(calculation, receipt=write_receipt(calculation, rates.digest))


def _calculation(name: str, case: Inputs, sheet: Worksheet) -> Calculation:
    return Calculation(
        name,
        sheet.rates.year,
        case.model_dump(mode="json", exclude_none=True),
        tuple(sheet.assumptions),
        tuple(sheet.warnings),
        "",
        tuple(sheet.steps),
        tuple(sheet.results),
    )


def replay(receipt: str, language: Language = "en") -> tuple[Calculation, tuple[str, ...]]:
    """Repeat the calculation of a receipt; also says what has changed since, if anything.

    Raises `BadReceipt` for a text that is no receipt, and what `calculate` raises.
    """
    before = read_receipt(receipt)
    rates = load_rates(str(before["rates"]))
    inputs = before["inputs"]
    if not isinstance(inputs, dict):
        raise BadReceipt("the receipt is damaged: copy the whole line")
    now = calculate(str(before["calculator"]), inputs, language=language, rates=rates)
    return now, differences(before, now, rates.digest)


_PROBLEMS = {
    "country": "unknown-country",
    "enum": "not-a-choice",
    "extra_forbidden": "unknown-input",
    "greater_than": "too-small",
    "greater_than_equal": "too-small",
    "less_than": "too-large",
    "less_than_equal": "too-large",
    "literal_error": "not-a-choice",
    "negative": "too-small",
}
"""How pydantic's kinds of error are told to people; other kinds by their first word."""

_BY_FIRST_WORD = {
    "bool": "not-yes-no",
    "date": "not-a-date",
    "decimal": "not-a-number",
    "int": "not-a-whole-number",
}


def _input_error(
    name: str, inputs: type[Inputs], given: Set[str], faults: list[ErrorDetails]
) -> MissingInputs | InvalidInputs:
    wrong = [fault for fault in faults if fault["type"] != "missing"]
    if not wrong:
        absent = (str(fault["loc"][0]) for fault in faults)
        return MissingInputs((*absent, *inputs.also_needed(given)), name)
    known = ", ".join(inputs.model_fields)
    return InvalidInputs(name, tuple(_told(fault, known) for fault in wrong))


def _told(fault: ErrorDetails, known: str) -> Problem:
    kind = fault["type"]
    code = _PROBLEMS.get(kind) or _BY_FIRST_WORD.get(kind.split("_")[0], "not-understood")
    context = fault.get("ctx", {})
    limit = next((context[key] for key in ("ge", "gt", "le", "lt") if key in context), 0)
    figures = {
        "value": str(fault["input"])[:80],
        "limit": str(limit),
        "choices": str(context.get("expected", "")),
        "suggestions": str(context.get("suggestions", "")),
        "known": known,
    }
    return _problem(str(fault["loc"][0]) if fault["loc"] else "", code, figures)


def _problem(input_name: str, code: str, figures: Mapping[str, Quantity]) -> Problem:
    return Problem(input_name, code, in_all_languages("problems", code, figures))
