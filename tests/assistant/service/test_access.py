"""Who may use the service, and what for."""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest

from assistant import Settings
from assistant.service import create_app
from assistant.service.access import BadKeyFile, OpenToThePublic, new_key

PROBLEM = "application/problem+json"
ZEROS = "0" * 64
ASK = {"question": "Mitä vakuutuksia harjoittelija tarvitsee?"}


def bearer(keys: dict[str, str], name: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {keys[name]}"}


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "neuvo.example.fi"])  # noqa: S104
def test_the_service_never_starts_open_on_a_public_address(host: str) -> None:
    with pytest.raises(OpenToThePublic, match="NEUVO_KEYS"):
        create_app(Settings(host=host))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_ones_own_machine_needs_no_key(host: str) -> None:
    create_app(Settings(host=host))


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "", "[", "10.0.0.1"])
def test_an_open_service_is_not_called_by_another_name(service: httpx.Client, host: str) -> None:
    response = service.get("/v1/documents", headers={"Host": host})
    assert response.status_code in {400, 403}
    assert service.get("/v1/documents", headers={"Host": "localhost:1"}).status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/ask"),
        ("GET", "/v1/calculators"),
        ("GET", "/v1/search?q=apuraha"),
        ("GET", "/v1/documents"),
        ("GET", "/v1/conversations/x"),
        ("POST", "/v1/feedback"),
        ("POST", "/v1/chat/completions"),
        ("POST", "/mcp"),
        ("GET", "/metrics"),
        ("GET", "/nothing"),
    ],
)
@pytest.mark.parametrize("sent", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "x"}])
def test_nothing_is_reached_without_a_key(
    guarded: httpx.Client, method: str, path: str, sent: dict[str, str]
) -> None:
    response = guarded.request(method, path, headers=sent)
    assert (response.status_code, response.headers["content-type"]) == (401, PROBLEM)
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/openapi.json", "/docs"])
def test_probes_and_the_description_need_no_key(guarded: httpx.Client, path: str) -> None:
    assert guarded.get(path).status_code == 200


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/v1/documents", {"site", "desk", "maija", "operator"}),
        ("/v1/feedback/drafts", {"maija", "operator"}),
        ("/metrics", {"operator"}),
    ],
)
def test_a_key_opens_what_its_role_is_for(
    guarded: httpx.Client, keys: dict[str, str], path: str, may: set[str]
) -> None:
    for name in ("site", "desk", "maija", "operator"):
        status = guarded.get(path, headers=bearer(keys, name)).status_code
        assert status == (200 if name in may else 403), name


def test_a_conversation_is_only_for_the_key_it_was_held_with(
    guarded: httpx.Client, keys: dict[str, str]
) -> None:
    asked = guarded.post("/v1/ask", json=ASK, headers=bearer(keys, "site")).json()
    path = f"/v1/conversations/{asked['conversation_id']}"
    mine, other = bearer(keys, "site"), bearer(keys, "other-site")
    assert guarded.get(path, headers=other).status_code == 404
    assert guarded.delete(path, headers=other).status_code == 404
    verdict = {"answer_id": asked["id"], "thumb": "down"}
    assert guarded.post("/v1/feedback", json=verdict, headers=other).status_code == 404
    followed = ASK | {"conversation_id": asked["conversation_id"]}
    hers = guarded.post("/v1/ask", json=followed, headers=other).json()
    assert hers["conversation_id"] != asked["conversation_id"]
    assert guarded.get(path, headers=mine).status_code == 200
    assert guarded.get(path, headers=bearer(keys, "operator")).status_code == 200


def test_a_key_that_calls_too_often_waits(
    serve: Callable[..., AbstractContextManager[httpx.Client]], keys: dict[str, str], key_file: Path
) -> None:
    with serve(keys=key_file, rate="3/minute") as client:
        codes = [
            client.get("/v1/documents", headers=bearer(keys, "site")).status_code for _ in range(4)
        ]
        told = client.get("/v1/documents", headers=bearer(keys, "site"))
        assert codes == [200, 200, 200, 429]
        assert told.headers["content-type"] == PROBLEM
        assert 0 < int(told.headers["retry-after"]) <= 60
        assert client.get("/v1/documents", headers=bearer(keys, "desk")).status_code == 200


def test_only_named_sites_may_show_the_chat(guarded: httpx.Client, service: httpx.Client) -> None:
    preflight = {"Access-Control-Request-Method": "POST"}
    for client, origin, allowed in (
        (guarded, "https://www.example.fi", "https://www.example.fi"),
        (guarded, "https://evil.example", None),
        (service, "https://www.example.fi", None),
    ):
        response = client.options("/v1/ask", headers=preflight | {"Origin": origin})
        assert response.headers.get("access-control-allow-origin") == allowed


def test_a_key_cannot_be_guessed_and_is_stored_as_a_hash() -> None:
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    for key, digest in keys:
        assert len(key) >= 48
        assert digest == hashlib.sha256(key.encode()).hexdigest()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "keys: []",
        f"keys: [{{name: a, role: king, sha256: {ZEROS}}}]",
        "keys: [{name: a, role: admin, sha256: short}]",
        f"keys: [&a {{name: a, role: admin, sha256: {ZEROS}}}, *a]",
        "keys: [{name: a, role: admin, key: secret}]",
        "[",
    ],
)
def test_a_broken_file_of_keys_opens_nothing(tmp_path: Path, content: str) -> None:
    path = tmp_path / "keys.yaml"
    path.write_text(content)
    with pytest.raises(BadKeyFile, match=r"keys\.yaml"):
        create_app(Settings(keys=path))


def test_a_missing_file_of_keys_opens_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadKeyFile):
        create_app(Settings(keys=tmp_path / "nowhere.yaml"))
