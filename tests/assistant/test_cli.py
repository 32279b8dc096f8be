"""The command line as other programs call it: real processes, JSON on standard output."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def environment(data_folder: Path) -> dict[str, str]:
    return os.environ | {"NEUVO_DATA": str(data_folder)}


def neuvo(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


FRANCE = (
    *("--country", "Ranska", "--start", "15.9.2021", "--end", "24.1.2022"),
    *("--activity", "studies", "--children", "ei", "--green-travel", "no"),
)


def test_inputs_may_be_key_value_pairs_as_people_write_them(environment: dict[str, str]) -> None:
    done = neuvo(environment, "calculate", "student-long", *FRANCE)
    assert json.loads(done.stdout)["results"][0]["value"] == "1820"
    assert done.returncode == 0


def test_a_receipt_replays_to_the_same_bytes(environment: dict[str, str]) -> None:
    first = neuvo(environment, "calculate", "student-long", *FRANCE)
    receipt = json.loads(first.stdout)["receipt"]
    assert neuvo(environment, "calculate", "--replay", receipt).stdout == first.stdout


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("student-long", "--country", "Ranska"), "missing-inputs"),
        (("student-long", *FRANCE, "--activity", "holiday"), "invalid-inputs"),
        (("student-long", *FRANCE, "--country", "Suomi"), "ineligible"),
        (("lottery",), "unknown-calculator"),
    ],
)
def test_a_calculation_that_cannot_be_done_prints_the_problem_and_fails(
    environment: dict[str, str], arguments: tuple[str, ...], kind: str
) -> None:
    done = neuvo(environment, "calculate", *arguments)
    assert json.loads(done.stdout)["type"] == f"urn:neuvo:{kind}"
    assert done.returncode == 1


def test_arguments_that_are_no_pairs_are_told_to_be_none(environment: dict[str, str]) -> None:
    done = neuvo(environment, "calculate", "student-long", "--country")
    assert done.returncode == 2
    assert "pairs of --key value" in done.stderr


def test_a_file_of_questions_is_answered_line_by_line_and_a_bad_line_stops_nothing(
    environment: dict[str, str], tmp_path: Path
) -> None:
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    lines = [
        '{"id": "a", "turns": ["Montako tuntia opettajan pitää opettaa?"]}',
        '{"id": "b", "turns": []}',
        "not json",
        '{"id": "c", "turns": ["Apuraha Ranskaan 15.9.2021–24.1.2022?", '
        '"opiskelu, ei lapsia, lentäen"]}',
    ]
    questions.write_text("\n".join(lines), encoding="utf-8")
    done = neuvo(environment, "answer", str(questions), "--output", str(answers))
    written = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in written] == ["a", "b", None, "c"]
    assert written[0]["answer"]["behaviour"] == "answer"
    assert written[1]["error"]["type"] == written[2]["error"]["type"] == "urn:neuvo:unreadable-line"
    assert written[3]["answer"]["calculations"][0]["results"][0]["value"] == "1820"
    assert "2 lines could not be read" in done.stderr


def test_ask_prints_the_answer_with_its_sources(environment: dict[str, str]) -> None:
    done = neuvo(environment, "ask", "Montako tuntia opettajan pitää opettaa?")
    assert "[1] ka131-guide-2021, 6.6.3" in done.stdout
    assert "luku alkaa s. 69" in done.stdout


def test_ask_prints_the_whole_answer_as_json_when_asked_to(environment: dict[str, str]) -> None:
    done = neuvo(environment, "ask", "Montako tuntia opettajan pitää opettaa?", "--json")
    assert json.loads(done.stdout)["mode"] == "rules"


def test_the_index_is_sound_after_it_was_built(environment: dict[str, str]) -> None:
    assert neuvo(environment, "index").returncode == 0
    assert neuvo(environment, "index", "--check").returncode == 0


def test_an_index_that_was_never_built_is_told_to_be_none(tmp_path: Path) -> None:
    done = neuvo(os.environ | {"NEUVO_DATA": str(tmp_path)}, "index", "--check")
    assert done.returncode == 1
    assert done.stderr.strip()


def test_the_openapi_document_names_every_route(environment: dict[str, str]) -> None:
    paths = json.loads(neuvo(environment, "openapi").stdout)["paths"]
    assert {"/v1/ask", "/v1/calculators", "/v1/calculators/{name}", "/healthz"} <= set(paths)


def test_an_unknown_setting_is_an_error(environment: dict[str, str]) -> None:
    done = neuvo(environment | {"NEUVO_COLOUR": "red"}, "ask", "hei")
    assert done.returncode != 0
