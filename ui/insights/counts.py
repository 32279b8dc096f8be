"""What was asked, counted over time and by section."""

import html
from decimal import Decimal

import pandas as pd
import streamlit as st

from ui import catalog
from ui.bars import Bar, bar_chart
from ui.reader import heading
from ui.screen import Screen

_TOPICS = 15
_DAYS_SHOWN = 31
"""A longer period is shown by weeks."""


def show_counts(screen: Screen, counts: pd.DataFrame, days: int) -> None:
    """The figures of a period of so many days, and how they came about."""
    judged = counts[counts["thumb"] != ""]
    figures = (
        ("questions", counts["turns"].sum()),
        ("unanswered", counts.loc[counts["behaviour"] == "abstain", "turns"].sum()),
        ("thumbs-up", judged.loc[judged["thumb"] == "up", "turns"].sum()),
        ("thumbs-down", judged.loc[judged["thumb"] == "down", "turns"].sum()),
    )
    with st.container(horizontal=True):
        for code, figure in figures:
            st.metric(screen.text(code), int(figure), width="content")
    _show_over_time(screen, "by-behaviour", counts, "behaviour", days)
    _show_over_time(screen, "by-language", counts, "language", days)
    if not judged.empty:
        _show_over_time(screen, "by-thumb", judged, "thumb", days)
    _show_topics(screen, counts)


def _show_over_time(screen: Screen, code: str, counts: pd.DataFrame, kind: str, days: int) -> None:
    """So many questions a day or week, stacked by one property; also as a table."""
    st.header(screen.text(code))
    named = counts.assign(kind=[screen.text(f"{kind}-{value}") for value in counts[kind]])
    asked = over_time(named, days)
    unit = screen.text("day" if days <= _DAYS_SHOWN else "week-from")
    st.bar_chart(
        asked, x_label=unit, y_label=screen.text("questions"), sort=False, alt=screen.text(code)
    )
    table = asked[asked.sum(axis=1) > 0]
    table.index.name = unit
    with st.expander(screen.text("as-table")):
        st.table(table)


def over_time(named: pd.DataFrame, days: int) -> pd.DataFrame:
    """The turns of each `kind` on every day or in every week of a period that ends today.

    Days are in UTC, as the service counts them; a week is named by its Monday.
    """
    by_day = named.assign(day=pd.to_datetime(named["day"])).pivot_table(
        index="day", columns="kind", values="turns", aggfunc="sum", fill_value=0
    )
    today = pd.Timestamp.now("UTC").tz_localize(None).normalize()
    last = max(today, by_day.index.max())
    first = min(last - pd.Timedelta(days=days - 1), by_day.index.min())
    full = by_day.reindex(pd.date_range(first, last), fill_value=0)
    if days > _DAYS_SHOWN:
        full = full.resample("W-MON", label="left", closed="left").sum()
    full.index = pd.Index([f"{day.day}.{day.month}.{day.year}" for day in full.index])
    return full


def _show_topics(screen: Screen, counts: pd.DataFrame) -> None:
    """The sections that most answers cite first, most asked first."""
    cited = counts[counts["section"] != ""]
    if cited.empty:
        return
    st.header(screen.text("topics"))
    turns = cited.groupby(["document", "section"])["turns"].sum().nlargest(_TOPICS)
    bars = [
        Bar(
            _linked(screen, row["document"], row["section"]),
            Decimal(row["turns"]),
            str(row["turns"]),
        )
        for row in turns.reset_index().to_dict("records")
    ]
    heads = (screen.text("section"), screen.text("part-share"), screen.text("questions"))
    st.html(bar_chart(screen.text("topics"), heads, bars))


def _linked(screen: Screen, document: str, section: str) -> str:
    """A section's title as a link; a section of an older version of the documents by its id."""
    listed = catalog.document(screen, document)["sections"]
    title = next((heading(one) for one in listed if one["id"] == section), section)
    address = html.escape(screen.place(document, section), quote=True)
    return f"<a href='{address}' target='_blank'>{html.escape(title)}</a>"
