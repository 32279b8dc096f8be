"""An evaluation as one page that opens anywhere, and as JSON for machines."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from evals.abstention import Abstention
from evals.checks import CHECKS, Score
from evals.components import WHOLE
from evals.diagnoses import DIAGNOSES
from evals.evaluation import Evaluation
from evals.intervals import Difference, Mean, Rate
from evals.plots import rates_plot, times_plot, trade_off_plot
from evals.retrieval import MEASURES, Found
from evals.scores import PASSED, Scores
from evals.understanding import Understanding


def as_page(evaluation: Evaluation) -> str:
    """The report as one self-contained HTML page."""
    from jinja2 import Environment, FileSystemLoader

    pages = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    pages.filters.update(percent=_percent, interval=_interval, points=_points, mean=_mean)
    repeats, components = evaluation.repeats, evaluation.components
    scores = repeats.scores[0]
    return pages.get_template("report.html.j2").render(
        set=repeats.runs[0].name,
        repeats=repeats,
        scores=scores,
        unsourced=sum(one.verdicts.get("figures") is False for one in scores.scores),
        meanings={
            name: (check.__doc__ or "").strip() for name, check in {**CHECKS, **DIAGNOSES}.items()
        },
        retrieval=evaluation.retrieval,
        measures=MEASURES,
        components=components,
        changes=_changes(components.parts) if components else {},
        plots=_plots(evaluation),
        failures=list(repeats.failed()),
    )


def as_data(evaluation: Evaluation) -> dict[str, object]:
    """The same for machines; rates with their intervals, verdicts by question."""
    repeats, found = evaluation.repeats, evaluation.retrieval
    scores = repeats.scores[0]
    return {
        "set": repeats.runs[0].name,
        "digest": repeats.runs[0].digest,
        "rates": _rates(scores.rates),
        "slices": {
            dimension: {value: _rates(rates) for value, rates in values.items()}
            for dimension, values in scores.slices.items()
        },
        "confusion": _counted(scores.confusion),
        "repeats": {
            "times": len(repeats.runs),
            "means": repeats.means,
            "rates": {
                name: [rate and asdict(rate) for rate in rates]
                for name, rates in repeats.rates.items()
            },
            "differing": repeats.unsteady,
        },
        "retrieval": _found(found) if found else None,
        "components": _components(evaluation),
        "latency_ms": {str(percent): time for percent, time in scores.latency.items()},
        "questions": [_judged(one) for one in scores.scores],
    }


def _components(evaluation: Evaluation) -> dict[str, object] | None:
    components = evaluation.components
    if components is None:
        return None
    return {
        "understanding": _understanding(components.understanding),
        "abstention": _abstention(components.abstention),
        "parts": {
            part: {**_found(found), "change": asdict(found.beside(components.parts[WHOLE]))}
            for part, found in components.parts.items()
        },
    }


def _understanding(found: Understanding) -> dict[str, object]:
    return {
        "rates": _rates(found.rates),
        "inputs": _rates(found.inputs),
        "outcomes": dict(found.outcomes),
        "routes": _counted(found.routes),
        "calculators": _counted(found.calculators),
        "faults": {one.question.id: one.fault for one in found.judged if one.fault},
    }


def _abstention(found: Abstention) -> dict[str, object]:
    return {
        "rates": _rates(found.rates),
        "separation": round(found.separation, 4),
        "misjudged": {question.id: round(strength, 2) for question, strength in found.misjudged},
    }


def _found(found: Found) -> dict[str, object]:
    return {
        group: {"n": figures[MEASURES[0]].of, **{name: asdict(m) for name, m in figures.items()}}
        for group, figures in found.figures.items()
    }


def _changes(parts: Mapping[str, Found]) -> dict[str, Difference]:
    """What each part switched off changes of recall at 5."""
    return {part: found.beside(parts[WHOLE]) for part, found in parts.items() if part != WHOLE}


def _plots(evaluation: Evaluation) -> dict[str, str]:
    repeats, components = evaluation.repeats, evaluation.components
    scores = repeats.scores[0]
    plots = {name: rates_plot(rates, "passed") for name, rates in _passed(scores).items()}
    plots["rates"] = rates_plot(scores.rates, "passed, of those asked")
    plots["times"] = times_plot(repeats.runs[0].milliseconds)
    if components:
        plots["trade_off"] = trade_off_plot(components.abstention)
    return plots


def _passed(scores: Scores) -> dict[str, dict[str, Rate]]:
    return {
        dimension: {value: found[PASSED] for value, found in values.items()}
        for dimension, values in scores.slices.items()
        if values
    }


def _counted(confusion: Mapping[tuple[str, str], int]) -> list[dict[str, object]]:
    return [
        {"expected": expected, "got": got, "questions": times}
        for (expected, got), times in sorted(confusion.items())
    ]


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


def _percent(value: float) -> str:
    return f"{value:.1%}"


def _interval(rate: Rate) -> str:
    low, high = rate.interval
    return f"{low:.1%} – {high:.1%}"


def _mean(mean: Mean) -> str:
    return f"{mean.value:.3f} ({mean.low:.3f}–{mean.high:.3f})"


def _points(change: Difference) -> str:
    low, high = change.low * 100, change.high * 100
    return f"{change.value * 100:+.1f} points ({low:+.1f} to {high:+.1f})"
