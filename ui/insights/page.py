"""Coordinators' page: plots over time, drafts for the question set, the last evaluation."""

import pandas as pd
import streamlit as st
import yaml

from ui.client import Refused
from ui.screen import Screen

_PERIODS = (7, 30, 90, 365)
_TOPICS = 15
_REPORT_HEIGHT = 900


def page(screen: Screen) -> None:
    """Draw the page."""
    st.title(screen.text("page-insights"))
    days = st.segmented_control(
        screen.text("period"),
        _PERIODS,
        default=30,
        required=True,
        format_func=lambda days: screen.text("unit-days", value=days),
        key="insights-days",
    )
    counts = pd.DataFrame(screen.client.insights(days))
    asked, drafts, evaluation = st.tabs(
        [screen.text(code) for code in ("what-is-asked", "unanswered", "evaluation")]
    )
    with asked:
        if counts.empty:
            st.info(screen.text("nothing-asked"))
        else:
            _show_counts(screen, counts)
    with drafts:
        _show_drafts(screen)
    with evaluation:
        _show_report(screen)


def _show_counts(screen: Screen, counts: pd.DataFrame) -> None:
    judged = counts[counts["thumb"] != ""]
    figures = (
        ("questions", counts["turns"].sum()),
        ("unanswered", counts.loc[counts["behaviour"] == "abstain", "turns"].sum()),
        ("thumbs-up", judged.loc[judged["thumb"] == "up", "turns"].sum()),
        ("thumbs-down", judged.loc[judged["thumb"] == "down", "turns"].sum()),
    )
    for column, (code, figure) in zip(st.columns(len(figures)), figures, strict=True):
        column.metric(screen.text(code), int(figure))
    _show_by_day(screen, "by-behaviour", counts, "behaviour")
    _show_by_day(screen, "by-language", counts, "language")
    if not judged.empty:
        _show_by_day(screen, "by-thumb", counts[counts["thumb"] != ""], "thumb")
    st.subheader(screen.text("topics"))
    st.bar_chart(
        _topics(counts),
        x_label=screen.text("questions"),
        y_label=screen.text("section"),
        horizontal=True,
        sort=False,
    )


def _show_by_day(screen: Screen, code: str, counts: pd.DataFrame, kind: str) -> None:
    """So many questions a day, stacked by one property."""
    st.subheader(screen.text(code))
    named = counts.assign(kind=[screen.text(f"{kind}-{value}") for value in counts[kind]])
    by_day = named.pivot_table(
        index="day", columns="kind", values="turns", aggfunc="sum", fill_value=0
    )
    st.bar_chart(by_day, x_label=screen.text("day"), y_label=screen.text("questions"))


def _topics(counts: pd.DataFrame) -> pd.Series:
    """The sections that most answers cite first, most asked first."""
    cited = counts[counts["section"] != ""]
    return cited.groupby("section")["turns"].sum().nlargest(_TOPICS)


def _show_drafts(screen: Screen) -> None:
    drafts = screen.client.drafts()
    listed = yaml.safe_load(drafts)["questions"]
    st.write(screen.text("drafts-intro"))
    if not listed:
        st.info(screen.text("nothing-unanswered"))
        return
    st.table(
        [
            {
                screen.text("question"): " → ".join(draft["turns"]),
                screen.text("language"): screen.text(f"language-{draft['language']}"),
                screen.text("why"): draft["why"],
            }
            for draft in listed
        ]
    )
    st.download_button(
        screen.text("drafts-download"),
        drafts,
        "drafts.yaml",
        "application/yaml",
        icon=":material/download:",
    )


def _show_report(screen: Screen) -> None:
    try:
        report = screen.client.report()
    except Refused as refused:
        if refused.status != 404:
            raise
        st.info(screen.text("no-report"))
        return
    st.iframe(report, height=_REPORT_HEIGHT)
    st.download_button(
        screen.text("report-download"),
        report,
        "evaluation.html",
        "text/html",
        icon=":material/download:",
    )
