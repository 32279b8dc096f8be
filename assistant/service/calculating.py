"""Routes of the calculators: their schemas, one case, a table of cases, what would change it."""

from io import BytesIO
from typing import Annotated

from fastapi import APIRouter, Body, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from assistant.assistant import Assistant
from assistant.service.event_stream import EVENT_STREAM
from assistant.service.problem_responses import problems
from assistant.service.spoken import Spoken
from assistant.service.table_events import table_events
from calculator import (
    Calculation,
    Change,
    Language,
    calculator,
    calculator_title,
    choice_label,
    country_names,
    input_label,
    names,
    possible_changes,
    run_batch,
    why_asked,
    write_template,
)

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class CalculatorOut(BaseModel):
    """A calculator as forms are made from it.

    `labels` and `reasons` (why it is asked) are by input, `choices` by the values of closed sets;
    of each group in `one_of` at least one must be given in full.
    """

    name: str
    title: str
    section: str
    labels: dict[str, str]
    reasons: dict[str, str]
    choices: dict[str, str]
    one_of: tuple[tuple[str, ...], ...]
    schema_: dict[str, object] = Field(serialization_alias="schema")


def router(assistant: Assistant) -> APIRouter:
    """`/v1/calculators` and what is below it."""
    routes = APIRouter(prefix="/v1", tags=["calculators"])

    @routes.get("/countries")
    def list_countries(language: Spoken) -> dict[str, str]:
        """The countries that the guide lists: names by ISO 3166-1 alpha-2 code."""
        return country_names(language)

    @routes.get("/calculators")
    def list_calculators(language: Spoken) -> list[CalculatorOut]:
        """Every calculator with the schema of its inputs."""
        return [_calculator_out(name, language) for name in names()]

    @routes.post("/calculators/{name}", responses=problems(404, 409))
    def run_calculator(
        name: str, inputs: Annotated[dict[str, object], Body()], language: Spoken
    ) -> Calculation:
        """Work out one case."""
        return assistant.calculate(name, inputs, language)

    @routes.post("/calculators/{name}/changes", responses=problems(404, 409))
    def what_would_change_it(
        name: str, inputs: Annotated[dict[str, object], Body()], language: Spoken
    ) -> tuple[Change, ...]:
        """Which single changes of the inputs would change the total, and by how much."""
        return possible_changes(name, inputs, language=language)

    @routes.get(
        "/calculators/{name}/template", response_class=Response, responses=problems(404) | _TABLE
    )
    def batch_template(name: str, language: Spoken) -> Response:
        """An empty XLSX file with the calculator's columns, for a batch."""
        target = BytesIO()
        write_template(name, target, language)
        return Response(target.getvalue(), media_type=_XLSX)

    @routes.post(
        "/calculators/{name}/batch", response_class=Response, responses=problems(404) | _TABLES
    )
    def run_table(
        name: str,
        table: Annotated[bytes, Body(media_type=_XLSX)],
        language: Spoken,
        request: Request,
    ) -> Response:
        """Work out a CSV or XLSX file of cases; the XLSX file of results comes back.

        With `Accept: text/event-stream` the events `progress` (rows done, rows in all), `table`
        (the counts of rows, the XLSX file in base64) or `error` (a problem document) are sent.
        """
        if EVENT_STREAM in request.headers.get("accept", ""):
            return table_events(name, table, language)
        target = BytesIO()
        run_batch(name, BytesIO(table), target, language=language)
        return Response(target.getvalue(), media_type=_XLSX)

    return routes


_FILE: dict[str, object] = {_XLSX: {"schema": {"type": "string", "format": "binary"}}}
_TABLE: dict[int | str, dict[str, object]] = {200: {"content": _FILE}}
_TABLES: dict[int | str, dict[str, object]] = {
    200: {"content": _FILE | {EVENT_STREAM: {"schema": {"type": "string"}}}}
}


def _calculator_out(name: str, language: Language) -> CalculatorOut:
    found = calculator(name)
    inputs = found.inputs
    schema = inputs.model_json_schema()
    closed = (part.get("enum", ()) for part in schema.get("$defs", {}).values())
    return CalculatorOut(
        name=name,
        title=calculator_title(name, language),
        section=found.section,
        labels={field: input_label(field, language) for field in inputs.model_fields},
        reasons={
            field: why for field in inputs.model_fields if (why := why_asked(field, language))
        },
        choices={value: choice_label(value, language) for values in closed for value in values},
        one_of=inputs.any_of,
        schema_=schema,
    )
