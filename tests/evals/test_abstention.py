"""Abstention alone."""

from collections.abc import Callable

from evals.abstention import Abstention, abstention
from evals.questions import Question


def weighed(
    question: Callable[..., Question], answerable: list[float], unanswerable: list[float]
) -> Abstention:
    return Abstention(
        tuple((question(id=f"yes-{n}"), strength) for n, strength in enumerate(answerable)),
        tuple((question(id=f"no-{n}"), strength) for n, strength in enumerate(unanswerable)),
    )


def test_both_errors_are_counted_at_the_threshold_in_use(
    question: Callable[..., Question],
) -> None:
    found = weighed(question, [3, 0, -1], [-2, 1])
    assert found.rates["answerable refused"].hits == 1
    assert found.rates["unanswerable answered"].hits == 1
    assert [item.id for item, _ in found.misjudged] == ["no-1", "yes-2"]


def test_a_higher_threshold_refuses_more_and_answers_less(
    question: Callable[..., Question],
) -> None:
    found = weighed(question, [3, 0, -1], [-2, 1])
    errors = [found.trade_off(threshold) for threshold in (-3, 0, 2, 4)]
    assert [answered.hits for answered, _ in errors] == [2, 1, 0, 0]
    assert [refused.hits for _, refused in errors] == [0, 1, 2, 3]


def test_separation_is_how_often_the_answerable_question_has_more_evidence(
    question: Callable[..., Question],
) -> None:
    assert weighed(question, [2, 3], [0, 1]).separation == 1.0
    assert weighed(question, [1], [1]).separation == 0.5
    assert weighed(question, [0], [1, 2]).separation == 0.0


def test_only_questions_that_must_be_answered_or_must_not_be_are_weighed(
    question: Callable[..., Question],
) -> None:
    nothing: dict[str, object] = {"sources": [], "facts": []}
    questions = [
        question(id="yes"),
        question(id="yes-or-no", also=["abstain"]),
        question(id="no", expect="abstain", **nothing),
        question(id="no-or-yes", expect="abstain", also=["answer"], **nothing),
        question(id="later", turns=["a", "b"], expect="abstain", **nothing),
    ]
    found = abstention(questions, lambda _question, _language: 1.0)
    assert [item.id for item, _ in found.answerable] == ["yes"]
    assert [item.id for item, _ in found.unanswerable] == ["no"]
