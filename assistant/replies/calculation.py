"""A calculation in words: the result, what was understood, the working with its sources."""

from assistant.display import given_inputs, quantity, result
from assistant.phrases import phrase
from assistant.turn import Finding, Turn
from calculator import Calculation, Note, Step, calculator_title


def tell_calculation(turn: Turn, finding: Finding, calculation: Calculation) -> None:
    """Add one calculation to the answer."""
    tell_results(turn, calculation)
    tell_working(turn, finding, calculation)


def tell_results(turn: Turn, calculation: Calculation) -> None:
    """Add what came out, the headline first."""
    headline, *others = calculation.results
    title = calculator_title(calculation.calculator, turn.language)
    lines = [f"**{title}** – **{result(headline, turn.language)}**"]
    if others:
        lines.append("; ".join(result(other, turn.language) for other in others))
    turn.paragraphs.append("  \n".join(lines))


def tell_working(turn: Turn, finding: Finding, calculation: Calculation) -> None:
    """Add what was understood, so that a misreading is seen, the steps and what to take note of."""
    stated = frozenset(finding.call["args"])
    if understood := given_inputs(calculation, stated, turn.language):
        turn.say("understood", inputs=understood)
    working = [_step_line(turn, step) for step in calculation.steps]
    turn.paragraphs.append("\n".join([phrase("working", turn.language), "", *working]))
    notes = (*calculation.warnings, *calculation.assumptions)
    if notes:
        told = [_note_line(turn, note) for note in notes]
        turn.paragraphs.append("\n".join([phrase("take-note", turn.language), "", *told]))
    if any(note.code == "outside-contract-period" for note in calculation.warnings):
        turn.caution("outside_period")
    if calculation.assumptions:
        turn.caution("ruling")


def _step_line(turn: Turn, step: Step) -> str:
    value = quantity(step.value, step.unit, turn.language)
    formula = f"{step.formula} = " if step.formula else ""
    return f"- {step.label}: {formula}{value}{_marker(turn, step)}"


def _note_line(turn: Turn, note: Note) -> str:
    return f"- {note.text}{_marker(turn, note)}"


def _marker(turn: Turn, sourced: Step | Note) -> str:
    citation = turn.citations.cite_source(sourced.source) if sourced.source else None
    return f" [{citation.marker}]" if citation else ""
