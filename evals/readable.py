"""Scores as tables for the terminal."""

from collections.abc import Mapping, Sequence

from evals.compare import Comparison
from evals.report import Retrieval
from evals.retrieval import NAMES, Figures
from evals.scores import Scores


def summary(scores: Scores, retrieval: Mapping[str, Figures]) -> str:
    """Every rate with its interval, retrieval, and the times."""
    rows = [("check", "passed", "rate", "95 % interval")]
    for name, rate in scores.rates.items():
        low, high = rate.interval
        rows.append((name, f"{rate.hits}/{rate.of}", f"{rate.value:.1%}", f"{low:.1%}–{high:.1%}"))
    times = ", ".join(f"p{percent} {time:.0f} ms" for percent, time in scores.latency.items())
    return "\n\n".join((_table(rows), searches({"neuvo": retrieval}), times))


def searches(figures: Retrieval) -> str:
    """Retrieval figures, one line for each who searches and group of questions."""
    rows = [("search", "questions", *NAMES.values())]
    rows += [
        (who, f"{group} ({found['n']:.0f})", *(f"{found[name]:.3f}" for name in NAMES.values()))
        for who, groups in figures.items()
        for group, found in groups.items()
    ]
    return _table(rows)


def comparison(found: Comparison) -> str:
    """What got better and worse, by check and by question."""
    rows = [("check", "better", "worse", "difference", "95 % interval", "p", "")]
    for name, change in found.by_check.items():
        rows.append(
            (
                name,
                str(change.better),
                str(change.worse),
                f"{change.value:+.1%}",
                f"{change.low:+.1%}–{change.high:+.1%}",
                f"{change.p:.3f}",
                "more than noise" if change.is_more_than_noise else "",
            )
        )
    better = [f"better: {one.question.id}" for one in found.better]
    worse = [f"worse: {one.question.id}: {', '.join(one.faults)}" for one in found.worse]
    return "\n".join((_table(rows), "", *better, *worse))


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
