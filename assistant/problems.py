"""Errors as other programs read them: RFC 9457 problem documents."""

from pydantic import BaseModel, ConfigDict

from calculator import (
    BadTable,
    CalculatorError,
    Ineligible,
    InvalidInputs,
    Language,
    MissingInputs,
    UnknownCalculator,
)


class InputProblem(BaseModel):
    """One bad input and what would be right."""

    model_config = ConfigDict(frozen=True)

    input: str
    code: str
    detail: str


class Problem(BaseModel):
    """A problem document; `code` names the rule that refused, `section` where it stands.

    `instance` names the request, as the operator's log does.
    """

    model_config = ConfigDict(frozen=True)

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    code: str | None = None
    document: str | None = None
    section: str | None = None
    quote: str | None = None
    missing: tuple[str, ...] = ()
    inputs: tuple[InputProblem, ...] = ()


def problem(kind: str, title: str, status: int, detail: str) -> Problem:
    """A problem that needs no more than its sentence."""
    return Problem(type=f"urn:neuvo:{kind}", title=title, status=status, detail=detail)


def calculator_problem(error: CalculatorError, language: Language) -> Problem:
    """What a calculator says instead of an amount, as a problem document."""
    match error:
        case UnknownCalculator():
            return problem("unknown-calculator", "Unknown calculator", 404, str(error))
        case MissingInputs():
            return problem("missing-inputs", "Missing inputs", 422, str(error)).model_copy(
                update={"missing": error.names}
            )
        case InvalidInputs():
            told = tuple(
                InputProblem(input=wrong.input, code=wrong.code, detail=wrong.text[language])
                for wrong in error.problems
            )
            detail = " ".join(f"{wrong.input}: {wrong.detail}" for wrong in told)
            return problem("invalid-inputs", "Invalid inputs", 422, detail).model_copy(
                update={"inputs": told}
            )
        case Ineligible():
            refused = problem("ineligible", "Not eligible", 409, error.text[language])
            source = error.source
            return refused.model_copy(
                update={
                    "code": error.code,
                    "document": source.document if source else None,
                    "section": source.section if source else None,
                    "quote": source.quote if source else None,
                }
            )
        case BadTable():
            return problem("bad-table", "Bad table", 422, error.text[language])
        case _:
            return problem("calculator-error", "Calculator error", 500, str(error))
