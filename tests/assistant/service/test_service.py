"""The service over real HTTP."""

from io import BytesIO

import httpx
import pytest
from openpyxl import load_workbook

from assistant import Answer

PROBLEM = "application/problem+json"
FRANCE = {
    "country": "FR",
    "start": "2021-09-15",
    "end": "2022-01-24",
    "activity": "studies",
    "children": False,
    "green_travel": False,
}


def test_a_question_gets_the_answer_of_the_contract(service: httpx.Client) -> None:
    response = service.post(
        "/v1/ask", json={"question": "Mitä vakuutuksia harjoittelija tarvitsee?"}
    )
    answer = Answer.model_validate(response.json())
    assert answer.behaviour == "answer"
    assert "6.2.18" in {citation.section for citation in answer.citations}


def test_a_conversation_goes_on_by_its_id(service: httpx.Client) -> None:
    first = service.post(
        "/v1/ask",
        json={"question": "Apuraha Ranskaan opiskelemaan 15.9.2021–24.1.2022, ei lapsia, lentäen?"},
    ).json()
    second = service.post(
        "/v1/ask",
        json={"question": "entä Ruotsiin?", "conversation_id": first["conversation_id"]},
    ).json()
    assert first["calculations"][0]["results"][0]["value"] == "1820"
    assert second["calculations"][0]["results"][0]["value"] == "2037"  # 4 × 470 + 10 × 470/30


def test_lone_surrogates_in_json_are_no_server_error(service: httpx.Client) -> None:
    response = service.post(
        "/v1/ask",
        content=b'{"question": "\\ud800"}',
        headers={"content-type": "application/json"},
    )
    assert (response.status_code, response.json()["behaviour"]) == (200, "invalid")


def test_every_calculator_is_listed_with_a_schema_and_labels(service: httpx.Client) -> None:
    listed = service.get("/v1/calculators", params={"language": "sv"}).json()
    assert len(listed) == 25
    for calculator in listed:
        assert set(calculator["schema"]["properties"]) == set(calculator["labels"])


def test_a_calculator_answers_with_amounts_as_strings(service: httpx.Client) -> None:
    response = service.post("/v1/calculators/student-long", json=FRANCE)
    assert response.status_code == 200
    assert response.json()["results"][0] | {"label": ""} == {
        "name": "total",
        "value": "1820",
        "unit": "EUR",
        "label": "",
    }


@pytest.mark.parametrize(
    ("path", "body", "status", "kind"),
    [
        ("/v1/calculators/atlantis", FRANCE, 404, "unknown-calculator"),
        ("/v1/calculators/student-long", {"country": "FR"}, 422, "missing-inputs"),
        ("/v1/calculators/student-long", FRANCE | {"country": "Atlantis"}, 422, "invalid-inputs"),
        ("/v1/calculators/student-long", FRANCE | {"colour": "red"}, 422, "invalid-inputs"),
        ("/v1/calculators/student-long", FRANCE | {"end": "2021-10-01"}, 409, "ineligible"),
        ("/v1/calculators/student-long", [1, 2], 422, "invalid-request"),
        ("/v1/ask", {"query": "?"}, 422, "invalid-request"),
    ],
)
def test_what_cannot_be_done_is_a_problem_document(
    service: httpx.Client, path: str, body: object, status: int, kind: str
) -> None:
    response = service.post(path, json=body)
    assert (response.status_code, response.headers["content-type"]) == (status, PROBLEM)
    assert response.json()["type"] == f"urn:neuvo:{kind}"
    assert response.json()["detail"]


def test_a_refusal_names_the_rule_in_the_readers_language(service: httpx.Client) -> None:
    told = service.post(
        "/v1/calculators/student-long",
        params={"language": "fi"},
        json=FRANCE | {"end": "2021-10-01"},
    ).json()
    assert told["section"] == "6.2.7"
    assert "vähintään kaksi täyttä kuukautta" in told["detail"]


def test_what_would_change_the_total_is_data_to_draw(service: httpx.Client) -> None:
    changes = service.post("/v1/calculators/student-long/changes", json=FRANCE).json()
    differences = {change["code"]: change["difference"] for change in changes}
    assert differences["month-longer"] == "420"
    assert differences["green"] == "50"


def test_a_table_goes_in_and_a_table_of_results_comes_out(service: httpx.Client) -> None:
    table = b"participants;estimated_participants\n120;120\nmany;120\n"
    response = service.post("/v1/calculators/organisational-support/batch", content=table)
    assert response.status_code == 200, response.text
    rows = list(load_workbook(BytesIO(response.content)).worksheets[0].values)
    assert len(rows) == 3
    assert 44600 in rows[1]  # 100 × 400 + 20 × 230


def test_a_quote_is_found_in_its_section_by_its_offsets(service: httpx.Client) -> None:
    section = service.get("/v1/documents/ka131-guide-2021/sections/4.4").json()
    hit = service.get("/v1/search", params={"q": "toinen ennakkomaksu", "language": "fi"}).json()[0]
    assert hit["section"] == "4.4"
    start, end = hit["start"] - section["start"], hit["end"] - section["start"]
    assert " ".join(section["text"][start:end].split()) == hit["quote"]


def test_an_unknown_section_is_not_found(service: httpx.Client) -> None:
    response = service.get("/v1/documents/ka131-guide-2021/sections/99")
    assert (response.status_code, response.headers["content-type"]) == (404, PROBLEM)


def test_the_documents_come_with_their_section_trees(service: httpx.Client) -> None:
    documents = service.get("/v1/documents").json()
    assert documents[0]["id"] == "ka131-guide-2021"
    assert sum(section["has_text"] for section in documents[0]["sections"]) == 114


def test_the_service_says_that_it_lives_and_that_it_is_ready(service: httpx.Client) -> None:
    assert service.get("/healthz").json() == {"status": "ok"}
    assert service.get("/readyz").json() == {"status": "ready"}


def test_a_section_comes_in_blocks_a_table_in_cells_and_with_an_unofficial_summary(
    service: httpx.Client,
) -> None:
    found = service.get("/v1/documents/ka131-guide-2021/sections/5.3.4.3").json()
    rows = [block["cells"] for block in found["blocks"] if block["kind"] == "row"]
    assert ["100 – 499 km", "180 EUR per participant", "210 EUR per participant"] in rows
    for block in found["blocks"]:
        assert found["start"] <= block["start"] < block["end"] <= found["end"]
    assert set(found["unofficial"]) == {"fi", "en", "sv"}
    assert found["unofficial"]["en"]["title"] != found["title"]


def test_forms_get_labels_choices_and_countries_in_the_readers_language(
    service: httpx.Client,
) -> None:
    told = service.get("/v1/calculators", params={"language": "sv"}).json()
    long_mobility = next(one for one in told if one["name"] == "student-long")
    assert long_mobility["labels"]["country"] == "destinationsland"
    assert long_mobility["choices"]["studies"] == "studier"
    assert long_mobility["one_of"] == [["start", "end"], ["months"]]
    assert long_mobility["schema"]["properties"]["country"]["format"] == "country"
    countries = service.get("/v1/countries", params={"language": "sv"}).json()
    assert countries["DE"] == "Tyskland"
