"""The tools: every calculator, the search of the guide and its sections, as LangChain tools.

A router's decision is a LangChain tool call, whether rules or a language model made it, and
`Toolbox.run` is the only way in which one is carried out. A calculator's refusal is an outcome
like any other: data, never a crash.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

from langchain.messages import ToolCall, ToolMessage
from langchain_core.tools import BaseTool, StructuredTool
from pydantic import BaseModel, ConfigDict, Field

from calculator import (
    Calculation,
    Ineligible,
    InvalidInputs,
    Language,
    MissingInputs,
    Profile,
    calculate,
    calculator,
    calculator_title,
    fill,
    names,
)
from corpus import (
    Hit,
    Passage,
    UnknownDocumentError,
    UnknownSectionError,
    section,
    section_passages,
)

SEARCH = "search_guide"
SECTION = "read_section"
_RULES = "rules-"


@dataclass(frozen=True, slots=True)
class SectionRead:
    """A section that was read, passage by passage."""

    passages: tuple[Passage, ...]


NoSuchSection: TypeAlias = UnknownDocumentError | UnknownSectionError

Outcome: TypeAlias = (
    Calculation
    | Ineligible
    | MissingInputs
    | InvalidInputs
    | tuple[Hit, ...]
    | SectionRead
    | NoSuchSection
)
"""What a tool call led to."""

Search: TypeAlias = Callable[[str, Language], tuple[Hit, ...]]


def tool_name(calculator_name: str) -> str:
    """A calculator's name as tool calls spell it: models know only letters and underscores."""
    return calculator_name.replace("-", "_")


def tool_call(name: str, args: dict[str, object]) -> ToolCall:
    """A LangChain tool call made by the rules."""
    return ToolCall(name=tool_name(name), args=args, id=f"{_RULES}{name}", type="tool_call")


def is_by_rules(call: ToolCall) -> bool:
    """Whether a call's arguments are the rules' reading, and not a language model's words."""
    return (call["id"] or "").startswith(_RULES)


class _Query(BaseModel):
    model_config = ConfigDict(extra="forbid")

    query: str = Field(min_length=1, description="What to look for, in words")


class _Place(BaseModel):
    model_config = ConfigDict(extra="forbid")

    document: str = Field(max_length=100, description="Document as a search result names it")
    section: str = Field(max_length=200, description="Section as a search result names it")


@dataclass
class Toolbox:
    """The tools of one assistant, by name, in one language."""

    search: Search
    profile: Profile
    language: Language = "en"
    _made: dict[str, BaseTool] = field(default_factory=dict, repr=False)

    @cached_property
    def calculators(self) -> dict[str, str]:
        """The calculators' names by those of their tools."""
        return {tool_name(name): name for name in names()}

    def run(self, call: ToolCall) -> Outcome:
        """Carry one tool call out; raises `KeyError` for a tool that does not exist."""
        message = self.tool(call["name"]).invoke(call)
        if not isinstance(message, ToolMessage):
            raise TypeError(f"{call['name']} gave no tool message")
        outcome: Outcome = message.artifact
        return outcome

    def tool(self, name: str) -> BaseTool:
        """The tool of that name, made when it is first used."""
        if name not in self._made:
            makers = {SEARCH: self._search_tool, SECTION: self._section_tool}
            made = makers[name]() if name in makers else self._calculator_tool(name)
            self._made[name] = made
        return self._made[name]

    def calculate(self, name: str, inputs: Mapping[str, object]) -> Outcome:
        """Run one calculator with the institution's own choices filled in, and say which were."""
        filled = fill(name, inputs, self.profile, self.language)
        try:
            calculation = calculate(name, filled.inputs, language=self.language)
        except (Ineligible, InvalidInputs, MissingInputs) as refusal:
            return refusal
        return replace(calculation, assumptions=(*filled.notes, *calculation.assumptions))

    def _calculator_tool(self, name: str) -> BaseTool:
        known = self.calculators[name]

        def run(**inputs: object) -> tuple[str, Outcome]:
            outcome = self.calculate(known, inputs)
            return str(outcome), outcome

        return StructuredTool(
            name=name,
            # No figure of the rules: what describes a tool is read before anything is verified.
            description=calculator_title(known, "en"),
            # The schema as data: the calculator itself validates, so that there is one way
            # in which a wrong input is told.
            args_schema=calculator(known).inputs.model_json_schema(),
            func=run,
            response_format="content_and_artifact",
        )

    def _search_tool(self) -> BaseTool:
        def run(query: str) -> tuple[str, Outcome]:
            hits = self.search(query, self.language)
            return "\n".join(hit.passage.text for hit in hits), hits

        return StructuredTool.from_function(
            run,
            name=SEARCH,
            description="Passages of the guide and its related documents for a question.",
            args_schema=_Query,
            response_format="content_and_artifact",
        )

    def _section_tool(self) -> BaseTool:
        def run(document: str, section: str) -> tuple[str, Outcome]:
            outcome = _read(document, section)
            return str(outcome), outcome

        return StructuredTool.from_function(
            run,
            name=SECTION,
            description="All of one section of a document.",
            args_schema=_Place,
            response_format="content_and_artifact",
        )


def _read(document: str, section_id: str) -> Outcome:
    try:
        return SectionRead(section_passages(section(document, section_id)))
    except (UnknownDocumentError, UnknownSectionError) as unknown:
        return unknown
