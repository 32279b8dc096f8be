"""One case worked out, or what the service says instead, on the screen."""

import html
import re
from dataclasses import dataclass

import streamlit as st

from ui import catalog
from ui.blocks import around
from ui.client import Json, Refused
from ui.form_fields import fields_of
from ui.forms import Form
from ui.screen import Screen
from ui.working import show_notes, show_parts, show_receipt, show_results, show_steps

_INELIGIBLE, _UNPROCESSABLE = 409, 422


@dataclass(frozen=True, slots=True)
class Outcome:
    """The calculation, or the service's problem document instead of it."""

    inputs: Json
    calculation: Json | None = None
    problem: Json | None = None

    @property
    def missing(self) -> list[str]:
        """The inputs that are still needed, each once however often it is."""
        return list(dict.fromkeys((self.problem or {}).get("missing", ())))


def work_out(screen: Screen, name: str, inputs: Json) -> Outcome:
    """The outcome of a case; other troubles of the service are raised as they are."""
    try:
        return Outcome(inputs, screen.client.calculate(name, inputs, screen.language))
    except Refused as refused:
        if refused.status not in {_INELIGIBLE, _UNPROCESSABLE}:
            raise
        return Outcome(inputs, problem=refused.problem)


def show_headline(screen: Screen, calculator: Json, form: Form, outcome: Outcome) -> None:
    """The figures with what to take care of; or what is missing, wrong or not allowed."""
    _announce(screen, outcome)
    if outcome.calculation:
        show_results(screen, outcome.calculation)
        show_notes(outcome.calculation)
    elif outcome.missing:
        _ask(screen, calculator, outcome)
    elif outcome.problem and outcome.problem.get("inputs"):
        _tell_faults(screen, calculator, form, outcome.problem)
    elif outcome.problem:
        _tell_refusal(screen, outcome.problem)


def show_working(screen: Screen, calculation: Json) -> None:
    """What the total is made of, the steps with their sources, and the receipt."""
    show_parts(screen, calculation)
    show_steps(screen, calculation)
    with st.expander(screen.text("receipt-heading")):
        show_receipt(screen, calculation)


def _announce(screen: Screen, outcome: Outcome) -> None:
    """Say the new figure to screen readers, as it changes without the focus going there."""
    told = ""
    if outcome.calculation:
        headline = outcome.calculation["results"][0]
        told = f"{headline['label']}: {screen.quantity(headline['value'], headline['unit'])}"
    st.html(f"<p class='heard' role='status'>{html.escape(told)}</p>")


def _ask(screen: Screen, calculator: Json, outcome: Outcome) -> None:
    labels = _labels(calculator)
    listed = "\n".join(f"- {labels[name]}" for name in outcome.missing)
    st.info(f"{screen.text('still-needed')}\n\n{listed}", icon=":material/edit:")


def _tell_faults(screen: Screen, calculator: Json, form: Form, problem: Json) -> None:
    labels = _labels(calculator)
    for fault in problem["inputs"]:
        form.tell(fault["input"], fault["detail"])
    listed = (
        f"- {labels.get(fault['input'], fault['input'])}: {fault['detail']}"
        for fault in problem["inputs"]
    )
    st.error(f"{screen.text('to-correct')}\n\n" + "\n".join(listed), icon=":material/error:")


def _tell_refusal(screen: Screen, problem: Json) -> None:
    st.error(
        f"**{screen.text('not-allowed')}** {problem.get('detail', '')}", icon=":material/block:"
    )
    if problem.get("section"):
        _show_rule(screen, problem["document"], problem["section"], problem["quote"] or "")


def _show_rule(screen: Screen, document: str, named: str, quote: str) -> None:
    """The rule that refused, in its section."""
    section = catalog.section(screen, document, named)
    language = catalog.document(screen, document)["language"]
    st.markdown(f"{screen.text('rule-stands-in')} [{named}]({screen.place(document, named)})")
    words = r"\s+".join(map(re.escape, quote.split()))
    if words and (found := re.search(words, section["text"])):
        start = section["start"]
        spans = [(start + found.start(), start + found.end())]
        st.html(around(section, language, spans, near=0))


def _labels(calculator: Json) -> dict[str, str]:
    return {one.name: one.label for one in fields_of(calculator)}
