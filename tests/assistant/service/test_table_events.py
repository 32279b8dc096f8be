"""A table of cases told as events while it is worked out."""

from base64 import b64decode
from io import BytesIO
from typing import Any
from unittest.mock import Mock

import httpx
import pytest
from httpx_sse import ServerSentEvent, connect_sse
from openpyxl import load_workbook

HEAD = "country;start;end;green_travel;activity;children"
GOOD = "FR;15.9.2021;24.1.2022;yes;studies;no"
TOO_SHORT = "FR;15.9.2021;20.9.2021;yes;studies;no"


def events(
    service: httpx.Client, table: str, name: str = "student-long", language: str = "en"
) -> list[ServerSentEvent]:
    url, params = f"/v1/calculators/{name}/batch", {"language": language}
    with connect_sse(service, "POST", url, params=params, content=table.encode()) as source:
        return list(source.iter_sse())


def told(event: ServerSentEvent) -> dict[str, Any]:
    return dict(event.json())


def test_progress_is_told_before_the_file_comes(service: httpx.Client) -> None:
    table = "\n".join([HEAD, *[GOOD] * 900, TOO_SHORT])
    *before, last = events(service, table)
    assert before
    assert {event.event for event in before} == {"progress"}
    done = [told(event)["done"] for event in before]
    assert done == sorted(done)
    assert last.event == "table"
    counts = {code: told(last)[code] for code in ("rows", "computed", "failed")}
    assert counts == {"rows": 901, "computed": 900, "failed": 1}


def test_the_file_is_the_same_as_without_events(service: httpx.Client) -> None:
    table = f"{HEAD}\n{GOOD}"
    plain = service.post("/v1/calculators/student-long/batch", content=table.encode()).content
    streamed = b64decode(told(events(service, table)[-1])["xlsx"])
    cells = [
        [list(sheet.values) for sheet in load_workbook(BytesIO(file)).worksheets]
        for file in (plain, streamed)
    ]
    assert cells[0] == cells[1]


def test_what_is_no_table_is_told_as_a_problem_in_the_reader_s_language(
    service: httpx.Client,
) -> None:
    last = events(service, "nothing;here\n1;2", language="sv")[-1]
    assert last.event == "error"
    assert told(last)["status"] == 422
    assert "Okända kolumner: nothing, here" in told(last)["detail"]


def test_a_failure_of_the_service_is_told_without_its_inside(
    service: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail = Mock(side_effect=RuntimeError("secret"))
    monkeypatch.setattr("assistant.service.table_events.run_batch", fail)
    last = events(service, f"{HEAD}\n{GOOD}")[-1]
    assert (last.event, told(last)["status"]) == ("error", 500)
    assert "secret" not in last.data


def test_an_unknown_calculator_is_refused_before_anything_is_sent(service: httpx.Client) -> None:
    response = service.post(
        "/v1/calculators/no-such/batch", content=b"x", headers={"Accept": "text/event-stream"}
    )
    assert response.status_code == 404
