"""Facts are proven against their sections, amounts by running the calculators."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from assistant import Calculation
from evals.proof import unproven
from evals.questions import Question


def never(name: str, _inputs: Mapping[str, object]) -> Calculation:
    raise LookupError(f"no calculator {name}")


def test_a_fact_that_stands_in_its_section_is_proven(question: Callable[..., Question]) -> None:
    assert unproven([question()], never) == []


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"sources": ["4.4"]}, "stands in none of the accepted sections"),
        ({"facts": [{"quote": "15.12.2023", "any": ["16.12.2023"]}]}, "the figure 16.12.2023"),
        ({"facts": [{"quote": "15.12.2023", "any": ["joulu"]}]}, "no wording"),
        ({"sources": ["99.9"], "facts": []}, "99.9"),
        ({"sources": ["no-such#1"], "facts": []}, "no-such"),
    ],
)
def test_a_claim_that_does_not_hold_is_told(
    question: Callable[..., Question], given: dict[str, Any], fault: str
) -> None:
    faults = unproven([question(**given)], never)
    assert any(fault in line for line in faults)
    assert all(line.startswith("fi-final-report: ") for line in faults)


def test_a_number_the_guide_spells_out_may_be_given_in_digits(
    question: Callable[..., Question],
) -> None:
    fact = {"quote": "kolmen kuukauden kuluessa", "any": ["kolmen kuukauden", "3 kk"]}
    assert unproven([question(sources=["4.2"], facts=[fact])], never) == []


def test_an_amount_is_proven_by_running_its_calculator(
    amount_question: Callable[..., Question], calculation: Callable[..., dict[str, Any]]
) -> None:
    def gives(value: str) -> Callable[[str, Mapping[str, object]], Calculation]:
        results = calculation(("total", value, "EUR"), ("months", "5", "months"))
        return lambda _name, _inputs: TypeAdapter(Calculation).validate_python(results)

    from pydantic import TypeAdapter

    assert unproven([amount_question()], gives("2350")) == []
    assert "2351 EUR" in unproven([amount_question()], gives("2351"))[0]


def test_an_amount_that_no_calculator_gives_is_told(
    amount_question: Callable[..., Question],
) -> None:
    assert "no calculator student-long" in unproven([amount_question()], never)[0]
