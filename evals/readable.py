"""Scores as tables for the terminal."""

from collections.abc import Mapping, Sequence

from evals.abstention import Abstention
from evals.alternatives import Alternatives
from evals.compare import Comparison
from evals.components import WHOLE
from evals.evaluation import Evaluation
from evals.intervals import Difference, Mean, Rate
from evals.repeats import Repeats
from evals.retrieval import MEASURES, Found
from evals.understanding import Understanding


def summary(evaluation: Evaluation) -> str:
    """Every rate with its interval, retrieval, the repeats and the times."""
    scores = evaluation.repeats.scores[0]
    times = ", ".join(f"p{percent} {time:.0f} ms" for percent, time in scores.latency.items())
    tables = [rates(scores.rates)]
    if len(evaluation.repeats.runs) > 1:
        tables.append(repeated(evaluation.repeats))
    if evaluation.retrieval:
        tables.append(searched(evaluation.retrieval))
    return "\n\n".join((*tables, times))


def rates(found: Mapping[str, Rate], what: str = "check", counted: str = "passed") -> str:
    """Rates with their intervals."""
    rows = [_rate_row(*one) for one in found.items()]
    return _table([(what, counted, "rate", "95 % interval"), *rows])


def repeated(repeats: Repeats) -> str:
    """The rate of every check in every repeat and their mean, and what was unsteady."""
    times = len(repeats.runs)
    rows = [("check", *(f"time {n}" for n in range(1, times + 1)), "mean")]
    means = repeats.means
    for name, found in repeats.rates.items():
        shown = (f"{rate.value:.1%}" if rate else "–" for rate in found)
        rows.append((name, *shown, f"{means[name]:.1%}"))
    unsteady = [f"differs: {name}: {', '.join(parts)}" for name, parts in repeats.unsteady.items()]
    count = f"{len(unsteady)} of {len(repeats.runs[0].replies)} answers differ in {times} repeats"
    return "\n".join((_table(rows), "", *unsteady, count))


def searched(found: Found) -> str:
    """Retrieval figures by group of questions."""
    return _table(
        [("questions", *MEASURES), *(_figures_row(*one) for one in found.figures.items())]
    )


def parts(found: Mapping[str, Found]) -> str:
    """Retrieval without each part, and what that changes of recall at 5."""
    head = ("search", *MEASURES, "recall@5 more or less", "95 % interval", "p")
    rows = [
        (*_figures_row(who, one.figures["all"]), *_change(one.beside(found[WHOLE])))
        for who, one in found.items()
        if one.questions
    ]
    return _table([head, *rows])


def understood(found: Understanding) -> str:
    """Understanding alone: rates, inputs, confusions, and every question understood wrongly."""
    routes = [(*pair, str(count)) for pair, count in sorted(found.routes.items())]
    calculators = [
        (*pair, str(count))
        for pair, count in sorted(found.calculators.items())
        if pair[0] != pair[1]
    ]
    inputs = ", ".join(f"{count} {outcome}" for outcome, count in found.outcomes.items())
    faults = [f"{one.question.id}: {one.fault}" for one in found.judged if one.fault]
    return "\n\n".join(
        (
            rates(found.rates),
            f"inputs: {inputs}",
            rates(found.inputs, "input", "read right"),
            _table([("expected", "taken for", "questions"), *routes]),
            _table([("calculator", "taken for", "questions"), *calculators]),
            "\n".join(faults),
        )
    )


def abstained(found: Abstention) -> str:
    """Abstention alone: both errors, and every question on the wrong side."""
    wrong = [f"{strength:+.2f}  {one.id} ({one.expect})" for one, strength in found.misjudged]
    errors = rates(found.rates, "error", "made")
    return "\n\n".join((errors, f"separation: {found.separation:.3f}", "\n".join(wrong)))


def alternatives(found: Alternatives) -> str:
    """Retrieval by everybody, by group of questions."""
    rows = [
        (who, *_figures_row(group, figures))
        for who, groups in found.figures.items()
        for group, figures in groups.items()
    ]
    leads = [(f"lead over {who}", *_change(lead)) for who, lead in found.difference.items()]
    return "\n\n".join((_table([("search", "questions", *MEASURES), *rows]), _table(leads)))


def comparison(found: Comparison) -> str:
    """What got better and worse: by check, by the slices in which anything did, by question."""
    better = [f"better: {one.question.id}" for one in found.better]
    worse = [f"worse: {one.question.id}: {', '.join(one.faults)}" for one in found.worse]
    moved = {name: one for name, one in found.by_slice.items() if one.better or one.worse}
    tables = _changes("check", found.by_check), _changes("passed, by", moved)
    return "\n\n".join((*tables, "\n".join((*better, *worse))))


def _changes(head: str, found: Mapping[str, Difference]) -> str:
    rows = [(head, "better", "worse", "of", "difference", "95 % interval", "p", "")]
    for name, change in found.items():
        more = "more than noise" if change.is_more_than_noise else ""
        counts = (str(change.better), str(change.worse), str(change.of))
        rows.append((name, *counts, *_change(change), more))
    return _table(rows)


def _rate_row(name: str, rate: Rate) -> tuple[str, ...]:
    low, high = rate.interval
    return name, f"{rate.hits}/{rate.of}", f"{rate.value:.1%}", f"{low:.1%}–{high:.1%}"


def _figures_row(group: str, figures: Mapping[str, Mean]) -> tuple[str, ...]:
    found = [figures[name] for name in MEASURES]
    return (
        f"{group} ({found[0].of})",
        *(f"{one.value:.3f} ({one.low:.3f}–{one.high:.3f})" for one in found),
    )


def _change(change: Difference) -> tuple[str, str, str]:
    return f"{change.value:+.1%}", f"{change.low:+.1%} to {change.high:+.1%}", f"{change.p:.3f}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
