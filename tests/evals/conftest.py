"""Questions and answers made for the tests, without an assistant."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant import Answer
from evals.questions import Question


@pytest.fixture
def question() -> Callable[..., Question]:
    def made(**given: object) -> Question:
        usual: dict[str, object] = {
            "id": "fi-final-report",
            "turns": ["koska loppuraportti?"],
            "language": "fi",
            "category": "deadline",
            "expect": "answer",
            "sources": ["4.7.3"],
            "facts": [{"quote": "15.12.2023"}],
            "why": "A date that everybody asks for.",
        }
        return Question.model_validate({**usual, **given})

    return made


@pytest.fixture
def amount_question(question: Callable[..., Question]) -> Callable[..., Question]:
    def made(**given: object) -> Question:
        usual: dict[str, object] = {
            "id": "fi-norway",
            "turns": ["Norja 1.8.2022–31.12.2022, opiskelu, ei lapsia, lento"],
            "category": "amount",
            "expect": "calculate",
            "sources": [],
            "facts": [],
            "amounts": [
                {
                    "calculator": "student-long",
                    "inputs": {"country": "NO", "children": False},
                    "gives": ["2350 EUR", "5 months"],
                }
            ],
        }
        return question(**{**usual, **given})

    return made


@pytest.fixture
def answer() -> Callable[..., Answer]:
    def made(**given: object) -> Answer:
        usual: dict[str, object] = {
            "id": "a",
            "conversation_id": "c",
            "language": "fi",
            "behaviour": "answer",
            "text": "Loppuraportti on jätettävä 15.12.2023 mennessä.",
            "route": "policy",
        }
        return Answer.model_validate({**usual, **given})

    return made


@pytest.fixture
def calculation() -> Callable[..., dict[str, Any]]:
    def made(*results: tuple[str, str, str], calculator: str = "student-long") -> dict[str, Any]:
        return {
            "calculator": calculator,
            "rates": "2021",
            "inputs": {"country": "NO", "children": False},
            "assumptions": (),
            "warnings": (),
            "receipt": "r",
            "steps": (),
            "results": [
                {"name": name, "value": value, "unit": unit, "label": name}
                for name, value, unit in results
            ],
        }

    return made
