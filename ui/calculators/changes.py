"""What would change the amount: each change is a button that sets it beside the case."""

from collections.abc import Callable
from decimal import Decimal

import streamlit as st

from ui.client import Json
from ui.screen import Screen


def show_changes(
    screen: Screen, name: str, inputs: Json, beside: Callable[[str, Json], None]
) -> None:
    """Draw the changes of a case; `beside` takes the calculator's name and the changed inputs."""
    changes = screen.client.changes(name, inputs, screen.language)
    if not changes:
        return
    with st.expander(screen.text("changes"), icon=":material/compare_arrows:"):
        st.caption(screen.text("changes-intro"))
        with st.container(horizontal=True):
            for change in changes:
                st.button(
                    _told(screen, change),
                    key=f"change-{name}-{change['code']}",
                    on_click=beside,
                    args=(name, change["inputs"]),
                )


def _told(screen: Screen, change: Json) -> str:
    label: str = change["label"]
    if change["refusal"]:
        return f"{label}: {screen.text('change-refused')}"
    if change["missing"]:
        return f"{label}: {screen.text('change-asks')}"
    difference = Decimal(change["difference"])
    sign = "+" if difference > 0 else ""
    return f"**{sign}{screen.quantity(difference, 'EUR')}** {label}"
