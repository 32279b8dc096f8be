"""What a model's call of a calculator rests on, held against what the rules read.

A model may say which inputs count, never what they are: each value that reaches a calculator is
the person's own, as the rules read it in the question or the conversation. What the rules read
differently is asked back, and so is what they did not read at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated

from pydantic import TypeAdapter, ValidationError

from assistant.understanding import (
    MOBILITY,
    Call,
    Doubt,
    Fact,
    Intent,
    Previous,
    Reading,
    Value,
    called,
    mobility,
    read,
)
from calculator import LANGUAGES, calculator

_STUDENTS = frozenset(MOBILITY) - {"staff"}
_LENGTHS = frozenset({"start", "end", "months", "days"})
_WHOLE_LENGTHS = (frozenset({"start", "end"}), frozenset({"months"}), frozenset({"days"}))


@dataclass(frozen=True, slots=True)
class Said:
    """All that the rules read: in this question, carried over, and in the turn before."""

    reading: Reading
    intent: Intent
    previous: Previous = field(default_factory=Previous)


@dataclass(frozen=True, slots=True)
class Checked:
    """A call with the person's own values, and what has to be asked before it counts.

    `disputed` are inputs that the model and the rules read differently, `unsaid` those that only
    the model knows of, `faults` what makes it no call at all, told in English for the model.
    """

    call: Call
    disputed: tuple[Doubt, ...] = ()
    unsaid: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether anything has to be asked back."""
        return bool(self.disputed or self.unsaid)


def cross_check(name: str, args: Mapping[str, object], said: Said) -> Checked:
    """Hold a model's call against what was said."""
    facts = said.intent.facts
    if name in _STUDENTS:  # which of the two follows from the length, and that is counted here
        name = mobility({**facts, "role": _STUDENT})
    given, faults = _understood(name, args)
    if faults:
        return Checked(Call(name, {}), faults=faults)
    options = [option for option in said.reading.alternatives if option.keys() & given.keys()]
    checks = [_held_against(name, given, {**facts, **option}, said) for option in options or [{}]]
    best = min(checks, key=lambda checked: len(checked.disputed) + len(checked.unsaid))
    return _with_mover(best, said)


_STUDENT = Fact("role", "student", "", 0, 0)


def _understood(name: str, args: Mapping[str, object]) -> tuple[dict[str, object], tuple[str, ...]]:
    """The arguments as the calculator understands them, without those that say nothing."""
    fields = calculator(name).inputs.model_fields
    given: dict[str, object] = {}
    faults: list[str] = []
    for key, value in args.items():
        if value is None:
            continue
        if key not in fields:
            faults.append(f"{name} has no input '{key}'")
            continue
        try:
            given[key] = _adapter(name, key).validate_python(value)
        except ValidationError as error:
            faults.append(f"{key}: {error.errors(include_input=False)[0]['type']}")
    return given, tuple(faults)


@cache
def _adapter(name: str, key: str) -> TypeAdapter[object]:
    found = calculator(name).inputs.model_fields[key]
    # mypy knows no types that are made at run time
    return TypeAdapter(Annotated[found.annotation, found])  # type: ignore[arg-type]


def _held_against(
    name: str, given: Mapping[str, object], facts: Mapping[str, Fact], said: Said
) -> Checked:
    expected = called(name, facts).args
    earlier = called(name, {**said.previous.facts, **facts}).args
    args = dict(expected)
    disputed: list[Doubt] = []
    unsaid: list[str] = []
    for key, value in given.items():
        if key in expected:
            if not _same(name, key, value, expected[key]) and key not in said.previous.missing:
                args.pop(key, None)
                _dispute(key, facts, disputed, unsaid)
        elif key in earlier and _same(name, key, value, earlier[key]):
            args[key] = earlier[key]
        elif not _says_nothing(name, key, value, expected) and key not in facts:
            loose = _loose(name, key, value, said.reading)
            if loose is None:
                unsaid.append(key)
            else:
                args[key] = loose
    return Checked(Call(name, args), tuple(disputed), tuple(unsaid))


def _dispute(key: str, facts: Mapping[str, Fact], disputed: list[Doubt], unsaid: list[str]) -> None:
    """Ask about the person's own words where there are any, else just for the input."""
    fact = facts.get(key)
    if fact is None or not fact.text:
        unsaid.append(key)
    else:
        disputed.append(_doubt(key, fact))


def _doubt(key: str, fact: Fact) -> Doubt:
    return Doubt(key, (fact.value,), fact.text, fact.start, fact.end, "disputed")


def _says_nothing(name: str, key: str, value: object, expected: Mapping[str, Value]) -> bool:
    """Whether an argument only repeats a default, or a length that is told in another form."""
    if value == calculator(name).inputs.model_fields[key].default:
        return True
    told = any(whole <= expected.keys() for whole in _WHOLE_LENGTHS)
    return told and key in _LENGTHS


def _loose(name: str, key: str, value: object, reading: Reading) -> Value | None:
    """The person's own figure of that value, if the rules have made no other input of it."""
    for loose in reading.loose:
        try:
            if _same(name, key, value, loose.value):
                return loose.value
        except ValidationError:
            continue
    return None


def _same(name: str, key: str, value: object, known: Value) -> bool:
    """Whether a value is the known one, in whatever way it is written."""
    understood = _adapter(name, key).validate_python(known)
    if isinstance(value, str) and isinstance(understood, str):
        return value.casefold() == understood.casefold() or _is_named(key, value, known)
    return value == understood


def _is_named(key: str, text: str, known: Value) -> bool:
    """Whether a text is a name of the known place in one of the languages: Lissabon, Lisbon."""
    return any(read(text, language).value(key) == known for language in LANGUAGES)


def _with_mover(checked: Checked, said: Said) -> Checked:
    """The same, with the question who goes abroad where the choice of the calculator tells it."""
    if checked.call.name not in MOBILITY or "role" in said.previous.missing:
        return checked
    role = said.intent.facts.get("role")
    meant = "staff" if checked.call.name == "staff" else "student"
    if role is None and meant == "staff":
        return Checked(checked.call, checked.disputed, (*checked.unsaid, "role"))
    if role is not None and role.value != meant:
        return Checked(checked.call, (*checked.disputed, _doubt("role", role)), checked.unsaid)
    return checked
