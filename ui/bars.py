"""Tables, and charts of bars as tables: read aloud, printed, and legible on a phone."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label as HTML, its length, and the figure as it is shown."""

    label: str
    value: Decimal
    shown: str


def bar_chart(caption: str, heads: Iterable[str], bars: Sequence[Bar]) -> str:
    """A chart as HTML; `heads` name the columns of labels, bars and figures."""
    longest = max(abs(bar.value) for bar in bars)
    rows = (
        f"<tr><th scope='row'>{bar.label}</th>"
        f"<td style='width:40%'>{_drawn(bar.value, longest)}</td>"
        f"<td class='figure'>{html.escape(bar.shown)}</td></tr>"
        for bar in bars
    )
    return table(caption, heads, rows)


def _drawn(value: Decimal, longest: Decimal) -> str:
    less = " less" if value < 0 else ""
    width = abs(value) * 100 / longest
    return f"<div class='bar{less}' style='width:{width:.1f}%' aria-hidden='true'></div>"


def table(caption: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    """A table as HTML of rows that are HTML; a wide one scrolls within itself, by keyboard too."""
    columns = "".join(f"<th scope='col'>{html.escape(head)}</th>" for head in heads)
    named = html.escape(caption, quote=True)
    return (
        f"<div class='wide' role='region' tabindex='0' aria-label='{named}'>"
        f"<table class='plain'><caption class='heard'>{named}</caption>"
        f"<thead><tr>{columns}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )
