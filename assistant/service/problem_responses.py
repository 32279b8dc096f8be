"""Every error as an RFC 9457 problem document, whoever raised it."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from assistant.problems import Problem, calculator_problem, problem
from calculator import LANGUAGES, CalculatorError, Language
from corpus import CorpusError

MEDIA = "application/problem+json"


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route's OpenAPI description says of these statuses."""
    told = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": {MEDIA: told}}
        for status in statuses
    }


class Described(FastAPI):
    """An app whose OpenAPI document holds the shape of the problem documents."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document, made once."""
        if self.openapi_schema is None:
            schema = super().openapi()
            shapes = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            inner = shapes.pop("$defs")
            schema.setdefault("components", {}).setdefault("schemas", {}).update(
                inner | {"Problem": shapes}
            )
        return super().openapi()


def install(app: FastAPI) -> None:
    """Tell every error of this app as a problem document."""
    app.add_exception_handler(CalculatorError, _calculator_error)
    app.add_exception_handler(CorpusError, _corpus_error)
    app.add_exception_handler(RequestValidationError, _request_error)
    app.add_exception_handler(HTTPException, _http_error)


def response(told: Problem, headers: dict[str, str] | None = None) -> JSONResponse:
    """A problem as an HTTP response."""
    content = told.model_dump(mode="json", exclude_none=True)
    return JSONResponse(content, told.status, headers, media_type=MEDIA)


def unforeseen(error: BaseException) -> Problem:
    """What is told of an error that no route handles: nothing of its inside."""
    if isinstance(error, SQLAlchemyError):
        detail = "conversations cannot be read or kept right now; try again in a moment"
        return problem("storage", "Service unavailable", 503, detail)
    return problem("internal", "Internal error", 500, "the service failed; the operator's log says")


def _calculator_error(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, CalculatorError):
        raise error
    asked = request.query_params.get("language")
    language: Language = next((known for known in LANGUAGES if known == asked), "en")
    return response(calculator_problem(error, language))


def _corpus_error(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001
    return response(problem("not-found", "Not found", 404, str(error)))


def _request_error(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001
    if not isinstance(error, RequestValidationError):
        raise error
    # The input itself is not repeated: it may hold what should not be logged or shown.
    faults = [
        ".".join(map(str, fault["loc"])) + ": " + str(fault["msg"]) for fault in error.errors()
    ]
    return response(problem("invalid-request", "Invalid request", 422, "; ".join(faults)))


def _http_error(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001
    if not isinstance(error, HTTPException):
        raise error
    title = HTTPStatus(error.status_code).phrase
    told = problem("http", title, error.status_code, str(error.detail))
    return response(told, dict(error.headers or {}))
