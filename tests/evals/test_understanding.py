"""Understanding alone."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from langchain.messages import ToolCall

from assistant import Understood
from evals.questions import Question
from evals.understanding import NO_CALCULATOR, judge, understanding

NORWAY = {"country": "NO", "children": False}


def called(name: str, **arguments: object) -> ToolCall:
    return ToolCall(name=name, args=arguments, id="c", type="tool_call")


def understood(
    *calls: ToolCall, route: str = "calculate", missing: tuple[str, ...] = ()
) -> Understood:
    return Understood("fi", route, calls, missing)


def test_the_right_calculator_with_the_right_inputs_is_a_right_tool_call(
    amount_question: Callable[..., Question],
) -> None:
    judged = judge(amount_question(), understood(called("student_long", **NORWAY)))
    assert judged.verdicts["tool_call"] is True
    assert judged.fault == ""


@pytest.mark.parametrize(
    ("given", "got", "outcome"),
    [
        ("2022-09-01", date(2022, 9, 1), "right"),
        (2, "2.0", "right"),
        ("NO", "no", "right"),
        (False, "false", "right"),
        (True, False, "misread"),
        (5, None, "missed"),
    ],
)
def test_an_input_is_right_misread_or_missed_however_it_is_written(
    amount_question: Callable[..., Question], given: object, got: object, outcome: str
) -> None:
    amount = {"calculator": "staff", "inputs": {"it": given}, "gives": ["1 EUR"]}
    judged = judge(amount_question(amounts=[amount]), understood(called("staff", it=got)))
    assert [told.outcome for told in judged.inputs] == [outcome]


def test_a_wrong_calculator_is_told_with_every_input_it_lost(
    amount_question: Callable[..., Question],
) -> None:
    judged = judge(amount_question(), understood(called("staff", **NORWAY)))
    assert judged.verdicts["tools"] is False
    assert "calls staff" in judged.fault
    assert "country: nothing instead of NO" in judged.fault


def test_each_of_two_calculations_is_judged_by_the_call_nearest_to_it(
    amount_question: Callable[..., Question],
) -> None:
    amounts = [
        {"calculator": "country", "inputs": {"country": code}, "gives": ["1 EUR"]}
        for code in ("NO", "DE")
    ]
    calls = [called("country", country=code) for code in ("DE", "NO")]
    assert judge(amount_question(amounts=amounts), understood(*calls)).verdicts["inputs"] is True


def test_a_question_for_the_documents_needs_no_calculator(
    question: Callable[..., Question],
) -> None:
    assert judge(question(), understood(route="policy")).verdicts["tools"] is True
    assert judge(question(), understood(called("staff"))).verdicts["tools"] is False
    either = question(also=["clarify"])
    assert judge(either, understood(called("staff"))).verdicts["tools"] is None


def test_what_is_asked_back_must_be_what_is_missing(question: Callable[..., Question]) -> None:
    item = question(expect="clarify", missing=["country"], sources=[], facts=[])
    assert judge(item, understood(missing=("country",))).verdicts["asks_for"] is True
    judged = judge(item, understood(missing=("country", "end")))
    assert judged.verdicts["asks_for"] is False
    assert "asks for country, end" in judged.fault


def test_confusions_count_routes_and_calculators(
    question: Callable[..., Question], amount_question: Callable[..., Question]
) -> None:
    readings = {
        "koska loppuraportti?": understood(route="policy"),
        "eka": understood(called("staff"), route="both+staff"),
        "toka": understood(route="policy"),
    }

    def understand(turns: Sequence[str]) -> Understood:
        return readings[turns[-1]]

    questions = (
        question(),
        amount_question(id="one", turns=["eka"]),
        amount_question(id="two", turns=["toka"]),
    )
    found = understanding(questions, understand)
    assert found.routes == {
        ("answer", "policy"): 1,
        ("calculate", "both"): 1,
        ("calculate", "policy"): 1,
    }
    assert found.calculators == {("student-long", "staff"): 1, ("student-long", NO_CALCULATOR): 1}
    assert found.outcomes == {"missed": 4}
    assert found.inputs["country"].hits == 0
