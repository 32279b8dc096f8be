"""The file of results as the page reads it."""

from io import BytesIO

from calculator import Language, run_batch
from ui.calculators.results_file import Results, read_results

INPUTS = {"country", "start", "end", "green_travel", "activity", "children"}
HEAD = "reference;country;start;end;green_travel;activity;children"
GOOD = "15.9.2021;24.1.2022;kyllä;studies;ei"
TOO_SHORT = "15.9.2021;20.9.2021;kyllä;studies;ei"


def results(*rows: str, language: Language = "en", most: int = 10, faults: int = 10) -> Results:
    target = BytesIO()
    table = "\n".join((HEAD, *rows)).encode()
    run_batch("student-long", BytesIO(table), target, language=language)
    return read_results(target.getvalue(), INPUTS, most, faults)


def test_only_what_the_reader_did_not_write_is_shown_beside_the_reference() -> None:
    found = results(f"A-1;FR;{GOOD}")
    assert found.heads[:3] == ["row", "reference", "Total grant (EUR)"]
    assert found.heads[-1] == "error"
    assert found.first[0][:3] == [2, "A-1", 1870]
    assert found.faults == []


def test_a_fault_far_down_is_found_and_names_its_row() -> None:
    rows = [f"A-{number};FR;{GOOD}" for number in range(30)]
    found = results(*rows, f"B;FR;{TOO_SHORT}", most=3)
    assert [row[1] for row in found.first] == ["A-0", "A-1", "A-2"]
    assert [row[:2] for row in found.faults] == [[32, "B"]]
    assert "two full months" in str(found.faults[0][-1])


def test_no_more_faults_than_asked_for_are_kept() -> None:
    found = results(*[f"B;FR;{TOO_SHORT}"] * 5, faults=2)
    assert len(found.faults) == 2


def test_the_totals_begin_with_their_heading_in_the_reader_s_language() -> None:
    found = results(f"A-1;FR;{GOOD}", language="sv")
    assert found.totals[0] == ["Typ av stöd", "Antal", "Euro"]
    assert [1, 1870] in [row[1:] for row in found.totals]
