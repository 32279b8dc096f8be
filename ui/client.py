"""The service as the screen sees it: plain JSON over HTTP."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from ssl import SSLContext
from typing import Any, TypeAlias

import httpx
from httpx_sse import ServerSentEvent, connect_sse

Json: TypeAlias = dict[str, Any]
"""A JSON object of the service; its shapes are in the service's OpenAPI document."""

_AWAY = frozenset({502, 503, 504})
"""What proxies say for a service that is not there."""


class ServiceDown(Exception):  # named after what is wrong
    """The service cannot be reached."""


class ServiceSlow(ServiceDown):
    """The service did not answer in time."""


@dataclass(eq=False)  # not frozen: Python itself writes the traceback into it
class Refused(Exception):
    """The service answered with a problem document; `retry_after` are seconds to wait.

    A status of 500 and above is a fault of its own, which waiting would not mend.
    """

    status: int
    problem: Json
    retry_after: int = 1


@dataclass(frozen=True)
class Client:
    """Calls the service at `base_url`; a call waits at most `timeout` seconds."""

    base_url: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 30.0

    def is_ready(self) -> bool:
        """Whether the service answers questions at once."""
        try:
            return httpx.get(f"{self.base_url}/readyz", timeout=self.timeout).is_success
        except httpx.HTTPError:
            return False

    def ask(self, question: str, conversation_id: str | None, language: str) -> Json:
        """The answer to one question."""
        return self._object("POST", "/v1/ask", json=_asked(question, conversation_id, language))

    def ask_in_pieces(
        self, question: str, conversation_id: str | None, language: str
    ) -> Iterator[ServerSentEvent]:
        """The events of one answer, see `POST /v1/ask` of the service."""
        body = _asked(question, conversation_id, language)
        with self._patient() as client, connect_sse(client, "POST", "/v1/ask", json=body) as source:
            if not source.response.is_success:
                source.response.read()
                _raise(source.response)
            yield from source.iter_sse()

    def conversation(self, conversation_id: str) -> Json:
        """A conversation as it was kept."""
        return self._object("GET", f"/v1/conversations/{conversation_id}")

    def forget(self, conversation_id: str) -> None:
        """Delete a conversation with all that was kept of it."""
        self._call("DELETE", f"/v1/conversations/{conversation_id}")

    def hand_over(self, conversation_id: str) -> Json:
        """Whom to ask, and a redacted summary to send there."""
        return self._object("POST", f"/v1/conversations/{conversation_id}/hand-over")

    def judge(self, answer_id: str, thumb: str, comment: str) -> None:
        """Say whether an answer helped."""
        self._call(
            "POST",
            "/v1/feedback",
            json={"answer_id": answer_id, "thumb": thumb, "comment": comment},
        )

    def calculators(self, language: str) -> list[Json]:
        """Every calculator with the schema of its inputs."""
        return self._list("/v1/calculators", {"language": language})

    def countries(self, language: str) -> dict[str, str]:
        """The names of the countries that the guide lists, by code."""
        return self._object("GET", "/v1/countries", {"language": language})

    def calculate(self, name: str, inputs: Json, language: str) -> Json:
        """One case worked out; raises `Refused` with what is missing or not allowed."""
        params = {"language": language}
        return self._object("POST", f"/v1/calculators/{name}", params, json=inputs)

    def changes(self, name: str, inputs: Json, language: str) -> list[Json]:
        """Which single changes of a case would change its total."""
        path, params = f"/v1/calculators/{name}/changes", {"language": language}
        changes: list[Json] = self._call("POST", path, params, json=inputs).json()
        return changes

    def batch_template(self, name: str, language: str) -> bytes:
        """An empty XLSX file with a calculator's columns."""
        path = f"/v1/calculators/{name}/template"
        return self._call("GET", path, {"language": language}).content

    def batch(self, name: str, table: bytes, language: str) -> Iterator[ServerSentEvent]:
        """The events of a table worked out, see `POST /v1/calculators/{name}/batch`.

        Raises `Refused` with what is wrong with the table, however late it turns out.
        """
        path, params = f"/v1/calculators/{name}/batch", {"language": language}
        with (
            self._patient() as client,
            connect_sse(client, "POST", path, params=params, content=table) as source,
        ):
            if not source.response.is_success:
                source.response.read()
                _raise(source.response)
            for event in source.iter_sse():
                if event.event == "error":
                    problem = event.json()
                    raise Refused(problem["status"], problem)
                yield event

    def search(self, query: str, language: str, k: int = 10) -> list[Json]:
        """The best passages for a query."""
        return self._list("/v1/search", {"q": query, "language": language, "k": k})

    def documents(self) -> list[Json]:
        """The documents with their section trees."""
        return self._list("/v1/documents")

    def section(self, document: str, section: str) -> Json:
        """One section: its verbatim text, its blocks, its unofficial summary."""
        return self._object("GET", f"/v1/documents/{document}/sections/{section}")

    def insights(self, days: int) -> list[Json]:
        """The turns of the last days, counted."""
        return self._list("/v1/insights", {"days": days})

    def drafts(self, limit: int = 100) -> str:
        """Unanswered and disputed questions as drafts for the question set, in YAML."""
        return self._call("GET", "/v1/feedback/drafts", {"limit": limit}).text

    def report(self) -> str:
        """The last evaluation report, in HTML."""
        return self._call("GET", "/v1/insights/report").text

    def _list(self, path: str, params: Mapping[str, str | int] | None = None) -> list[Json]:
        found: list[Json] = self._call("GET", path, params).json()
        return found

    def _object(
        self,
        method: str,
        path: str,
        params: Mapping[str, str | int] | None = None,
        json: Json | None = None,
    ) -> Json:
        answer: Json = self._call(method, path, params, json=json).json()
        return answer

    def _call(
        self,
        method: str,
        path: str,
        params: Mapping[str, str | int] | None = None,
        json: Json | None = None,
        content: bytes | None = None,
    ) -> httpx.Response:
        with self._patient() as client:
            response = client.request(method, path, params=params, json=json, content=content)
        if not response.is_success:
            _raise(response)
        return response

    @contextmanager
    def _patient(self) -> Iterator[httpx.Client]:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        try:
            with httpx.Client(
                base_url=self.base_url, headers=headers, timeout=self.timeout, verify=_trusted()
            ) as client:
                yield client
        except httpx.TimeoutException as error:
            raise ServiceSlow(str(error)) from error
        except httpx.HTTPError as error:
            raise ServiceDown(str(error)) from error


@cache
def _trusted() -> SSLContext:
    """The certificates to trust; reading them takes longer than most calls."""
    return httpx.create_ssl_context()


def _asked(question: str, conversation_id: str | None, language: str) -> Json:
    return {"question": question, "conversation_id": conversation_id, "language": language}


def _raise(response: httpx.Response) -> None:
    if response.status_code in _AWAY:
        raise ServiceDown(f"{response.status_code}")
    try:
        problem = response.json()
    except ValueError:  # a proxy's page
        problem = {}
    wait = response.headers.get("Retry-After", "")
    raise Refused(response.status_code, problem, int(wait) if wait.isdigit() else 1)
