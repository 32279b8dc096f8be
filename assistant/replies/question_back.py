"""The one question back: everything that is missing or unclear, asked at once, with the reason."""

from collections.abc import Iterable

from assistant.display import input_value
from assistant.figures import values
from assistant.phrases import phrase
from assistant.turn import Turn
from assistant.understanding import Doubt
from calculator import InvalidInputs, input_label, why_asked

SUBJECTS = frozenset({"role", "weeks"})
"""What a question may leave open that is no calculator's input but decides between them."""

_LIMITS = frozenset({"too-small", "too-large"})


def ask_for(turn: Turn, names: Iterable[str], doubts: Iterable[Doubt]) -> None:
    """Ask for the missing inputs and the doubtful ones."""
    doubted = {doubt.input: _doubt_line(turn, doubt) for doubt in doubts}
    asked = [doubted.get(name) or _missing_line(turn, name) for name in names]
    turn.paragraphs.append(
        "\n".join([phrase("ask-for", turn.language), "", *(f"- {line}" for line in asked)])
    )


def ask_again(turn: Turn, invalid: InvalidInputs) -> None:
    """Say which inputs cannot be and what would be right."""
    for problem in invalid.problems:
        # A technical limit is no figure of the guide: it is not told as if it were one.
        said = phrase(problem.code, turn.language) if problem.code in _LIMITS else None
        turn.say(
            "bad-input",
            label=input_label(problem.input, turn.language),
            problem=said or problem.text[turn.language],
        )


def _missing_line(turn: Turn, name: str) -> str:
    if name in SUBJECTS:
        return _subject(turn, name)
    why = why_asked(name, turn.language)
    return input_label(name, turn.language) + (f" ({why})" if why else "")


def _subject(turn: Turn, name: str) -> str:
    if name in SUBJECTS:
        return phrase(f"subject-{name}", turn.language)
    return input_label(name, turn.language)


def _doubt_line(turn: Turn, doubt: Doubt) -> str:
    label = _subject(turn, doubt.input)
    readings = f" {phrase('or', turn.language)} ".join(
        input_value(doubt.input, str(value), turn.language) for value in doubt.readings
    )
    # Readings are named in the figures that the person used, or not at all.
    if not readings or not values(readings) <= values(turn.question):
        return phrase("ask-doubt-open", turn.language, text=doubt.text, label=label)
    if doubt.why == "disputed" and isinstance(doubt.readings[0], bool):
        return _missing_line(turn, doubt.input)  # a yes must be to the question, not to a reading
    if doubt.why == "disputed":
        return phrase("ask-confirm", turn.language, text=doubt.text, label=label, reading=readings)
    return phrase("ask-doubt", turn.language, text=doubt.text, label=label, readings=readings)
