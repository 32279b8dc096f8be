"""The HTTP service: the same answers, calculators and documents for other programs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from io import BytesIO
from typing import Annotated

from fastapi import Body, Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, BeforeValidator, Field
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.cleaning import without_surrogates
from assistant.documents import DocumentOut, SearchHit, SectionOut, documents, found, section_out
from assistant.problems import Problem, calculator_problem, problem
from assistant.settings import Settings
from calculator import (
    LANGUAGES,
    Calculation,
    CalculatorError,
    Change,
    Language,
    calculator,
    calculator_title,
    input_label,
    names,
    possible_changes,
    run_batch,
    write_template,
)
from corpus import CorpusError

_MEDIA = "application/problem+json"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Question(BaseModel):
    """One question; `language` is that of the answer where the question shows none."""

    question: Annotated[str, BeforeValidator(without_surrogates)]
    conversation_id: str | None = Field(None, max_length=64)
    language: Language = "fi"


class CalculatorOut(BaseModel):
    """A calculator as forms are made from it."""

    name: str
    title: str
    section: str
    labels: dict[str, str]
    schema_: dict[str, object] = Field(serialization_alias="schema")


def create_app(settings: Settings | None = None) -> FastAPI:
    """The service of one assistant."""
    assistant = Assistant(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(assistant.open_index)
        app.state.ready = True
        yield

    app = FastAPI(
        title="Neuvo",
        description="Erasmus+ KA131 mobility: answers with sources, exact amounts.",
        version="1",
        lifespan=lifespan,
        responses={422: {"model": Problem}},
    )
    app.state.ready = False
    app.add_exception_handler(CalculatorError, _calculator_error)
    app.add_exception_handler(CorpusError, _corpus_error)
    app.add_exception_handler(RequestValidationError, _request_error)
    app.add_exception_handler(HTTPException, _http_error)
    _add_routes(app, assistant)
    return app


def _language(language: Annotated[Language, Query()] = "en") -> Language:
    return language


_Spoken = Annotated[Language, Depends(_language)]


def _add_routes(app: FastAPI, assistant: Assistant) -> None:
    @app.post("/v1/ask")
    def ask(question: Question) -> Answer:
        """Answer one question."""
        return assistant.ask(
            question.question,
            conversation_id=question.conversation_id,
            language=question.language,
        )

    @app.get("/v1/calculators")
    def list_calculators(language: _Spoken) -> list[CalculatorOut]:
        """Every calculator with the schema of its inputs."""
        return [_calculator_out(name, language) for name in names()]

    @app.post(
        "/v1/calculators/{name}", responses={404: {"model": Problem}, 409: {"model": Problem}}
    )
    def run_calculator(
        name: str, inputs: Annotated[dict[str, object], Body()], language: _Spoken
    ) -> Calculation:
        """Work out one case."""
        return assistant.calculate(name, inputs, language)

    @app.post("/v1/calculators/{name}/changes")
    def what_would_change_it(
        name: str, inputs: Annotated[dict[str, object], Body()], language: _Spoken
    ) -> tuple[Change, ...]:
        """Which single changes of the inputs would change the total, and by how much."""
        return possible_changes(name, inputs, language=language)

    @app.get("/v1/calculators/{name}/template", response_class=Response)
    def batch_template(name: str, language: _Spoken) -> Response:
        """An empty XLSX file with the calculator's columns, for a batch."""
        target = BytesIO()
        write_template(name, target, language)
        return Response(target.getvalue(), media_type=_XLSX)

    @app.post("/v1/calculators/{name}/batch", response_class=Response)
    def run_table(
        name: str, table: Annotated[bytes, Body(media_type=_XLSX)], language: _Spoken
    ) -> Response:
        """Work out a CSV or XLSX file of cases; the XLSX file of results comes back."""
        target = BytesIO()
        run_batch(name, BytesIO(table), target, language=language)
        return Response(target.getvalue(), media_type=_XLSX)

    @app.get("/v1/search")
    def search(
        q: Annotated[str, Query(min_length=1, max_length=4000)],
        language: _Spoken,
        k: Annotated[int, Query(ge=1, le=50)] = 10,
    ) -> list[SearchHit]:
        """The best passages for a query."""
        return [found(hit) for hit in assistant.search(q, language, k)]

    @app.get("/v1/documents")
    def list_documents() -> list[DocumentOut]:
        """The documents with their sections."""
        return documents()

    @app.get("/v1/documents/{document}/sections/{section:path}")
    def read_section(document: str, section: str) -> SectionOut:
        """One section's verbatim text, with offsets into the document."""
        return section_out(document, section)

    @app.get("/healthz")
    def alive() -> dict[str, str]:
        """Whether the process answers at all."""
        return {"status": "ok"}

    @app.get("/readyz", responses={503: {"model": Problem}})
    def ready() -> dict[str, str]:
        """Whether the index is open, so that questions are answered at once."""
        if not app.state.ready:
            raise HTTPException(503, "the index is being opened; try again in a moment")
        return {"status": "ready"}


def _calculator_out(name: str, language: Language) -> CalculatorOut:
    found_calculator = calculator(name)
    fields = found_calculator.inputs.model_fields
    return CalculatorOut(
        name=name,
        title=calculator_title(name, language),
        section=found_calculator.section,
        labels={field: input_label(field, language) for field in fields},
        schema_=found_calculator.inputs.model_json_schema(),
    )


def _response(told: Problem) -> JSONResponse:
    content = told.model_dump(mode="json", exclude_none=True)
    return JSONResponse(content, told.status, media_type=_MEDIA)


def _calculator_error(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, CalculatorError):
        raise error
    asked = request.query_params.get("language")
    language: Language = next((known for known in LANGUAGES if known == asked), "en")
    return _response(calculator_problem(error, language))


def _corpus_error(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001
    return _response(problem("not-found", "Not found", 404, str(error)))


def _request_error(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001
    if not isinstance(error, RequestValidationError):
        raise error
    # The input itself is not repeated: it may hold what should not be logged or shown.
    faults = [
        ".".join(map(str, fault["loc"])) + ": " + str(fault["msg"]) for fault in error.errors()
    ]
    return _response(problem("invalid-request", "Invalid request", 422, "; ".join(faults)))


def _http_error(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001
    if not isinstance(error, HTTPException):
        raise error
    title = HTTPStatus(error.status_code).phrase
    return _response(problem("http", title, error.status_code, str(error.detail)))
