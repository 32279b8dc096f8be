"""Coordinators' page: plots over time, drafts for the question set, the last evaluation."""

import pandas as pd
import streamlit as st
import yaml

from ui.client import Refused
from ui.insights.counts import show_counts
from ui.screen import Screen

_PERIODS = (7, 30, 90, 365)
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
            show_counts(screen, counts, days)
    with drafts:
        _show_drafts(screen)
    with evaluation:
        _show_report(screen)


def _show_drafts(screen: Screen) -> None:
    drafts = screen.client.drafts()
    listed = yaml.safe_load(drafts)["drafts"]
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
