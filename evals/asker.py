"""Whom the questions are put to: the assistant in this process, or a running service."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from assistant import Answer
from evals.errors import ServiceError

if TYPE_CHECKING:
    from assistant import Assistant

Ask: TypeAlias = Callable[[Sequence[str]], Answer]
"""Takes the turns of one fresh conversation and gives the answer to the last."""

_TIMEOUT_S = 60


def in_process(assistant: "Assistant") -> Ask:
    """The assistant in this process, its index opened before the first question is timed."""
    assistant.open_index()
    return assistant.answer


def over_http(url: str) -> Ask:
    """A service that is already running; its answers raise `ServiceError` when it fails."""
    import httpx

    address = f"{url.rstrip('/')}/v1/ask"

    def ask(turns: Sequence[str]) -> Answer:
        conversation: str | None = None
        answer: Answer | None = None
        with httpx.Client(timeout=_TIMEOUT_S) as client:
            for turn in turns:
                try:
                    response = client.post(
                        address, json={"question": turn, "conversation_id": conversation}
                    )
                    response.raise_for_status()
                except httpx.HTTPError as error:
                    raise ServiceError(address, str(error)) from error
                answer = Answer.model_validate_json(response.content)
                conversation = answer.conversation_id
        if answer is None:
            raise ValueError("turns: at least one question is needed")
        return answer

    return ask
