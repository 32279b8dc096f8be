"""Adds the verdicts on single answers up to rates, by check and by every kind of question."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import TypeVar

from evals.checks import Score, score
from evals.intervals import Rate, rates_of
from evals.questions import GUIDE, Question
from evals.run import Run

Item = TypeVar("Item")

PASSED = "passed"
"""The check of all checks: nothing that was asked for failed."""

PERCENTILES = (50, 90, 95, 99)


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything a run tells: rates overall and by slice, the routing confusion, the times.

    `slices` go by dimension and then by its value, so `slices["language"]["sv"]["facts"]`.
    `latency` is in milliseconds by percentile.
    """

    scores: tuple[Score, ...]
    rates: Mapping[str, Rate]
    slices: Mapping[str, Mapping[str, Mapping[str, Rate]]]
    confusion: Mapping[tuple[str, str], int]
    latency: Mapping[int, float]


def score_run(run: Run) -> Scores:
    """Judge every reply of a run."""
    scores = tuple(score(reply) for reply in run.replies)
    return Scores(
        scores=scores,
        rates=rates(scores),
        slices={name: _slices(scores, values) for name, values in DIMENSIONS.items()},
        confusion=Counter((one.question.expect, one.behaviour) for one in scores),
        latency=percentiles(run.milliseconds),
    )


def rates(scores: Sequence[Score]) -> dict[str, Rate]:
    """The rate of every check among the questions that asked for it."""
    passed = Rate(sum(one.passed for one in scores), len(scores))
    return {PASSED: passed, **rates_of(pair for one in scores for pair in one.verdicts.items())}


def percentiles(milliseconds: Sequence[float]) -> dict[int, float]:
    """The times under which so many in a hundred answers stayed."""
    if len(milliseconds) < 2:
        return dict.fromkeys(PERCENTILES, milliseconds[0] if milliseconds else 0.0)
    cuts = quantiles(milliseconds, n=100, method="inclusive")
    return {percent: round(cuts[percent - 1], 1) for percent in PERCENTILES}


def grouped(
    items: Iterable[Item], values: Callable[[Item], Iterable[str]]
) -> dict[str, list[Item]]:
    """The items by value, in the order of the values; one may have several values, or none."""
    found: dict[str, list[Item]] = {}
    for item in items:
        for value in dict.fromkeys(values(item)):
            found.setdefault(value, []).append(item)
    return dict(sorted(found.items()))


def _slices(
    scores: Sequence[Score], values: Callable[[Question], Iterable[str]]
) -> dict[str, dict[str, Rate]]:
    by_value = grouped(scores, lambda one: values(one.question))
    return {value: rates(some) for value, some in by_value.items()}


def _chapters(question: Question) -> Iterable[str]:
    """The guide's chapters (`5`, `Liite 1`) or the other document that the answer comes from."""
    for source in question.sources:
        yield source.section.split(".")[0] if source.document == GUIDE else source.document


DIMENSIONS: Mapping[str, Callable[[Question], Iterable[str]]] = {
    "language": lambda question: [question.language],
    "category": lambda question: [question.category],
    "calculator": lambda question: [amount.calculator for amount in question.amounts],
    "chapter": _chapters,
    "turns": lambda question: ["one" if len(question.turns) == 1 else "several"],
}
"""The ways a report cuts the questions; a question may stand in several slices, or in none."""
