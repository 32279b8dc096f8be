"""What a question was taken to ask for, before anything was searched."""

from dataclasses import dataclass

from langchain.messages import ToolCall

from calculator import Language


@dataclass(frozen=True, slots=True)
class Understood:
    """The language, the route, the calculators called with their inputs, and what is missing."""

    language: Language
    route: str
    calls: tuple[ToolCall, ...]
    missing: tuple[str, ...]
