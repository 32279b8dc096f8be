"""A new contract year is a new folder of data and no code."""

from collections.abc import Mapping
from pathlib import Path
from shutil import copytree

import pytest

from calculator import calculate
from calculator.rates import FOLDER, Rates, load_rates

STUDENT = {
    "country": "FR",
    "start": "15.9.2022",
    "end": "24.1.2023",
    "activity": "traineeship",
    "children": True,
    "green_travel": False,
}


@pytest.fixture(scope="module")
def year_2022(tmp_path_factory: pytest.TempPathFactory) -> Rates:
    """A made-up year: other amounts, another group for France, a rise in the middle of it."""
    folder = tmp_path_factory.mktemp("rates")
    year = folder / "2022"
    copytree(FOLDER / "2021", year)
    for path in year.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        text = text.replace(
            "valid: {first: 2021-09-01, last: 2023-10-31}",
            "valid: {first: 2022-06-01, last: 2024-07-31}",
        )
        path.write_text(text, encoding="utf-8")
    _rewrite(year / "contract.yaml", "value: 2021-09-01", "value: 2022-06-01")
    _rewrite(year / "contract.yaml", "value: 2023-10-31", "value: 2024-07-31")
    _rewrite(year / "student_long.yaml", "value: 420", "value: 450")
    _rewrite(year / "student_long.yaml", "value: 470", "value: 500")
    _rewrite(
        year / "student_long.yaml",
        "      - value: 150\n",
        "      - value: 150\n        valid_to: 2023-05-31\n        quote: as before\n"
        "      - value: 180\n        valid_from: 2023-06-01\n",
    )
    _rewrite(year / "travel_grant.yaml", "value: 275", "value: 309")
    _rewrite(year / "countries.yaml", "EE, FR, DE", "EE, DE")
    _rewrite(year / "countries.yaml", "[DK, IS, IE, LU, SE, LI", "[DK, FR, IS, IE, LU, SE, LI")
    return load_rates("2022", folder)


def _rewrite(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text, (path.name, before)
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def _total(name: str, inputs: Mapping[str, object], rates: Rates | None = None) -> str | bool:
    return calculate(name, inputs, rates=rates).results[0].value


def test_other_amounts_and_another_group_compute_another_total(year_2022: Rates) -> None:
    # 4 months 10 days at 420 + 150 + 250, and at 500 + 150 + 250.
    assert _total("student-long", STUDENT) == "3553"
    assert _total("student-long", STUDENT, year_2022) == "3900"


def test_a_rate_that_rises_within_the_year_goes_by_the_first_day(year_2022: Rates) -> None:
    before = STUDENT | {"start": "1.5.2023", "end": "31.7.2023"}
    after = STUDENT | {"start": "1.6.2023", "end": "31.8.2023"}
    assert _total("student-long", before, year_2022) == "2700"
    assert _total("student-long", after, year_2022) == "2790"


def test_the_travel_grant_of_the_year_is_used(year_2022: Rates) -> None:
    journey = {"traveller": "student", "distance_km": 900, "green_travel": False}
    assert _total("travel-grant", journey) == "275"
    assert _total("travel-grant", journey, year_2022) == "309"


def test_the_year_and_its_contract_period_are_those_of_the_folder(year_2022: Rates) -> None:
    late = STUDENT | {"start": "1.3.2024", "end": "30.6.2024"}
    in_2021 = calculate("student-long", late)
    in_2022 = calculate("student-long", late, rates=year_2022)
    assert in_2022.rates == "2022"
    assert "outside-contract-period" in {note.code for note in in_2021.warnings}
    assert "outside-contract-period" not in {note.code for note in in_2022.warnings}
