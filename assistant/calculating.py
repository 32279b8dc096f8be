"""Calculations for the command line: JSON out, whatever happens, and an exit code."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

from calculator import (
    BadReceipt,
    Calculation,
    CalculatorError,
    Language,
    calculate,
    possible_changes,
    replay,
)


def json_object(text: str) -> dict[str, object]:
    """Inputs written as a JSON object; raises `ValueError` for anything else."""
    content = json.loads(text)
    if not isinstance(content, dict):
        raise ValueError(f"expected a JSON object of inputs, got: {text[:80]}")
    return content


def key_values(arguments: Sequence[str]) -> dict[str, object]:
    """`--key value` pairs as inputs; raises `ValueError` for anything else."""
    if len(arguments) % 2 or not all(key.startswith("--") for key in arguments[::2]):
        raise ValueError(f"expected pairs of --key value, got: {' '.join(arguments)}")
    keys = (key.removeprefix("--").replace("-", "_") for key in arguments[::2])
    return dict(zip(keys, arguments[1::2], strict=True))


def calculation_json(
    name: str, inputs: Mapping[str, object], language: Language
) -> tuple[str, int]:
    """The calculation, or the problem that stands in its way, and the exit code."""
    try:
        return _json(calculate(name, inputs, language=language)), 0
    except CalculatorError as error:
        return _problem_json(error, language), 1


def changes_json(name: str, inputs: Mapping[str, object], language: Language) -> tuple[str, int]:
    """Which single changes would change the total, or the problem, and the exit code."""
    try:
        changes = possible_changes(name, inputs, language=language)
    except CalculatorError as error:
        return _problem_json(error, language), 1
    return json.dumps([asdict(change) for change in changes], ensure_ascii=False, indent=2), 0


def replay_json(receipt: str, language: Language) -> tuple[str, int]:
    """The calculation of a receipt; exit code 1 when it no longer comes out the same."""
    try:
        calculation, changes = replay(receipt, language)
    except BadReceipt as error:
        return json.dumps({"error": str(error)}, ensure_ascii=False), 1
    except CalculatorError as error:
        return _problem_json(error, language), 1
    if changes:
        return json.dumps({"changed": changes}, ensure_ascii=False, indent=2), 1
    return _json(calculation), 0


def run_batch_with_progress(
    name: str, cases: Path, output: Path, language: Language, budget: str
) -> str:
    """Run a file of cases under a progress bar; the summary as JSON."""
    from tqdm import tqdm

    from calculator import run_batch

    with tqdm(unit="row") as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        summary = run_batch(
            name,
            cases,
            output,
            language=language,
            budget=Decimal(budget) if budget else None,
            progress=progress,
        )
    return json.dumps(asdict(summary), ensure_ascii=False, indent=2, default=str)


def _json(calculation: Calculation) -> str:
    return json.dumps(asdict(calculation), ensure_ascii=False, indent=2)


def _problem_json(error: CalculatorError, language: Language) -> str:
    from assistant.problems import calculator_problem

    return calculator_problem(error, language).model_dump_json(indent=2, exclude_none=True)
