"""The last word before an answer leaves: every quote exact, every figure traceable."""

from collections.abc import Iterator

from assistant.answer import Citation
from assistant.figures import figures, values
from assistant.house import House
from assistant.model.errors import ModelFailed
from assistant.replies.quotes import list_nearest
from assistant.tools import is_by_rules
from assistant.turn import Turn
from calculator import Calculation, InvalidInputs
from corpus import verify as quote_stands


def verify(turn: Turn, house: House) -> None:  # noqa: ARG001  # every step takes both
    """Send nothing that cannot be traced: a template answer goes instead.

    Every figure of the answer's own words must be a calculation's input, step, result or note,
    stand in a quote that the answer cites, in its section or page number, or in the question.
    """
    broken = {citation.marker for citation in turn.citations.all() if not _exact(citation)}
    if not broken and not untraceable(turn):
        return
    if turn.is_worded:
        raise ModelFailed("rejected", "untraceable")
    turn.citations.drop(broken)
    turn.paragraphs = []
    turn.findings = [finding for finding in turn.findings if isinstance(finding.outcome, tuple)]
    turn.behaviour = "abstain"
    turn.missing = ()
    turn.say("unverified")
    list_nearest(turn)


def untraceable(turn: Turn) -> tuple[str, ...]:
    """The figures of the answer's own words that nothing accounts for."""
    known = values(turn.question)
    for citation in turn.citations.all():
        known |= _of_citation(citation)
    for calculation in turn.traces:
        for text in _texts(calculation):
            known |= values(text)
    by_rules = [finding for finding in turn.findings if is_by_rules(finding.call)]
    for finding in by_rules:
        known |= {value for text in _strings(finding.call["args"]) for value in values(text)}
        if isinstance(finding.outcome, InvalidInputs):
            for problem in finding.outcome.problems:
                known |= values(problem.text[turn.language])
    return tuple(figure.written for figure in figures(turn.text) if figure.value not in known)


def _exact(citation: Citation) -> bool:
    spans = [(citation.start, citation.end, citation.quote)]
    spans += [(extra.start, extra.end, extra.quote) for extra in citation.context]
    return all(quote_stands(citation.document, *span) for span in spans)


def _of_citation(citation: Citation) -> set[str]:
    texts = [citation.quote, *(extra.quote for extra in citation.context)]
    texts += [str(citation.marker), citation.section, citation.title, str(citation.page or "")]
    return {value for text in texts for value in values(text)}


def _texts(calculation: Calculation) -> Iterator[str]:
    yield from _strings(calculation.inputs)
    for step in calculation.steps:
        yield from (step.label, step.formula, str(step.value))
    for result in calculation.results:
        yield str(result.value)
    for note in (*calculation.assumptions, *calculation.warnings):
        yield note.text


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
    else:
        yield str(value)
