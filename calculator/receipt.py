"""Receipts: one line of text that repeats a calculation, or says what has changed since."""

import base64
import binascii
import json
import zlib
from hashlib import sha256

from calculator.calculation import Calculation
from calculator.errors import BadReceipt

ENGINE = "1"
"""Raised whenever a rule changes, so that an old receipt says that it is old."""

_PREFIX = "neuvo1."


def write_receipt(calculation: Calculation, rates_digest: str) -> str:
    """The receipt of a calculation: calculator, inputs, engine, rates and a hash of the outcome."""
    content = {
        "calculator": calculation.calculator,
        "inputs": calculation.inputs,
        "engine": ENGINE,
        "rates": calculation.rates,
        "rates_digest": rates_digest,
        "outcome": outcome_digest(calculation),
    }
    packed = zlib.compress(json.dumps(content, sort_keys=True, separators=(",", ":")).encode(), 1)
    return _PREFIX + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_receipt(receipt: str) -> dict[str, object]:
    """What a receipt holds; raises `BadReceipt` when it is not one."""
    if not receipt.startswith(_PREFIX) or len(receipt) > 20_000:
        raise BadReceipt("this is not a receipt of Neuvo: it should begin with neuvo1.")
    body = receipt.removeprefix(_PREFIX).strip()
    try:
        packed = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
        content = json.loads(zlib.decompressobj().decompress(packed, 100_000))
    except (binascii.Error, zlib.error, ValueError) as error:
        raise BadReceipt("the receipt is damaged: copy the whole line") from error
    expected = {"calculator", "inputs", "engine", "rates", "rates_digest", "outcome"}
    if not isinstance(content, dict) or set(content) != expected:
        raise BadReceipt("the receipt is damaged: copy the whole line")
    return content


def outcome_digest(calculation: Calculation) -> str:
    """A hash over values, units, codes and sources: the outcome in every language."""
    outcome = (
        [(step.code, step.formula, step.value, step.unit) for step in calculation.steps],
        [(result.name, result.value, result.unit) for result in calculation.results],
        [note.code for note in (*calculation.assumptions, *calculation.warnings)],
    )
    return sha256(repr(outcome).encode()).hexdigest()[:16]


def differences(before: dict[str, object], now: Calculation, rates_digest: str) -> tuple[str, ...]:
    """What changed since a receipt was written; empty when it replays to the same result."""
    changes = []
    if before["engine"] != ENGINE:
        changes.append(f"engine {before['engine']} → {ENGINE}")
    if before["rates_digest"] != rates_digest:
        changes.append(f"rates {before['rates_digest']} → {rates_digest}")
    if before["outcome"] != outcome_digest(now):
        changes.append("the outcome is not the same")
    return tuple(changes)
