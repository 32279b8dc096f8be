"""Tells whether two inputs of a calculator are the same, however they are written."""

from decimal import Decimal, InvalidOperation


def is_same_input(expected: object, got: object) -> bool:
    """Say whether a value is the expected one: `2` and `2.0`, `"NO"` and `no` are alike."""
    return _written(expected) == _written(got)


def _written(value: object) -> str:
    text = str(value).casefold()
    try:
        return format(Decimal(text).normalize(), "f")
    except InvalidOperation:
        return text
