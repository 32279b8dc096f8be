"""Short ways to ask the calculators for one thing: an amount, a refusal, a note."""

from collections.abc import Iterable
from fractions import Fraction

import pytest

from calculator import LANGUAGES, Calculation, Ineligible, InvalidInputs, MissingInputs, calculate

Inputs = dict[str, object]


def figure(found: Calculation, name: str = "total") -> str | bool:
    """The value of one result."""
    return next(result.value for result in found.results if result.name == name)


def euros(calculator: str, inputs: Inputs) -> int:
    """The total."""
    return int(figure(calculate(calculator, inputs)))


def notes(found: Calculation) -> set[str]:
    """The codes of all assumptions and warnings."""
    return {note.code for note in (*found.assumptions, *found.warnings)}


def step(found: Calculation, code: str) -> str | bool:
    """The value of the first step of that code."""
    return next(step.value for step in found.steps if step.code == code)


def assert_refused(
    calculator: str, inputs: Inputs, code: str, section: str, says: Iterable[object]
) -> None:
    """The case is refused with that code and section; `says` stands in all three languages."""
    with pytest.raises(Ineligible) as refusal:
        calculate(calculator, inputs)
    error = refusal.value
    assert error.code == code
    assert error.source is not None
    assert error.source.section == section
    _assert_in_three_languages(error.text, says)


def assert_invalid(
    calculator: str, inputs: Inputs, field: str, code: str, says: Iterable[object] = ()
) -> None:
    """The case is sent back for one input; `says` stands in all three languages."""
    with pytest.raises(InvalidInputs) as invalid:
        calculate(calculator, inputs)
    assert [(problem.input, problem.code) for problem in invalid.value.problems] == [(field, code)]
    _assert_in_three_languages(invalid.value.problems[0].text, says)


def assert_asked(calculator: str, inputs: Inputs, *names: str) -> None:
    """Exactly these inputs are asked for."""
    with pytest.raises(MissingInputs) as missing:
        calculate(calculator, inputs)
    assert missing.value.names == names


def assert_adds_up(found: Calculation) -> None:
    """The addends sum exactly to the total before its one rounding, half up."""
    exact = sum(
        (Fraction(step.exact or str(step.value)) for step in found.steps if step.addend),
        Fraction(0),
    )
    assert int(figure(found)) == (exact + Fraction(1, 2)).__floor__()


def _assert_in_three_languages(text: object, says: Iterable[object]) -> None:
    assert isinstance(text, dict)
    sentences = [text[language] for language in LANGUAGES]
    assert len(set(sentences)) == len(LANGUAGES)
    for sentence in sentences:
        assert "{" not in sentence
        for words in says:
            assert str(words) in sentence
