"""Checks that explain a failure; an answer can be right without them."""

from collections.abc import Mapping

from assistant import Answer, Calculation
from evals.questions import Amount, Question, Source
from evals.sameness import is_same_input
from evals.verdicts import NOT_ASKED, Check, Verdict, settled_otherwise


def _first_source(question: Question, answer: Answer) -> tuple[Verdict, str]:
    """Whether the best citation of a policy answer is from an accepted section."""
    if not question.sources or answer.behaviour != "answer" or not answer.citations:
        return NOT_ASKED
    best = answer.citations[0]
    source = Source(document=best.document, section=best.section)
    return source in question.sources, f"first cites {best.document} {best.section}"


def _inputs(question: Question, answer: Answer) -> tuple[Verdict, str]:
    """Whether the facts of the question were read right, where its calculator was called."""
    called = {calculation.calculator for calculation in answer.calculations}
    amounts = [amount for amount in question.amounts if amount.calculator in called]
    if not amounts:
        return NOT_ASKED
    misread = [
        amount
        for amount in amounts
        if not any(_is_read(amount, calculation) for calculation in answer.calculations)
    ]
    read = "; ".join(str(calculation.inputs) for calculation in answer.calculations)
    return not misread, f"reads {read}"


def _tool_call(question: Question, answer: Answer) -> tuple[Verdict, str]:
    """Whether the calculators that a question needs, and no others, were called with its facts."""
    if question.expect != "calculate" or settled_otherwise(question, answer):
        return NOT_ASKED
    called = {calculation.calculator for calculation in answer.calculations}
    read = all(any(_is_read(a, c) for c in answer.calculations) for a in question.amounts)
    right = read and called == {amount.calculator for amount in question.amounts}
    return right, f"calls {', '.join(sorted(called)) or 'nothing'}"


def _verified_at_once(_: Question, answer: Answer) -> tuple[Verdict, str]:
    """Whether the verifier let a language model's words pass without stepping in."""
    return _outcome_is(answer, {"verified"})


def _worded_by_model(_: Question, answer: Answer) -> tuple[Verdict, str]:
    """Whether the answer is in a language model's words, at once or repaired."""
    return _outcome_is(answer, {"verified", "repaired"})


DIAGNOSES: Mapping[str, Check] = {
    "first_source": _first_source,
    "tool_call": _tool_call,
    "inputs": _inputs,
    "verified_at_once": _verified_at_once,
    "worded_by_model": _worded_by_model,
}


def _outcome_is(answer: Answer, wanted: set[str]) -> tuple[Verdict, str]:
    """Judge the model's part, where there was something for it to word."""
    consulted = answer.consultation
    if consulted is None or consulted.outcome in {"asked_back", "unworded"}:
        return NOT_ASKED
    return consulted.outcome in wanted, f"{consulted.outcome} {consulted.reason}".strip()


def _is_read(amount: Amount, calculation: Calculation) -> bool:
    return amount.calculator == calculation.calculator and all(
        is_same_input(value, calculation.inputs.get(name)) for name, value in amount.inputs.items()
    )
