"""The tools for other programs' models: search, reading a section, every calculator, over MCP.

The model that calls them may be anybody's, so that each result carries its sources: amounts with
their steps and quotes, passages with their document and section.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

import anyio
from anyio.to_thread import run_sync
from mcp import types
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from assistant.assistant import Assistant
from assistant.documents import SectionOut, found, section_out
from assistant.problems import calculator_problem
from assistant.tools import tool_name
from calculator import Calculation, CalculatorError, Language, calculator, calculator_title, names
from corpus import CorpusError

_INSTRUCTIONS = (
    "Answers about Erasmus+ KA131 mobility from the Finnish national agency's guide of 2021. Take "
    "every amount from a calculator and every rule from a passage, and name the section."
)
_CALCULATION = TypeAdapter(Calculation)


class _SearchInputs(BaseModel):
    model_config = ConfigDict(extra="forbid")

    query: str = Field(min_length=1, max_length=4000, description="The question, in any words")
    language: Language = Field("en", description="Language of the query")
    k: int = Field(6, ge=1, le=50, description="How many passages")


class _SectionInputs(BaseModel):
    model_config = ConfigDict(extra="forbid")

    document: str = Field("ka131-guide-2021", description="Document as a search result names it")
    section: str = Field(description="Section as printed, such as 4.7.2")


@dataclass(frozen=True, slots=True)
class _Tool:
    """A tool as it is told to clients, and what runs it."""

    told: types.Tool
    run: Callable[[dict[str, object]], object]


def mcp_server(assistant: Assistant) -> Server:
    """An MCP server of this assistant's tools; it keeps nothing of what it is asked."""
    tools = {tool.told.name: tool for tool in _tools(assistant)}

    async def list_tools(
        context: ServerRequestContext,  # noqa: ARG001
        page: types.PaginatedRequestParams | None,  # noqa: ARG001
    ) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[tool.told for tool in tools.values()])

    async def call_tool(
        context: ServerRequestContext,  # noqa: ARG001
        call: types.CallToolRequestParams,
    ) -> types.CallToolResult:
        if call.name not in tools:
            return _result({"error": f"there is no tool '{call.name}'"}, is_error=True)
        return await run_sync(_called, tools[call.name], dict(call.arguments or {}))

    return Server(
        "neuvo", instructions=_INSTRUCTIONS, on_list_tools=list_tools, on_call_tool=call_tool
    )


def serve_stdio(assistant: Assistant) -> None:
    """Serve one client over standard input and output until it hangs up."""

    async def run() -> None:
        server = mcp_server(assistant)
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    anyio.run(run)


def _tools(assistant: Assistant) -> list[_Tool]:
    def search(arguments: dict[str, object]) -> object:
        asked = _SearchInputs.model_validate(arguments)
        hits = assistant.search(asked.query, asked.language, asked.k)
        return {"passages": [found(hit).model_dump(mode="json") for hit in hits]}

    def read_section(arguments: dict[str, object]) -> object:
        asked = _SectionInputs.model_validate(arguments)
        section: SectionOut = section_out(asked.document, asked.section)
        return section.model_dump(mode="json")

    return [
        _Tool(
            _told("search_guide", "Passages of the documents for a question.", _SearchInputs),
            search,
        ),
        _Tool(_told("read_section", "A section's verbatim text.", _SectionInputs), read_section),
        *(_calculator_tool(assistant, name) for name in names()),
    ]


def _calculator_tool(assistant: Assistant, name: str) -> _Tool:
    known = calculator(name)

    def run(arguments: dict[str, object]) -> object:
        outcome = assistant.toolbox("en").calculate(name, arguments)
        if isinstance(outcome, CalculatorError):
            raise outcome
        if not isinstance(outcome, Calculation):
            raise TypeError(f"{name} gave no calculation")
        return _CALCULATION.dump_python(outcome, mode="json")

    title = calculator_title(name, "en")
    description = f"{title} (section {known.section}). {(known.compute.__doc__ or '').strip()}"
    return _Tool(_told(tool_name(name), description, known.inputs), run)


def _told(name: str, description: str, inputs: type[BaseModel]) -> types.Tool:
    return types.Tool(
        name=name, description=description, input_schema=inputs.model_json_schema(),
        annotations=types.ToolAnnotations(read_only_hint=True, open_world_hint=False),
    )  # fmt: skip


def _called(tool: _Tool, arguments: dict[str, object]) -> types.CallToolResult:
    """A refusal is a result like any other, for the model to read."""
    try:
        return _result(tool.run(arguments))
    except CalculatorError as error:
        told = calculator_problem(error, "en").model_dump(mode="json", exclude_none=True)
        return _result(told, is_error=True)
    except CorpusError as error:
        return _result({"error": str(error)}, is_error=True)
    except ValidationError as error:
        faults = [{"input": fault["loc"], "detail": fault["msg"]} for fault in error.errors()]
        return _result({"error": "invalid arguments", "inputs": faults}, is_error=True)


def _result(content: object, *, is_error: bool = False) -> types.CallToolResult:
    text = json.dumps(content, ensure_ascii=False)
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=text)],
        structured_content=json.loads(text),
        is_error=is_error,
    )
