"""The engine and the oracle agree on every drawn case, to the euro and to the kind of refusal.

`NEUVO_ORACLE_CASES=1000000` compares a million cases instead of the usual number.
"""

import os
from datetime import date
from fractions import Fraction
from random import Random

import pytest

from calculator import Ineligible, InvalidInputs, MissingInputs, calculate, names
from tests.calculator.oracle import ORACLES, Answer, Case, Figure, No

_USUAL = sum(oracle.cases for oracle in ORACLES.values())
_WANTED = int(os.environ.get("NEUVO_ORACLE_CASES", _USUAL))
_SHOWN = 5
_WITHOUT_AMOUNTS = {"country"}
"""Calculators whose answer is a row of data rather than a sum."""


def _engine(name: str, case: Case, expected: Answer) -> Answer:
    """What the engine says, in the oracle's terms: the figures the oracle knows, or a refusal."""
    try:
        found = calculate(name, case)
    except Ineligible as refusal:
        return No("ineligible", refusal.code)
    except InvalidInputs as invalid:
        return No("invalid", str(invalid))
    except MissingInputs as missing:
        return No("missing", str(missing))
    if isinstance(expected, No):
        return {result.name: result.value for result in found.results}
    return {
        result.name: _figure(result.value, expected[result.name])
        for result in found.results
        if result.name in expected
    }


def _figure(value: str | bool, like: Figure) -> Figure:
    """A result's value as the kind of figure it is compared with."""
    if isinstance(value, bool) or isinstance(like, str):
        return value
    return date.fromisoformat(value) if isinstance(like, date) else Fraction(value)


def _agree(expected: Answer, found: Answer) -> bool:
    if isinstance(expected, No) or isinstance(found, No):
        return isinstance(expected, No) and isinstance(found, No) and expected.kind == found.kind
    return expected == found


@pytest.mark.parametrize("name", ORACLES)
def test_the_engine_agrees_with_the_oracle_on_every_case(name: str) -> None:
    oracle = ORACLES[name]
    random = Random(name)  # noqa: S311  # cases, no secrets
    differences: list[str] = []
    for _ in range(oracle.cases * _WANTED // _USUAL):
        case = oracle.draw(random)
        expected = oracle.answer(**case)
        found = _engine(name, case, expected)
        if not _agree(expected, found):
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
