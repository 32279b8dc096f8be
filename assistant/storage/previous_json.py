"""What a turn leaves behind, as JSON and back: plain data with types told, never code.

A value that JSON has no type for is an object with its type as the only key: `{"date": …}`.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from assistant.redaction import redacted
from assistant.understanding import Call, Fact, Previous, Value

_VERSION = ",".join(field.name for kind in (Previous, Call, Fact) for field in fields(kind))
"""The shapes as they are now: a state of other shapes is not understood, only forgotten."""


def dumped(previous: Previous) -> str:
    """The state as redacted JSON."""
    return json.dumps(
        {
            "shapes": _VERSION,
            "calls": [{"name": call.name, "args": _values(call.args)} for call in previous.calls],
            "facts": [_fact(fact) for fact in previous.facts.values()],
            "missing": previous.missing,
            "language": previous.language,
            "question": redacted(previous.question),
            "rule": redacted(previous.rule),
            "aside": previous.aside,
        },
        ensure_ascii=False,
    )


def loaded(text: str) -> Previous | None:
    """The state again; None where another version of the program wrote it."""
    content = json.loads(text)
    if content["shapes"] != _VERSION:
        return None
    facts = [Fact(**{**fact, "value": _read(fact["value"])}) for fact in content["facts"]]
    return Previous(
        calls=tuple(
            Call(call["name"], {name: _read(value) for name, value in call["args"].items()})
            for call in content["calls"]
        ),
        facts=MappingProxyType({fact.name: fact for fact in facts}),
        missing=tuple(content["missing"]),
        language=content["language"],
        question=content["question"],
        rule=content["rule"],
        aside=content["aside"],
    )


def _fact(fact: Fact) -> dict[str, object]:
    told = {field.name: getattr(fact, field.name) for field in fields(fact)}
    return told | {"text": redacted(fact.text), "value": _written(fact.value)}


def _values(values: Mapping[str, Value]) -> dict[str, object]:
    return {name: _written(value) for name, value in values.items()}


def _written(value: Value) -> object:
    match value:
        case str():
            return redacted(value)
        case Decimal():
            return {"decimal": str(value)}
        case date():
            return {"date": value.isoformat()}
        case tuple():
            return {"tuple": [redacted(part) for part in value]}
        case _:
            return value


def _read(written: object) -> Value:
    match written:
        case str() | bool() | int():
            return written
        case {"decimal": str(number)}:
            return Decimal(number)
        case {"date": str(day)}:
            return date.fromisoformat(day)
        case {"tuple": list(parts)}:
            return tuple(map(str, parts))
        case _:
            raise ValueError(f"no value of a conversation: {written!r}")
