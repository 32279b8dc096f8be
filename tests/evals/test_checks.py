"""How one answer is judged."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant import Answer
from corpus import find_quote
from evals.checks import CHECKS, Reply, score
from evals.diagnoses import DIAGNOSES
from evals.questions import Question


def cited(quote: str, section: str) -> dict[str, Any]:
    span = find_quote("ka131-guide-2021", section, quote)
    assert span is not None
    return {
        "marker": 1,
        "document": "ka131-guide-2021",
        "section": section,
        "title": section,
        "page": None,
        "quote": quote,
        "start": span.start,
        "end": span.end,
        "status": "current",
    }


@pytest.fixture
def good(answer: Callable[..., Answer]) -> Answer:
    return answer(text="Näin [1].", citations=[cited("**15.12.2023** mennessä", "4.7.3")])


def failed(question: Question, answer: Answer) -> set[str]:
    return set(score(Reply(question, answer)).faults)


def test_an_answer_that_does_all_that_is_asked_passes(
    question: Callable[..., Question], good: Answer
) -> None:
    assert score(Reply(question(), good)).passed


def test_an_error_is_never_a_pass(question: Callable[..., Question]) -> None:
    for expected in ("abstain", "invalid"):
        item = question(expect=expected, sources=[], facts=[])
        assert not score(Reply(item, None, "it broke")).passed


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"behaviour": "abstain"}, "no_needless_abstention"),
        ({"behaviour": "clarify", "missing": ["country"]}, "no_needless_question"),
        ({"behaviour": "clarify"}, "behaviour"),
        ({"language": "sv"}, "language"),
        ({"citations": ()}, "source"),
        ({"citations": ()}, "facts"),
        ({"text": "Se on 31 päivää."}, "figures"),
    ],
)
def test_each_fault_is_found_by_its_check(
    question: Callable[..., Question], good: Answer, change: dict[str, Any], check: str
) -> None:
    assert check in failed(question(), good.model_copy(update=change))


def test_a_quote_that_is_not_word_for_word_is_found(
    question: Callable[..., Question], good: Answer
) -> None:
    changed = good.citations[0].model_copy(update={"quote": "**16.12.2023** mennessä"})
    assert "quotes" in failed(question(), good.model_copy(update={"citations": (changed,)}))


def test_what_must_not_be_said_is_looked_for_in_the_answers_own_words_only(
    question: Callable[..., Question], good: Answer
) -> None:
    item = question(must_not=["15.12.2023"])
    assert "must_not" not in failed(item, good)
    said = good.model_copy(update={"text": "Se on 15.12.2023 [1]."})
    assert "must_not" in failed(item, said)


def test_a_warning_that_is_asked_for_must_be_given(
    question: Callable[..., Question], good: Answer
) -> None:
    assert "caveats" in failed(question(caveats=["outdated"]), good)


def test_an_amount_is_right_when_all_its_figures_are(
    amount_question: Callable[..., Question],
    answer: Callable[..., Answer],
    calculation: Callable[..., dict[str, Any]],
) -> None:
    right = calculation(("total", "2350", "EUR"), ("months", "5", "months"))
    given = answer(behaviour="calculate", text="Näin.", calculations=[right])
    assert score(Reply(amount_question(), given)).passed


def test_a_wrong_amount_fails_twice_and_a_missing_one_once(
    amount_question: Callable[..., Question],
    answer: Callable[..., Answer],
    calculation: Callable[..., dict[str, Any]],
) -> None:
    wrong = calculation(("total", "2500", "EUR"), ("months", "5", "months"))
    given = answer(behaviour="calculate", text="Näin.", calculations=[wrong])
    assert failed(amount_question(), given) == {"amounts", "no_wrong_amount"}
    none = answer(behaviour="calculate", text="Näin.")
    assert failed(amount_question(), none) == {"amounts", "tool_call"}


def test_an_amount_nobody_asked_for_is_a_wrong_amount(
    question: Callable[..., Question],
    good: Answer,
    calculation: Callable[..., dict[str, Any]],
) -> None:
    extra = calculation(("total", "1", "EUR"))
    given = Answer.model_validate({**good.model_dump(), "calculations": [extra]})
    assert failed(question(), given) == {"no_wrong_amount"}


def test_a_question_back_must_ask_for_exactly_what_is_missing(
    question: Callable[..., Question], answer: Callable[..., Answer]
) -> None:
    item = question(expect="clarify", missing=["children", "green_travel"], sources=[], facts=[])
    asked = answer(behaviour="clarify", text="Onko lapsia?", missing=["children"])
    assert failed(item, asked) == {"asks_for"}
    whole = asked.model_copy(update={"missing": ("green_travel", "children")})
    assert failed(item, whole) == set()


def test_not_asking_where_facts_are_missing_is_a_fault_of_its_own(
    question: Callable[..., Question], answer: Callable[..., Answer]
) -> None:
    item = question(expect="clarify", missing=["children"], sources=[], facts=[])
    assert failed(item, answer(text="Näin.")) == {"behaviour", "asks_back"}


@pytest.mark.parametrize(
    ("expected", "check"), [("abstain", "abstains"), ("ineligible", "refuses")]
)
def test_answering_what_should_not_be_answered_is_a_fault(
    question: Callable[..., Question], good: Answer, expected: str, check: str
) -> None:
    assert check in failed(question(expect=expected), good)


def test_a_check_that_does_not_apply_is_not_counted(
    question: Callable[..., Question], good: Answer
) -> None:
    verdicts = score(Reply(question(), good)).verdicts
    assert set(verdicts) == {"no_error", *CHECKS, *DIAGNOSES}
    assert verdicts["amounts"] is None
    assert verdicts["asks_back"] is None


def test_a_misread_fact_explains_a_failure_but_is_none_itself(
    amount_question: Callable[..., Question],
    answer: Callable[..., Answer],
    calculation: Callable[..., dict[str, Any]],
) -> None:
    right = calculation(("total", "2350", "EUR"), ("months", "5", "months"))
    misread = {**right, "inputs": {"country": "SE", "children": False}}
    given = answer(behaviour="calculate", text="Näin.", calculations=[misread])
    judged = score(Reply(amount_question(), given))
    assert judged.verdicts["inputs"] is False
    assert judged.passed


def test_a_calculator_that_was_not_asked_for_makes_the_tool_call_wrong(
    amount_question: Callable[..., Question],
    answer: Callable[..., Answer],
    calculation: Callable[..., dict[str, Any]],
) -> None:
    right = calculation(("total", "2350", "EUR"), ("months", "5", "months"))
    extra = calculation(("days", "3", "days"), calculator="duration")
    given = answer(behaviour="calculate", text="Näin.", calculations=[right])
    assert score(Reply(amount_question(), given)).verdicts["tool_call"]
    both = answer(behaviour="calculate", text="Näin.", calculations=[right, extra])
    assert score(Reply(amount_question(), both)).verdicts["tool_call"] is False


@pytest.mark.parametrize(
    ("outcome", "at_once", "worded"),
    [
        ("verified", True, True),
        ("repaired", False, True),
        ("rejected", False, False),
        ("failed", False, False),
        ("unworded", None, None),
    ],
)
def test_a_models_words_are_judged_where_it_was_to_word_the_answer(
    question: Callable[..., Question],
    answer: Callable[..., Answer],
    outcome: str,
    at_once: bool | None,
    worded: bool | None,
) -> None:
    consultation = {"outcome": outcome, "reason": "bare", "calls": 2, "tokens": 9, "prompts": "1"}
    verdicts = score(Reply(question(), answer(consultation=consultation))).verdicts
    assert (verdicts["verified_at_once"], verdicts["worded_by_model"]) == (at_once, worded)


def test_an_abstention_where_an_answer_is_expected_leaves_the_facts_untold(
    question: Callable[..., Question], answer: Callable[..., Answer]
) -> None:
    silent = answer(behaviour="abstain", text="Ohje ei kerro.")
    assert {"facts", "source"} <= failed(question(), silent)
    assert not failed(question(also=["abstain"]), silent)
