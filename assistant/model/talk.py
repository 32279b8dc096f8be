"""One question's exchange with a model: what was said so far, and what it may still cost."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic

from langchain_core.language_models import LanguageModelInput
from langchain_core.messages import (
    AIMessage,
    BaseMessage,
    HumanMessage,
    SystemMessage,
    ToolMessage,
)
from langchain_core.messages.utils import count_tokens_approximately
from langchain_core.runnables import Runnable
from langsmith import tracing_context

from assistant.model.background import awaited
from assistant.model.errors import ModelFailed

_CUT_SHORT = frozenset(
    {"length", "max_tokens", "max_output_tokens", "model_length", "content_filter"}
)
_ENDINGS = ("finish_reason", "stop_reason", "done_reason")
"""How providers say that a reply is not whole."""
_log = logging.getLogger("neuvo.model")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may cost: seconds in all, requests to the model, tokens in all."""

    seconds: float
    calls: int
    tokens: int


@dataclass(slots=True)
class Talk:
    """The messages of one question, and what they have cost.

    Only the last findings are shown in full: each round brings all that was found so far.
    """

    model: str
    chat: Runnable[LanguageModelInput, AIMessage]
    limits: Limits
    calls: int = 0
    tokens: int = 0
    repairs: int = 0
    _messages: list[BaseMessage] = field(default_factory=list)
    _shown: tuple[int, str] | None = None
    _began: float = field(default_factory=monotonic)

    def begin(self, instructions: str, question: str) -> None:
        """What every talk begins with."""
        self._messages = [SystemMessage(instructions), HumanMessage(question)]

    def tell(self, text: str, findings: str = "") -> None:
        """Say something to the model, and show it what was found."""
        self._messages.append(HumanMessage(text))
        self._show(findings)

    def return_calls(self, notes: Sequence[tuple[str, str]], findings: str) -> None:
        """Give each tool call, by its id, what came of it; the findings go with the last."""
        self._messages += [ToolMessage(note, tool_call_id=call) for call, note in notes]
        self._show(findings)

    def reply(self) -> AIMessage:
        """The model's next words or tool calls; raises `ModelFailed`, whatever goes wrong."""
        left = self.limits.seconds - (monotonic() - self._began)
        if left <= 0:
            raise self._failed("seconds")
        if self.calls >= self.limits.calls:
            raise self._failed("calls")
        if self.tokens >= self.limits.tokens:
            raise self._failed("tokens")
        self.calls += 1
        try:
            said = awaited(self._asked(), left)
        except TimeoutError:
            raise self._failed("seconds") from None
        except Exception as error:  # noqa: BLE001  # any provider may raise anything
            # Its text stays out of answers and logs: it may hold a key or the question.
            raise self._failed(type(error).__name__) from None
        self._count(said)
        if any(said.response_metadata.get(name) in _CUT_SHORT for name in _ENDINGS):
            raise self._failed("cut short")
        if not (said.text.strip() or said.tool_calls or said.invalid_tool_calls):
            raise self._failed("empty")
        self._messages.append(said)
        return said

    async def _asked(self) -> AIMessage:
        with tracing_context(enabled=False):  # nothing goes to where LANGSMITH_TRACING may say
            return await self.chat.ainvoke(self._messages)

    def _show(self, findings: str) -> None:
        if not findings:
            return
        if self._shown:
            self._say_instead(*self._shown)
        last, note = len(self._messages) - 1, self._messages[-1].text
        self._say_instead(last, f"{note}\n\n{findings}")
        self._shown = (last, note)

    def _say_instead(self, index: int, text: str) -> None:
        self._messages[index] = self._messages[index].model_copy(update={"content": text})

    def _count(self, said: AIMessage) -> None:
        told = said.usage_metadata
        total = told["total_tokens"] if told else 0
        self.tokens += total or count_tokens_approximately([*self._messages, said])

    def _failed(self, reason: str) -> ModelFailed:
        _log.warning("the language model had no part in an answer", extra={"reason": reason})
        return ModelFailed("failed", reason)
