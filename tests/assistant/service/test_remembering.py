"""What the service keeps of conversations, over HTTP."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import yaml

from assistant import Answer

FRANCE = "Apuraha Ranskaan opiskelemaan 15.9.2021–24.1.2022, ei lapsia, lentäen?"
UNKNOWN = "Mikä on yliopiston kirjaston aukioloaika sunnuntaisin?"


def ask(client: httpx.Client, question: str, conversation: str | None = None) -> Answer:
    body = {"question": question, "conversation_id": conversation}
    response = client.post("/v1/ask", json=body)
    assert response.status_code == 200, response.text
    return Answer.model_validate(response.json())


def test_a_conversation_goes_on_after_the_service_was_restarted(
    serve: Callable[..., AbstractContextManager[httpx.Client]], tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    with serve(database=database) as client:
        first = ask(client, FRANCE)
    with serve(database=database) as client:
        second = ask(client, "entä Ruotsiin?", first.conversation_id)
        kept = client.get(f"/v1/conversations/{first.conversation_id}").json()
    assert second.conversation_id == first.conversation_id
    assert second.calculations[0].results[0].value == "2037"  # 4 × 470 + 10 × 470/30
    assert [turn["question"] for turn in kept["turns"]] == [FRANCE, "entä Ruotsiin?"]
    assert [Answer.model_validate(turn["answer"]) for turn in kept["turns"]] == [first, second]


def test_what_is_kept_can_be_deleted(service: httpx.Client) -> None:
    path = f"/v1/conversations/{ask(service, FRANCE).conversation_id}"
    assert service.delete(path).status_code == 204
    assert service.get(path).status_code == service.delete(path).status_code == 404


def test_a_personal_datum_is_answered_to_but_not_kept(service: httpx.Client) -> None:
    answer = ask(service, f"Olen 131052-308t, 040 123 4567. {FRANCE}")
    kept = service.get(f"/v1/conversations/{answer.conversation_id}").text
    assert answer.behaviour == "calculate"
    assert "308t" not in kept
    assert "4567" not in kept
    assert "15.9.2021–24.1.2022" in kept


def test_asking_a_person_gives_a_redacted_summary_and_whom_to_ask(service: httpx.Client) -> None:
    answer = ask(service, f"Olen maija@aalto.fi. {UNKNOWN}")
    told = service.post(f"/v1/conversations/{answer.conversation_id}/hand-over").json()
    assert UNKNOWN in told["summary"]
    assert answer.text in told["summary"]
    assert "maija" not in told["summary"]
    assert set(told["contact"]) == {"fi", "en", "sv"}


def test_disputed_answers_become_drafts_for_the_question_set(service: httpx.Client) -> None:
    answer = ask(service, FRANCE)
    verdict = {"answer_id": answer.id, "thumb": "down", "comment": "Ranska on väärin, t. a@b.fi"}
    assert service.post("/v1/feedback", json=verdict).status_code == 204
    drafts = yaml.safe_load(service.get("/v1/feedback/drafts").text)["drafts"]
    assert drafts[0]["turns"] == [FRANCE]
    assert drafts[0]["language"] == "fi"
    assert "Ranska on väärin, t. [e-mail]" in drafts[0]["why"]


def test_a_verdict_on_no_answer_is_refused(service: httpx.Client) -> None:
    for verdict, status in (
        ({"answer_id": "nothing", "thumb": "up"}, 404),
        ({"answer_id": "\x00", "thumb": "up"}, 404),
        ({"answer_id": "nothing", "thumb": "sideways"}, 422),
    ):
        response = service.post("/v1/feedback", json=verdict)
        assert response.status_code == status
        assert response.headers["content-type"] == "application/problem+json"
