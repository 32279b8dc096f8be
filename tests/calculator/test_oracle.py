"""The engine and the oracle agree on every drawn case, to the euro and to the kind of refusal.

`ORACLE_CASES=1000000` compares a million cases instead of the usual number.
"""

import os
from random import Random

import pytest

from calculator import names
from calculator.countries import load_countries
from tests.calculator.comparison import agree, engine_answer
from tests.calculator.oracle import ORACLES, Case, No
from tests.calculator.oracle.lands import FAR, PROGRAMME, REGION_5, REGION_14

_USUAL = sum(oracle.cases for oracle in ORACLES.values())
_WANTED = int(os.environ.get("ORACLE_CASES", _USUAL))
_SHOWN = 5
_WITHOUT_AMOUNTS = {"country"}
"""Calculators whose answer is a row of data rather than a sum."""


@pytest.mark.parametrize("name", ORACLES)
def test_the_engine_agrees_with_the_oracle_on_every_case(name: str) -> None:
    oracle = ORACLES[name]
    random = Random(name)  # noqa: S311  # cases, no secrets
    differences: list[str] = []
    for _ in range(oracle.cases * _WANTED // _USUAL):
        case = oracle.draw(random)
        expected = oracle.answer(**case)
        found = engine_answer(name, case, expected)
        if not agree(expected, found):
            differences.append(
                f"calculate({name!r}, {case})\n  oracle {expected}\n  engine {found}"
            )
            if len(differences) == _SHOWN:
                break
    assert not differences, "\n" + "\n".join(differences)


def test_every_calculator_with_amounts_has_an_oracle() -> None:
    assert set(ORACLES) == set(names()) - _WITHOUT_AMOUNTS


def test_a_run_compares_at_least_two_hundred_thousand_cases() -> None:
    assert _USUAL >= 200_000


@pytest.mark.parametrize("name", ORACLES)
def test_drawn_cases_are_computable_often_enough_to_prove_amounts(name: str) -> None:
    oracle = ORACLES[name]
    random = Random(0)  # noqa: S311  # cases, no secrets
    answers = [oracle.answer(**oracle.draw(random)) for _ in range(1000)]
    computed = sum(not isinstance(answer, No) for answer in answers)
    assert computed >= 300


def test_the_oracle_and_the_engine_know_the_same_countries() -> None:
    assert set(load_countries()) == PROGRAMME | REGION_5 | REGION_14 | set(FAR)


@pytest.mark.parametrize("activity", ["studies", "traineeship"])
def test_every_country_takes_the_students_rate_of_its_group(activity: str) -> None:
    for country in load_countries():
        case: Case = {
            "country": country,
            "activity": activity,
            "children": False,
            "green_travel": False,
            "months": 3,
        }
        expected = ORACLES["student-long"].answer(**case)
        assert agree(expected, engine_answer("student-long", case, expected)), country


@pytest.mark.parametrize("days", [2, 4, 5, 20])
def test_every_country_takes_the_staff_rates_and_minimum_of_its_group(days: int) -> None:
    for country in load_countries():
        case: Case = {"country": country, "green_travel": False, "days": days, "distance_km": 900}
        expected = ORACLES["staff"].answer(**case)
        assert agree(expected, engine_answer("staff", case, expected)), country
