"""Plots of a run as SVG text that stands in the page itself."""

import io
import re
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import TYPE_CHECKING

from evals.abstention import THRESHOLD, Abstention
from evals.intervals import Rate

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_INK = "#24556b"
# Narrow enough that the labels stay readable on a phone.
_WIDTH = 4.8
_ROW = 0.32


def rates_plot(rates: Mapping[str, Rate], label: str) -> str:
    """One bar a rate, with its interval."""
    names = list(rates)[::-1]
    values = [rates[name].value for name in names]
    ends = [rates[name].interval for name in names]
    figure, axes = _figure(len(names))
    axes.barh(range(len(names)), values, color=_INK, height=0.62)
    lengths = [
        [max(0.0, value - low) for value, (low, _) in zip(values, ends, strict=True)],
        [max(0.0, high - value) for value, (_, high) in zip(values, ends, strict=True)],
    ]
    axes.errorbar(values, range(len(names)), xerr=lengths, fmt="none", ecolor="#d08a2e", capsize=3)
    axes.set_yticks(range(len(names)), [f"{name} ({rates[name].of})" for name in names])
    axes.set_xlim(0, 1)
    axes.set_xlabel(label)
    return _svg(figure)


def times_plot(milliseconds: Sequence[float]) -> str:
    """How many answers took how long."""
    figure, axes = _figure(7)
    axes.hist(milliseconds, bins=30, color=_INK)
    axes.set_xlabel("milliseconds")
    axes.set_ylabel("answers")
    return _svg(figure)


def trade_off_plot(found: Abstention) -> str:
    """Both errors of abstention as the threshold moves; the one in use is marked."""
    strengths = sorted({s for _, s in (*found.answerable, *found.unanswerable) if isfinite(s)})
    errors = [found.trade_off(threshold) for threshold in strengths]
    figure, axes = _figure(9)
    lines = (("unanswerable answered", "#a5301f"), ("answerable refused", _INK))
    for (label, colour), rates in zip(lines, zip(*errors, strict=True), strict=False):
        axes.step(
            strengths, [rate.value for rate in rates], where="post", color=colour, label=label
        )
    axes.axvline(THRESHOLD, color="#d08a2e", linestyle="--", label="the threshold in use")
    axes.set_xlabel("evidence from which an answer is given")
    axes.set_ylabel("share of the questions")
    axes.set_ylim(0, 1)
    axes.legend(frameon=False, loc="lower left", bbox_to_anchor=(0, 1))
    return _svg(figure)


def _figure(rows: int) -> "tuple[Figure, Axes]":
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH, 0.9 + _ROW * rows), layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _svg(figure: "Figure") -> str:
    from matplotlib import rc_context

    drawn = io.StringIO()
    # A fixed salt and no date: the same run gives the same page.
    with rc_context({"svg.hashsalt": "neuvo", "svg.fonttype": "none"}):
        figure.savefig(drawn, format="svg", metadata={"Date": None})
    return re.sub(r"^.*?(?=<svg)", "", drawn.getvalue(), flags=re.DOTALL)
