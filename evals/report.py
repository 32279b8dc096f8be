"""A run as one page that opens anywhere, and as JSON for machines."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from assistant import Answer
from evals.checks import CHECKS, Score
from evals.intervals import Rate
from evals.plots import rates_plot, times_plot
from evals.questions import Question
from evals.retrieval import NAMES, Figures
from evals.run import Run
from evals.scores import PASSED, Scores

Retrieval: TypeAlias = Mapping[str, Mapping[str, Figures]]
"""Retrieval figures by who searches and by group of questions."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that failed, what was wrong, and what came."""

    question: Question
    faults: Mapping[str, str]
    answer: Answer | None


def failures(run: Run, scores: Scores) -> tuple[Failure, ...]:
    """Every question that did not pass, in the order of the questions."""
    return tuple(
        Failure(one.question, one.faults, reply.answer)
        for one, reply in zip(scores.scores, run.replies, strict=True)
        if not one.passed
    )


def as_page(run: Run, scores: Scores, retrieval: Retrieval) -> str:
    """The report as one self-contained HTML page."""
    from jinja2 import Environment, FileSystemLoader

    pages = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    pages.filters.update(percent=_percent, interval=_interval)
    return pages.get_template("report.html.j2").render(
        set=run.name,
        rates=scores.rates,
        unsourced=sum(one.verdicts.get("figures") is False for one in scores.scores),
        meanings={name: (check.__doc__ or "").strip() for name, check in CHECKS.items()},
        retrieval=retrieval,
        measures=list(NAMES.values()),
        expectations=sorted({expected for expected, _ in scores.confusion}),
        behaviours=sorted({got for _, got in scores.confusion}),
        confusion=scores.confusion,
        slices=scores.slices,
        latency=scores.latency,
        plots=_plots(run, scores),
        failures=failures(run, scores),
    )


def as_data(run: Run, scores: Scores, retrieval: Retrieval) -> dict[str, object]:
    """The same for machines; rates with their intervals, verdicts by question."""
    return {
        "set": run.name,
        "digest": run.digest,
        "rates": _rates(scores.rates),
        "slices": {
            dimension: {value: _rates(found) for value, found in values.items()}
            for dimension, values in scores.slices.items()
        },
        "confusion": [
            {"expected": expected, "got": got, "questions": times}
            for (expected, got), times in sorted(scores.confusion.items())
        ],
        "retrieval": retrieval,
        "latency_ms": {str(percent): time for percent, time in scores.latency.items()},
        "questions": [_judged(one) for one in scores.scores],
    }


def _plots(run: Run, scores: Scores) -> dict[str, str]:
    plots = {
        dimension: rates_plot({value: found[PASSED] for value, found in values.items()}, "passed")
        for dimension, values in scores.slices.items()
        if values
    }
    plots["rates"] = rates_plot(scores.rates, "passed, of those asked")
    plots["times"] = times_plot(run.milliseconds)
    return plots


def _rates(rates: Mapping[str, Rate]) -> dict[str, object]:
    return {
        name: {"hits": rate.hits, "of": rate.of, "interval": [round(e, 4) for e in rate.interval]}
        for name, rate in rates.items()
    }


def _judged(one: Score) -> dict[str, object]:
    return {
        "id": one.question.id,
        "behaviour": one.behaviour,
        "passed": one.passed,
        "verdicts": dict(one.verdicts),
        "faults": dict(one.faults),
    }


def _percent(rate: Rate) -> str:
    return f"{rate.value:.1%}"


def _interval(rate: Rate) -> str:
    low, high = rate.interval
    return f"{low:.1%} – {high:.1%}"
