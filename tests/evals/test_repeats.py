"""The same questions asked several times."""

from collections.abc import Callable

from assistant import Answer
from evals.checks import Reply
from evals.questions import Question
from evals.repeats import Repeats
from evals.run import Run


def made(*replies: Reply) -> Run:
    return Run("dev", "digest", replies, tuple(1.0 for _ in replies))


def test_times_and_ids_may_differ_and_nothing_else(
    question: Callable[..., Question], answer: Callable[..., Answer]
) -> None:
    item = question()
    first = Reply(item, answer(id="a", conversation_id="b", timings={"route": 1.0}))
    second = Reply(item, answer(id="c", conversation_id="d", timings={"route": 2.0}))
    other = Reply(item, answer(text="Toisin.", route="both"))
    assert Repeats.of([made(first), made(second)]).unsteady == {}
    assert Repeats.of([made(first), made(other)]).unsteady == {item.id: ("text", "route")}


def test_an_error_in_one_repeat_is_a_difference(
    question: Callable[..., Question], answer: Callable[..., Answer]
) -> None:
    item = question()
    found = Repeats.of([made(Reply(item, answer())), made(Reply(item, None, "it broke"))])
    assert "error" in found.unsteady[item.id]


def test_every_repeat_is_scored_and_their_mean_told(
    question: Callable[..., Question], answer: Callable[..., Answer]
) -> None:
    item = question(expect="abstain", sources=[], facts=[])
    right = Reply(item, answer(behaviour="abstain", text="Ohje ei kerro."))
    wrong = Reply(item, answer(text="Näin."))
    found = Repeats.of([made(right), made(wrong), made(wrong)])
    assert [rate and rate.hits for rate in found.rates["passed"]] == [1, 0, 0]
    assert found.means["passed"] == 1 / 3
    assert [(score.question.id, often) for score, _, often in found.failed()] == [(item.id, 2)]
