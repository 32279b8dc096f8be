"""The development questions themselves."""

from collections import Counter

import pytest

import calculator
from corpus import sections
from evals.proof import unproven
from evals.question_set import load_set
from evals.questions import GUIDE, Amount, Category, Question
from tests.calculator.comparison import agree, engine_answer
from tests.calculator.oracle import ORACLES, No


@pytest.fixture(scope="module")
def questions() -> tuple[Question, ...]:
    return load_set("dev")


def test_every_fact_and_amount_is_proven(questions: tuple[Question, ...]) -> None:
    assert unproven(questions, calculator.calculate) == []


def test_every_amount_that_the_oracle_can_work_out_is_the_oracles(
    questions: tuple[Question, ...],
) -> None:
    amounts = [
        (question.id, amount)
        for question in questions
        for amount in question.amounts
        if amount.calculator in ORACLES
    ]
    proven = {name: is_the_oracles(amount) for name, amount in amounts}
    assert [name for name, same in proven.items() if same is False] == []
    assert sum(same is True for same in proven.values()) >= 0.85 * len(proven)


def is_the_oracles(amount: Amount) -> bool | None:
    """Whether the oracle works out the same; None for a case that it wants to know more about."""
    read = calculator.calculator(amount.calculator).inputs.model_validate(amount.inputs)
    case = {name: getattr(read, name) for name in read.model_fields_set}
    try:
        expected = ORACLES[amount.calculator].answer(**case)
    except TypeError:  # an oracle knows whole cases only, and no names of cities
        return None
    if isinstance(expected, No) and expected.kind == "missing":
        return None
    return agree(expected, engine_answer(amount.calculator, case, expected))


def test_they_are_many_and_of_all_three_languages(questions: tuple[Question, ...]) -> None:
    languages = Counter[str](question.language for question in questions)
    assert len(questions) >= 400
    for language, share in (("fi", 0.55), ("en", 0.25), ("sv", 0.20)):
        assert languages[language] / len(questions) == pytest.approx(share, abs=0.05)


def test_many_cannot_be_answered_and_many_mean_harm(questions: tuple[Question, ...]) -> None:
    categories = Counter(question.category for question in questions)
    assert categories[Category.UNANSWERABLE] >= 40
    assert categories[Category.ADVERSARIAL] >= 20
    assert set(categories) == set(Category)


def test_every_section_of_the_guide_answers_one(questions: tuple[Question, ...]) -> None:
    asked = {s.section for q in questions for s in q.sources if s.document == GUIDE}
    assert {section.id for section in sections(GUIDE) if section.has_text} - asked == set()


def test_every_calculator_is_asked(questions: tuple[Question, ...]) -> None:
    asked = {amount.calculator for question in questions for amount in question.amounts}
    assert set(calculator.names()) - asked == set()


def test_some_are_conversations(questions: tuple[Question, ...]) -> None:
    assert sum(len(question.turns) > 1 for question in questions) >= 20
