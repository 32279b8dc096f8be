"""What coordinators see of the questions, over HTTP."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx

Serve = Callable[..., AbstractContextManager[httpx.Client]]

RULE = "Kauanko asiakirjoja pitää säilyttää?"
UNKNOWN = "Mikä on yliopiston kirjaston aukioloaika sunnuntaisin?"


def test_questions_are_counted_by_day_language_behaviour_topic_and_verdict(serve: Serve) -> None:
    with serve() as client:
        for question in (RULE, RULE, UNKNOWN):
            answer = client.post("/v1/ask", json={"question": question}).json()
        verdict = {"answer_id": answer["id"], "thumb": "down"}
        assert client.post("/v1/feedback", json=verdict).status_code == 204
        found = client.get("/v1/insights").json()
    answered, unanswered = (
        next(count for count in found if count["behaviour"] == behaviour)
        for behaviour in ("answer", "abstain")
    )
    assert answered["turns"] == 2
    assert answered["language"] == "fi"
    assert (answered["document"], answered["section"]) == ("ka131-guide-2021", "4.13")
    assert unanswered["turns"] == 1
    assert unanswered["thumb"] == "down"


def test_insights_are_for_coordinators_only(guarded: httpx.Client, keys: dict[str, str]) -> None:
    for holder, status in (("site", 403), ("desk", 403), ("maija", 200), ("operator", 200)):
        headers = {"Authorization": f"Bearer {keys[holder]}"}
        assert guarded.get("/v1/insights", headers=headers).status_code == status


def test_the_report_of_the_last_evaluation_is_shown_where_one_is_set(
    serve: Serve, tmp_path: Path
) -> None:
    report = tmp_path / "report.html"
    with serve(report=report) as client:
        assert client.get("/v1/insights/report").status_code == 404
        report.write_text("<h1>Evaluation</h1>")
        shown = client.get("/v1/insights/report")
    assert shown.text == "<h1>Evaluation</h1>"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
