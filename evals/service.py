"""A running service: asked the questions instead of this process, and for drafts from the field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import httpx

from assistant import Answer
from evals.errors import ServiceError

_TIMEOUT_S = 60


@dataclass(frozen=True, slots=True)
class Service:
    """A service at an address; `key` is needed where others can reach it."""

    url: str
    key: str | None = field(default=None, repr=False)

    def answer(self, turns: Sequence[str]) -> Answer:
        """The answer to the last turn of a fresh conversation; raises `ServiceError`."""
        if not turns:
            raise ValueError("turns: at least one question is needed")
        conversation: str | None = None
        with self._client() as client:
            for turn in turns:
                asked = {"question": turn, "conversation_id": conversation}
                content = self._content(client, "POST", "/v1/ask", json=asked)
                answer = Answer.model_validate_json(content)
                conversation = answer.conversation_id
        return answer

    def drafts(self, limit: int) -> bytes:
        """Unanswered and disputed questions as YAML, newest first; raises `ServiceError`."""
        with self._client() as client:
            return self._content(client, "GET", f"/v1/feedback/drafts?limit={limit}")

    def _client(self) -> httpx.Client:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        return httpx.Client(timeout=_TIMEOUT_S, headers=headers)

    def _content(
        self,
        client: httpx.Client,
        method: str,
        path: str,
        json: Mapping[str, object] | None = None,
    ) -> bytes:
        address = f"{self.url.rstrip('/')}{path}"
        try:
            response = client.request(method, address, json=json)
            response.raise_for_status()
        except httpx.HTTPError as error:
            raise ServiceError(address, str(error)) from error
        return response.content
