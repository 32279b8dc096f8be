"""A chat model that plays a script: plain replies, tool calls, errors; whole or streamed."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.tool import ToolCallChunk, tool_call, tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import Field, SkipValidation

Line: TypeAlias = AIMessage | Exception
"""What the model says at its turn, or how its provider fails."""

Player: TypeAlias = Callable[[Sequence[BaseMessage]], Line]
"""A script as a function of all that was sent."""


def says(text: str) -> AIMessage:
    """A reply in words."""
    return AIMessage(text)


def calls(*wanted: tuple[str, dict[str, object]], text: str = "") -> AIMessage:
    """A reply that calls tools, each by name and arguments."""
    return AIMessage(
        text,
        tool_calls=[
            tool_call(name=name, args=args, id=f"call-{number}")
            for number, (name, args) in enumerate(wanted, start=1)
        ],
    )


class ScriptedModel(BaseChatModel):
    """Plays the lines one after another, or asks the player for each; remembers what was sent."""

    lines: SkipValidation[list[Line]] = Field(default_factory=list)
    player: Player | None = None
    sent: list[list[BaseMessage]] = Field(default_factory=list)
    tools: list[dict[str, object]] = Field(default_factory=list)

    @classmethod
    def of(cls, *lines: Line | str) -> "ScriptedModel":
        """A model that says these lines; a string is a reply in words."""
        return cls(lines=[says(line) if isinstance(line, str) else line for line in lines])

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(
        self,
        tools: Sequence[dict[str, object] | type | Callable[..., object] | BaseTool],
        *,
        tool_choice: str | None = None,
        **options: object,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Take note of the tools; the script decides which are called."""
        self.tools = [convert_to_openai_tool(tool) for tool in tools]
        return self.bind(tool_choice=tool_choice, **options)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **options: object,  # noqa: ARG002
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self._next(messages))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **options: object,  # noqa: ARG002
    ) -> Iterator[ChatGenerationChunk]:
        line = self._next(messages)
        for word in re.findall(r"\S+\s*|\s+", line.text):
            yield ChatGenerationChunk(message=AIMessageChunk(content=word))
        if line.tool_calls:
            yield ChatGenerationChunk(
                message=AIMessageChunk(content="", tool_call_chunks=list(_chunks(line)))
            )

    def _next(self, messages: list[BaseMessage]) -> AIMessage:
        turn = len(self.sent)
        self.sent.append(list(messages))
        if self.player is None and turn >= len(self.lines):
            raise RuntimeError("the script has come to its end")
        line = self.player(messages) if self.player else self.lines[turn]
        if isinstance(line, Exception):
            raise line
        return line


def _chunks(line: AIMessage) -> Iterator[ToolCallChunk]:
    for index, call in enumerate(line.tool_calls):
        yield tool_call_chunk(
            name=call["name"], args=json.dumps(call["args"]), id=call["id"], index=index
        )
